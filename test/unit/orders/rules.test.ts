import { describe, expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import type { Order, OrderItem } from '../../../shared/orders/model.ts';
import {
  fulfilment,
  inTheWay,
  order,
  orderNumber,
  requireCancellable,
} from '../../../shared/orders/rules.ts';

const now = '2026-11-25T23:30:00.000Z';
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const item = (amount: number, fulfilledAt?: string): OrderItem => ({
  kind: 'service',
  name: 'Mailbox',
  quantity: 1,
  unitPrice: eur(amount),
  amount: eur(amount),
  ...(fulfilledAt && { fulfilledAt }),
});
const booker = {
  organisation: { timeZone: 'Europe/Amsterdam', currency: 'EUR' },
  now,
  by: { kind: 'member', id: 'mem' },
} as Parameters<typeof order>[2];
const placed = (...items: OrderItem[]): Order =>
  order(
    {
      id: createId('order'),
      customerId: createId('customer'),
      channel: 'portal',
      billing: 'next_run',
    },
    items,
    booker,
  );

test('an order is of the local day, adds up, and waits for what is not fulfilled', () => {
  // 10.00 + 2.50 = 12.50
  expect(placed(item(1_000, now), item(250))).toMatchObject({
    orderedOn: '2026-11-26',
    total: eur(1_250),
    status: 'placed',
    placedBy: 'mem',
  });
  expect(placed(item(1_000, now))).toMatchObject({ status: 'fulfilled', fulfilledAt: now });
});

test('a number follows from the id and from nothing else', () => {
  const id = createId('order');
  expect(orderNumber(id)).toBe(orderNumber(id));
  const numbers = Array.from({ length: 1_000 }, () => orderNumber(createId('order')));
  expect(new Set(numbers).size).toBe(1_000);
});

describe('fulfilment', () => {
  const three = placed(item(1), item(2, 'before'), item(3));

  test('the last item completes the order', () => {
    const first = fulfilment(three, [1, 2], now);
    expect(first?.items?.map(({ fulfilledAt }) => fulfilledAt)).toEqual([now, 'before', undefined]);
    expect(first?.status).toBeUndefined();
    expect(fulfilment({ ...three, ...first } as Order, [3], now)).toMatchObject({
      status: 'fulfilled',
      fulfilledAt: now,
    });
    expect(fulfilment(three, undefined, now)).toMatchObject({ status: 'fulfilled' });
  });

  test('what is fulfilled stays as it is', () => {
    expect(fulfilment(three, [2], now)).toBeUndefined();
    expect(fulfilment(placed(item(1, 'before')), undefined, now)).toBeUndefined();
  });

  test.each([
    ['an item that is not there', three, [1, 4], 'invalid_request'],
    ['a cancelled order', { ...three, status: 'cancelled' as const }, undefined, 'order_state'],
  ])('%s is refused', (_, of, numbers, code) => {
    expect(() => fulfilment(of, numbers, now)).toThrow(expect.objectContaining({ code }));
  });
});

test('a customer takes back what nobody worked for, an admin more, nobody twice', () => {
  const begun = placed(item(1), item(2, now));
  const refused = expect.objectContaining({ code: 'order_state' });
  expect(() => requireCancellable(placed(item(1)), 'customer')).not.toThrow();
  expect(() => requireCancellable(begun, 'customer')).toThrow(refused);
  expect(() => requireCancellable(begun, 'admin')).not.toThrow();
  expect(() => requireCancellable({ ...begun, status: 'cancelled' }, 'admin')).toThrow(refused);
  expect(inTheWay('Desk', 'billed').detail.received).toBe('Desk is billed');
});
