import { describe, expect, test } from 'vitest';
import { chargeOf, fee } from '../../../shared/catalogue/fees.ts';
import { MembershipChanges } from '../../../shared/catalogue/membership-contract.ts';
import { Discount } from '../../../shared/catalogue/model.ts';
import { NewPlan } from '../../../shared/catalogue/plan-contract.ts';
import { plan, planEdit, planView, refusePlan } from '../../../shared/catalogue/plans.ts';
import { createId } from '../../../shared/kernel/id.ts';

const now = '2026-11-10T09:00:00.000Z';
const tax = { name: 'VAT', percent: '21' };
const desk = {
  name: 'Fixed desk',
  kind: 'recurring',
  category: 'desk',
  price: { amount: 25_000, currency: 'EUR' },
  tax,
} as const;
const dayPass = { ...desk, name: 'Day pass', kind: 'one_off', category: 'day_pass' } as const;
const context = { id: createId('plan'), currency: 'EUR' as const, now };

describe('a plan', () => {
  test('is billed in advance unless said, when it recurs', () => {
    expect(plan(desk, context)).toMatchObject({ timing: 'advance', archived: false, version: 1 });
    expect(plan({ ...desk, timing: 'arrears' }, context).timing).toBe('arrears');
    const later = { ...context, timing: 'arrears' as const };
    expect(plan(desk, later).timing).toBe('arrears');
    expect(plan({ ...desk, timing: 'advance' }, later).timing).toBe('advance');
  });

  test('shows no timing when it is sold once', () => {
    expect(planView(plan(dayPass, context)).timing).toBeUndefined();
    expect(NewPlan.safeParse({ ...dayPass, timing: 'advance' }).success).toBe(false);
  });

  test('costs nothing or more, in whole minor units', () => {
    const priced = (amount: number) =>
      NewPlan.safeParse({ ...desk, price: { amount, currency: 'EUR' } }).success;
    expect([priced(0), priced(-1), priced(0.5)]).toEqual([true, false, false]);
  });

  test("has its price in the organisation's currency, also when it changes", () => {
    const mismatch = expect.objectContaining({ code: 'currency_mismatch' });
    expect(() => plan(desk, { ...context, currency: 'USD' })).toThrow(mismatch);
    const current = plan(desk, context);
    expect(() => planEdit(current, { price: desk.price }, 'USD')).toThrow(mismatch);
    expect(planEdit(current, { archived: true }, 'USD')).toEqual({ archived: true });
  });

  test.each([
    ['is not there', undefined, 'unknown_reference'],
    ['is archived', { archived: true, kind: 'recurring' }, 'plan_archived'],
    ['is sold once', { archived: false, kind: 'one_off' }, 'plan_not_recurring'],
  ])('that %s makes no membership', (_, found, code) => {
    expect(refusePlan('pln_1')(found).code).toBe(code);
  });
});

describe('a discount', () => {
  test.each([
    ['0.01', true],
    ['12.5', true],
    ['100', true],
    ['0', false],
    ['0.00', false],
    ['100.01', false],
    ['-5', false],
    ['5%', false],
  ])('of %s percent is accepted: %s', (percent, accepted) => {
    expect(Discount.safeParse({ percent }).success).toBe(accepted);
  });

  test('ends on the day it starts or later', () => {
    const until = (to: string) =>
      MembershipChanges.safeParse({ discount: { percent: '10', from: '2026-11-10', to } }).success;
    expect([until('2026-11-10'), until('2026-11-09')]).toEqual([true, false]);
  });
});

test('a fee waits to be billed as it was agreed', () => {
  const printing = fee(
    { name: 'Printing', on: '2026-11-12', price: desk.price, quantity: 2, tax },
    { id: createId('fee'), customerId: createId('customer'), currency: 'EUR', now },
  );
  expect(printing).toMatchObject({ status: 'open', version: 1 });
  expect(chargeOf(printing)).toMatchObject({
    cause: 'fee',
    feeId: printing.id,
    on: '2026-11-12',
    price: { amount: 25_000, currency: 'EUR' },
    quantity: 2,
    tax,
  });
});
