import { expect, test } from 'vitest';
import { atPayer, fee } from '../../../shared/catalogue/fees.ts';
import { membership } from '../../../shared/catalogue/memberships.ts';
import { planChange } from '../../../shared/catalogue/plan-change.ts';
import { feeAddition, feeWaiver, touchedOnce } from '../../../shared/catalogue/writes.ts';
import { deriveId } from '../../../shared/kernel/id.ts';

const now = '2026-11-25T09:00:00.000Z';
const [company, payer] = [deriveId('customer', 'company'), deriveId('customer', 'payer')];
const memberId = deriveId('member', 'ann');
const forMember = { customerId: company, memberId };
const account = { customerId: payer, whose: { forMember }, unchanged: [] };
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });

const desk = membership(
  { planId: deriveId('plan', 'desk'), memberId, startOn: '2026-11-01', quantity: 2 },
  {
    ...{ id: deriveId('membership', 'desk'), customerId: company, currency: 'EUR' as const },
    ...{ now, today: '2026-11-25' },
  },
);
const context = {
  ...{ id: deriveId('membership', 'next'), today: '2026-11-25', now },
  ...{ currency: 'EUR' as const, anchorDay: 1 },
};
const change = { billTo: 'member', when: '2026-12-16' } as const;

test('a membership ends with one payer on the day before it goes on with the other, at the same terms', () => {
  const { ends, follows } = planChange(desk, change, { ...context, account });
  expect(ends).toMatchObject({ endOn: '2026-12-15', replacedBy: follows.id });
  expect(follows).toMatchObject({
    ...{ customerId: payer, forMember, planId: desk.planId, quantity: 2 },
    ...{ startOn: '2026-12-16', billedTo: '2026-12-16', servedSince: '2026-11-01' },
  });
  expect(follows).not.toHaveProperty('memberId');
});

test('another payer does not answer for the debt of the one before, nor hold its deposit', () => {
  const held = { ...desk, depositFeeId: deriveId('fee', 'deposit') };
  const suspended = { ...held, suspendedAt: now, suspendedFor: 'debt' as const };
  const { follows } = planChange(suspended, change, { ...context, account });
  expect(follows.suspendedAt).toBeUndefined();
  expect(follows.depositFeeId).toBeUndefined();
  const { suspendedFor: _, ...byHand } = suspended;
  const stopped = planChange(byHand, change, { ...context, account }).follows;
  expect(stopped.suspendedAt).toBe(now);
});

test('the payer who pays already is no change', () => {
  expect(() => planChange(desk, change, context)).toThrow(
    expect.objectContaining({ code: 'invalid_request' }),
  );
  const { follows } = planChange(desk, { ...change, quantity: 3 }, context);
  expect(follows).toMatchObject({ customerId: company, memberId, quantity: 3 });
});

test('a fee that goes to another payer is open once, and both learn of it', () => {
  const given = { name: 'Keys', on: '2026-11-25', price: eur(500), quantity: 1, memberId };
  const tax = { name: 'VAT', percent: '21' };
  const asked = { id: deriveId('fee', 'keys'), customerId: company, currency: 'EUR' as const, now };
  const before = fee({ ...given, tax }, asked);
  const { next, waived } = atPayer(before, account, { id: deriveId('fee', 'other'), now });
  expect(next).toMatchObject({ customerId: payer, forMember, status: 'open', version: 1 });
  expect(next).not.toHaveProperty('memberId');
  expect(waived).toMatchObject({ id: before.id, customerId: company, status: 'waived' });
  const org = deriveId('organisation', 'org');
  const writes = touchedOnce([
    ...feeWaiver(org, before),
    ...feeWaiver(org, before),
    ...feeAddition(org, next),
  ]);
  const touched = writes.flatMap(write =>
    'update' in write && write.update.sk === 'C#BILLING' ? [write.update.pk] : [],
  );
  expect(touched).toHaveLength(2);
  expect(new Set(touched).size).toBe(2);
});

test.each([
  ['billed', 'fee_not_open'],
  ['waived', 'fee_not_open'],
] as const)('a fee that is %s stays where it is', (status, code) => {
  const tax = { name: 'VAT', percent: '21' };
  const asked = { id: deriveId('fee', 'keys'), customerId: company, currency: 'EUR' as const, now };
  const open = fee({ name: 'Keys', on: '2026-11-25', price: eur(500), quantity: 1, tax }, asked);
  const move = () => atPayer({ ...open, status }, account, { id: deriveId('fee', 'x'), now });
  expect(move).toThrow(expect.objectContaining({ code }));
});
