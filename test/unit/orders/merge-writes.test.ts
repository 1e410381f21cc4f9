import { expect, test } from 'vitest';
import { touchBilling } from '../../../shared/billing/due.ts';
import { mergeWrites } from '../../../shared/orders/merge-writes.ts';
import { keys } from '../../../shared/store/table.ts';
import { absent, present, type Write } from '../../../shared/store/transact.ts';

const plan = keys.plan('org', 'pln');
const touch = touchBilling('org', 'cus');
const credit = (change: number): Write => ({
  update: keys.creditUse('org', 'cus', 'msh#0'),
  expression: 'ADD used :change',
  values: { ':change': change },
});

test('a transaction touches the billing of a customer once', () => {
  expect(mergeWrites([touch, { put: plan }, touch])).toEqual([touch, { put: plan }]);
});

test('a new customer needs no touch', () => {
  const put: Write = { put: keys.billing('org', 'cus'), condition: absent };
  expect(mergeWrites([touch, put, touch])).toEqual([put]);
});

test('of two questions about one item the first is asked', () => {
  const first: Write = { check: plan, condition: 'version = :read' };
  expect(mergeWrites([first, { check: plan, condition: present }])).toEqual([first]);
});

test.each([
  ['alike', 60, 60],
  ['unlike', 60, 30],
])('two changes of one item, however %s, are not for one order', (_, a, b) => {
  expect(() => mergeWrites([credit(a), credit(b)])).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  );
});
