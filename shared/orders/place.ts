import type { Issued } from '../billing/issue-now.ts';
import type { Booker } from '../booking/offer.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Write } from '../store/transact.ts';
import type { NewOrderItem } from './contract.ts';
import { invoiceOf } from './invoice.ts';
import { orderMail } from './mails.ts';
import { mergeWrites } from './merge-writes.ts';
import type { Order } from './model.ts';
import { type Asked, readSale } from './read-sale.ts';
import { order } from './rules.ts';
import { atItem, type Sale, type Sold } from './sale.ts';
import { sellBooking, sellHeld } from './sell-booking.ts';
import { sellPlan } from './sell-plan.ts';
import { orderAddition } from './store.ts';

export { mergeWrites } from './merge-writes.ts';
export type { Asked, NewCustomer } from './read-sale.ts';

/** An order with the writes and events that make it so. */
export interface Placed {
  readonly order: Order;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** Leaves room for what lies beside: outbox, idempotency record, and the customer that a checkout makes. */
const maxWrites = 85;

/**
 * Sells everything that is asked for in one transaction with the order, its mails (S74, S75) and, if it has one, its
 * invoice. `busy` when something changed meanwhile.
 */
export const placeOrder = async (booker: Booker, asked: Asked): Promise<Placed> => {
  const sale = await readSale(booker, asked);
  const sold = await sellAll(sale, asked);
  const made = sold.flatMap(({ writes }) => writes);
  const issued = asked.billing === 'invoice' ? await invoiceOf(sale, made) : undefined;
  const placed = orderOf(sale, asked, sold, issued);
  const mails = mailsOf(sale, placed);
  const writes = [
    orderAddition(sale.organisation.id, placed),
    ...(issued?.writes ?? made),
    ...mails.flatMap(mail => mail.writes),
  ];
  return {
    order: placed,
    writes: withinOne(mergeWrites(writes)),
    events: [
      ...eventsOf(sale, placed),
      ...sold.flatMap(({ events }) => events),
      ...(issued ? [issued.event] : []),
      ...mails.map(({ event }) => event),
    ],
  };
};

/** What an order would be, unwritten: its items, and what they write. Refuses what is not to be had. */
export const judgeOrder = async (
  booker: Booker,
  asked: Asked,
): Promise<Pick<Sold, 'items' | 'writes'>> => {
  const sold = await sellAll(await readSale(booker, asked), asked);
  return {
    items: sold.flatMap(({ items }) => items),
    writes: withinOne(mergeWrites(sold.flatMap(({ writes }) => writes))),
  };
};

/** One item of an order, whatever it is. */
export const sellItem = (sale: Sale, item: NewOrderItem): Sold | Promise<Sold> =>
  item.kind === 'plan' ? sellPlan(sale, item) : sellBooking(sale, item);

const sellAll = async (sale: Sale, { items, heldBookings = [] }: Asked): Promise<Sold[]> => {
  const sold: Sold[] = [];
  for (const [index, item] of items.entries()) {
    const next = await atItem(index, () => sellItem(afterAnchor(sale, sold), item));
    sold.push(next);
  }
  for (const id of heldBookings) sold.push(await sellHeld(sale, id));
  return sold;
};

/** The first membership sets the day of a customer who is billed on its anniversary; the others find it set. */
const afterAnchor = (sale: Sale, sold: readonly Sold[]): Sale => {
  const isSet = sold.some(({ items }) => items.some(({ kind }) => kind === 'membership'));
  if (!isSet) return sale;
  const { anchorOpen: _, ...billing } = sale.billing;
  return { ...sale, billing };
};

const orderOf = (sale: Sale, asked: Asked, sold: readonly Sold[], issued?: Issued): Order => {
  const { memberId, billing = 'next_run' } = asked;
  const { orderId: id, channel, customer } = sale;
  const invoiceId = issued?.invoice.id;
  const about = { id, customerId: customer.id, memberId, channel, billing, invoiceId };
  return order(
    about,
    sold.flatMap(({ items }) => items),
    sale,
  );
};

const mailsOf = ({ organisation }: Sale, placed: Order) => [
  orderMail(organisation, 'order_confirmation', placed),
  ...(placed.status === 'fulfilled' ? [orderMail(organisation, 'order_completed', placed)] : []),
];

const eventsOf = ({ organisation, by }: Sale, { customerId, id, status }: Order): DomainEvent[] => {
  const detail = { organisationId: organisation.id, customerId, orderId: id, by: by.id };
  return [
    domainEvent('order.placed', detail),
    ...(status === 'fulfilled' ? [domainEvent('order.fulfilled', detail)] : []),
  ];
};

const withinOne = (writes: Write[]): Write[] => {
  if (writes.length <= maxWrites) return writes;
  throw new Refusal('invalid_request', {
    field: '/body/items',
    expected: 'what fits into one order; order the rest by itself',
    received: `${writes.length} changes`,
  });
};
