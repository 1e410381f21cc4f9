import { describe, expect, test } from 'vitest';
import type { MembershipChanges } from '../../../shared/catalogue/membership-contract.ts';
import { billedThroughOn, membershipStatus } from '../../../shared/catalogue/membership-states.ts';
import { membership, membershipEdit } from '../../../shared/catalogue/memberships.ts';
import type { Membership } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';

const context = {
  id: createId('membership'),
  customerId: createId('customer'),
  currency: 'EUR' as const,
  now: '2026-11-10T09:00:00.000Z',
  today: '2026-11-10',
};
const planId = createId('plan');
const euros = (amount: number) => ({ amount, currency: 'EUR' as const });

const created = (input: Partial<Membership> = {}): Membership =>
  membership({ planId, startOn: '2026-11-10', quantity: 1, ...input }, context);

/** Started on 10 November and billed up to the end of it. */
const billed = (input: Partial<Membership> = {}): Membership => ({
  ...created(),
  billedTo: '2026-12-01',
  ...input,
});

const edit = (current: Membership, asked: MembershipChanges) =>
  membershipEdit(current, asked, 'EUR');

const refused = (code: string, field: string) =>
  expect.objectContaining({ code, detail: expect.objectContaining({ field }) });

describe('a new membership', () => {
  test('is billed from its first day', () => {
    expect(created()).toMatchObject({ billedTo: '2026-11-10', quantity: 1, version: 1 });
    expect(billedThroughOn(created())).toBeNull();
  });

  test('may end on the day it starts, which is one day of service', () => {
    expect(created({ endOn: '2026-11-10' }).endOn).toBe('2026-11-10');
  });

  test('does not end before it starts', () => {
    expect(() => created({ endOn: '2026-11-09' })).toThrow(
      refused('invalid_request', '/body/endOn'),
    );
  });

  test("has its price in the organisation's currency", () => {
    expect(() => created({ price: { amount: 100, currency: 'USD' } })).toThrow(
      refused('currency_mismatch', '/body/price/currency'),
    );
  });
});

describe('the status of a membership from 10 to 20 November', () => {
  const stay = { startOn: '2026-11-10', endOn: '2026-11-20' };
  test.each([
    ['2026-11-09', 'scheduled'],
    ['2026-11-10', 'active'],
    ['2026-11-20', 'active'],
    ['2026-11-21', 'ended'],
  ] as const)('is on %s %s', (today, status) => {
    expect(membershipStatus(stay, today)).toBe(status);
  });

  test('never becomes ended without an end', () => {
    expect(membershipStatus({ startOn: '2026-11-10' }, '2099-12-31')).toBe('active');
  });
});

describe('a membership without billed days', () => {
  test('moves its start and with it the first day to bill', () => {
    expect(edit(created(), { startOn: '2026-11-15' })).toEqual({
      startOn: '2026-11-15',
      billedTo: '2026-11-15',
    });
  });

  test('does not start after its end', () => {
    expect(() => edit(created({ endOn: '2026-11-20' }), { startOn: '2026-11-21' })).toThrow(
      refused('invalid_request', '/body/startOn'),
    );
  });

  test('ends on any day from its start', () => {
    expect(edit(created(), { endOn: '2026-11-10' })).toEqual({ endOn: '2026-11-10' });
    expect(() => edit(created(), { endOn: '2026-11-09' })).toThrow(
      refused('invalid_request', '/body/endOn'),
    );
  });
});

describe('a membership billed through 30 November', () => {
  test('shows its last billed day', () => {
    expect(billedThroughOn(billed())).toBe('2026-11-30');
  });

  test('keeps its start', () => {
    expect(() => edit(billed(), { startOn: '2026-11-11' })).toThrow(
      refused('already_billed', '/body/startOn'),
    );
    expect(edit(billed(), { startOn: '2026-11-10' })).toEqual({ startOn: '2026-11-10' });
  });

  test('ends on its last billed day at the earliest', () => {
    expect(edit(billed(), { endOn: '2026-11-30' })).toEqual({ endOn: '2026-11-30' });
    expect(() => edit(billed(), { endOn: '2026-11-29' })).toThrow(
      refused('already_billed', '/body/endOn'),
    );
  });

  test('goes on when its end is taken away', () => {
    expect(edit(billed({ endOn: '2026-11-30' }), { endOn: null })).toEqual({ endOn: null });
  });

  test('changes quantity and price from the first unbilled day', () => {
    const asked = { quantity: 3, price: euros(20_000) };
    expect(edit(billed(), asked)).toEqual(asked);
  });

  test('takes no new discount that covers billed days only', () => {
    expect(() => edit(billed(), { discount: { percent: '10', to: '2026-11-29' } })).toThrow(
      refused('already_billed', '/body/discount/to'),
    );
  });

  test('lets its discount end with the last billed day', () => {
    const discount = { percent: '10', to: '2026-11-30' };
    expect(edit(billed(), { discount })).toEqual({ discount });
  });

  test('accepts the past discount that it has', () => {
    const past = { percent: '10', to: '2026-11-15' };
    expect(edit(billed({ discount: past }), { discount: { ...past } })).toEqual({ discount: past });
  });
});
