import type { Booker } from '../booking/offer.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { Changes } from '../store/change.ts';
import type { Order, OrderItem } from './model.ts';

/** `ORD-7GK3M9QX0T`: 50 bits, so that an organisation may have a million without two alike (p = 0.0004). */
export const orderNumber = (id: Id<'order'>): string => `ORD-${deriveId('order', id).slice(4, 14)}`;

type Asked = Pick<Order, 'id' | 'customerId' | 'memberId' | 'channel' | 'billing' | 'invoiceId'>;

/** An order as it is placed; fulfilled at once when nothing waits for the operator. */
export const order = (
  asked: Asked,
  items: OrderItem[],
  { organisation, now, by }: Booker,
): Order => {
  const amount = items.reduce((sum, item) => sum + item.amount.amount, 0);
  return {
    ...asked,
    number: orderNumber(asked.id),
    items,
    total: { amount, currency: organisation.currency },
    ...(isFulfilled(items) ? { status: 'fulfilled', fulfilledAt: now } : { status: 'placed' }),
    placedBy: by.id,
    placedAt: now,
    orderedOn: localDate(now, organisation.timeZone),
    version: 1,
  };
};

const isFulfilled = (items: readonly OrderItem[]): boolean =>
  items.every(({ fulfilledAt }) => fulfilledAt !== undefined);

/**
 * What fulfilling items, counted from 1, or all of them, changes; `undefined`: nothing. The order is fulfilled
 * with the last of them.
 */
export const fulfilment = (
  { items, status }: Order,
  numbers: readonly number[] | undefined,
  now: string,
): Changes<Order> | undefined => {
  if (status === 'cancelled') throw orderState('an order that is not cancelled', status);
  const unknown = numbers?.findIndex(number => number > items.length) ?? -1;
  if (unknown >= 0) {
    throw new Refusal('invalid_request', {
      field: `/body/items/${unknown}`,
      expected: `1 to ${items.length}`,
      received: String(numbers?.[unknown]),
    });
  }
  const next = items.map((item, index) =>
    item.fulfilledAt === undefined && (numbers?.includes(index + 1) ?? true)
      ? { ...item, fulfilledAt: now }
      : item,
  );
  if (next.every((item, index) => item === items[index])) return undefined;
  return {
    items: next,
    ...(isFulfilled(next) && { status: 'fulfilled' as const, fulfilledAt: now }),
  };
};

/** A customer takes back what nobody has worked for; the operator also what was given at once. */
export const requireCancellable = ({ status, items }: Order, by: 'admin' | 'customer'): void => {
  if (status === 'cancelled') throw orderState('an order that is not cancelled', status);
  const given = items.findIndex(({ fulfilledAt }) => fulfilledAt !== undefined);
  if (by === 'customer' && given >= 0) {
    throw orderState(
      'an order of which nothing is fulfilled',
      `item ${given + 1} (${items[given]?.name}) is fulfilled`,
    );
  }
};

const orderState = (expected: string, received: string): Refusal =>
  new Refusal('order_state', { expected, received });

/** What keeps an order from being taken back. */
export const inTheWay = (name: string, how: 'billed' | 'used'): Refusal =>
  orderState('an order of which nothing is billed or used', `${name} is ${how}`);
