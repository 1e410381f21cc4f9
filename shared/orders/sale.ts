import type { Billing } from '../billing/model.ts';
import type { Booker } from '../booking/offer.ts';
import type { Plan } from '../catalogue/model.ts';
import type { DomainEvent } from '../events/catalogue.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Money } from '../kernel/money.ts';
import type { Customer } from '../people/model.ts';
import type { Key } from '../store/table.ts';
import { versionIs, type Write } from '../store/transact.ts';
import type { OrderChannel, OrderItem } from './model.ts';

/** What is the same for every item of an order. */
export interface Sale extends Booker {
  readonly orderId: Id<'order'>;
  readonly channel: OrderChannel;
  readonly customer: Customer;
  /** the organisation's local date */
  readonly today: PlainDate;
  /** what the items name, as far as it is there */
  readonly plans: ReadonlyMap<string, Plan>;
  readonly references: ReadonlySet<string>;
  readonly billing: Billing;
}

/** What one item becomes: its lines, and everything that makes it so. */
export interface Sold {
  readonly items: OrderItem[];
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** 3 × 10.00 = 30.00 */
export const priced = (
  unitPrice: Money,
  quantity: number,
): Pick<OrderItem, 'quantity' | 'unitPrice' | 'amount'> => ({
  quantity,
  unitPrice,
  amount: { amount: unitPrice.amount * quantity, currency: unitPrice.currency },
});

/** Sells the n-th item; what is refused, now or by a condition of its writes, names the field there. */
export const atItem = async (index: number, sell: () => Sold | Promise<Sold>): Promise<Sold> => {
  try {
    const sold = await sell();
    return { ...sold, writes: sold.writes.map(write => refusedAt(index, write)) };
  } catch (error) {
    throw error instanceof Refusal ? there(index, error) : error;
  }
};

const refusedAt = (index: number, write: Write): Write => {
  const { refuse } = write;
  return refuse ? { ...write, refuse: found => there(index, refuse(found)) } : write;
};

const there = (index: number, refusal: Refusal): Refusal => {
  const { field } = refusal.detail;
  if (!field?.startsWith('/body/') || field.startsWith('/body/items')) return refusal;
  const own = field.replace('/body', `/body/items/${index}`);
  return new Refusal(refusal.code, { ...refusal.detail, field: own });
};

/** Holds a sale to what was read of something: if that changed meanwhile, the sale is tried again. */
export const unchanged = (key: Key, { version }: { readonly version: number }): Write => ({
  check: key,
  ...versionIs(version),
  refuse: () => new Refusal('busy'),
});

/** Something that an item names and the operator or customer does not have. */
export const unknown = (what: 'location' | 'member', id: string): Refusal =>
  new Refusal('unknown_reference', {
    field: `/body/${what}Id`,
    expected: what === 'member' ? 'a member of this customer' : 'a location of this organisation',
    received: id,
  });
