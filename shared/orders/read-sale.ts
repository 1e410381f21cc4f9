import { readBilling } from '../billing/inputs.ts';
import type { Billing } from '../billing/model.ts';
import type { Booker } from '../booking/offer.ts';
import { readPlans } from '../catalogue/store.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import { Customer } from '../people/model.ts';
import { getItem, getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { NewOrderItem } from './contract.ts';
import type { OrderBilling, OrderChannel } from './model.ts';
import type { Sale } from './sale.ts';

/** A visitor who becomes a customer by the transaction of the order. */
export interface NewCustomer {
  readonly customer: Customer;
  readonly billing: Billing;
}

/** What somebody orders. */
export interface Asked {
  readonly customerId: Id<'customer'>;
  /** who orders, when it is a member */
  readonly memberId?: Id<'member'> | undefined;
  readonly items: readonly NewOrderItem[];
  readonly channel: OrderChannel;
  /** absent: the next run bills it */
  readonly billing?: OrderBilling | undefined;
  /** a checkout's; made by `createId` */
  readonly orderId?: Id<'order'> | undefined;
  /** bookings that a checkout held: confirmed by the order */
  readonly heldBookings?: readonly Id<'booking'>[] | undefined;
  /** absent: the customer is there */
  readonly newCustomer?: NewCustomer | undefined;
}

/** What an order is sold by. 2 gets, none of a new customer, + 2 batch gets of what its items name. */
export const readSale = async (booker: Booker, asked: Asked): Promise<Sale> => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  const { channel, items, orderId = createId('order') } = asked;
  const planIds = items.flatMap(item => (item.kind === 'plan' ? [item.planId] : []));
  const [buyer, plans, references] = await Promise.all([
    asked.newCustomer ?? readBuyer(org, asked.customerId),
    readPlans(org, planIds),
    readReferences(org, asked),
  ]);
  const today = localDate(now, organisation.timeZone);
  return { organisation, now, by, orderId, channel, today, plans, ...buyer, references };
};

const readBuyer = async (org: string, customerId: string): Promise<NewCustomer> => {
  const [customer, billing] = await Promise.all([
    getItem(keys.customer(org, customerId)),
    readBilling(org, customerId),
  ]);
  if (!customer) throw new Refusal('not_found');
  return { customer: Customer.parse(customer), billing };
};

const readReferences = async (org: string, { customerId, items }: Asked) => {
  const named = items.flatMap(item => {
    if (item.kind !== 'plan') return [];
    const { memberId, locationId } = item;
    return [
      ...(memberId ? [keys.member(org, customerId, memberId)] : []),
      ...(locationId ? [keys.location(org, locationId)] : []),
    ];
  });
  const found = await getItems(named);
  return new Set(found.map(item => item?.id as string));
};
