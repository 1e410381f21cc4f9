import { describe, expect, test } from 'vitest';
import { sellersDue } from '../../../shared/billing/lines-due.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const fee = (fields: Partial<OpenCharge> = {}): OpenCharge => ({
  ...{ cause: 'fee', feeId: createId('fee'), name: 'Printing', on: '2026-11-20' },
  ...{ price: eur(500), quantity: 1, tax: { name: 'VAT', percent: '21' }, ...fields },
});
type Given = Parameters<typeof aCase>[0];
const billed = (given: Given) => {
  const { inputs, terms } = aCase({ plans: [plan], ...given });
  const proposal = propose(inputs, terms);
  if (proposal.outcome !== 'invoiced') throw new Error(JSON.stringify(proposal));
  return proposal.invoices[0];
};
const december = { from: '2026-12-01', to: '2027-01-01' };

describe('an invoice takes', () => {
  test('of a membership the days that it has lines of, and nothing of one that has none', () => {
    const begun = aMembership(plan, { billedTo: '2026-12-01' });
    const later = aMembership(plan, { startOn: '2027-01-01' });
    expect(billed({ memberships: [later, begun] }).marks).toEqual([
      { membershipId: begun.id, ...december },
    ]);
  });

  test('days whose invoice is void with those that are due, and says which', () => {
    const november = { from: '2026-11-01', to: '2026-12-01' };
    const voided = aMembership(plan, { billedTo: '2026-12-01', released: [november] });
    const { invoice, marks } = billed({ memberships: [voided] });
    expect(invoice.lines.map(({ from, net }) => [from, net])).toEqual([
      ['2026-11-01', 12_000],
      ['2026-12-01', 12_000],
    ]);
    expect(marks).toEqual([{ membershipId: voided.id, ...december, released: [november] }]);
  });

  test('of those no more than the membership still has: it ends on the 10th now', () => {
    const released = [december];
    const ended = aMembership(plan, { billedTo: '2027-01-01', released, endOn: '2026-12-10' });
    const { invoice } = billed({ memberships: [ended], nextBillingOn: '2026-12-15' });
    // 120.00 × 10/31 = 38.7097
    expect(invoice.lines.map(({ from, to, net }) => [from, to, net])).toEqual([
      ['2026-12-01', '2026-12-11', 3_871],
    ]);
  });

  test('a fee with the account that its revenue is booked on', () => {
    const given = { charges: [fee({ revenueAccount: '8400' }), fee({ on: '2026-11-21' })] };
    const [booked, other] = billed(given).invoice.lines;
    expect(booked).toMatchObject({ cause: 'fee', revenueAccount: '8400' });
    expect(other).not.toHaveProperty('revenueAccount');
  });

  test('a month with the account of its plan, and no word of a price that changes behind it', () => {
    const prices = [{ from: '2027-01-01', price: eur(15_500) }];
    const booked = aPlan({ revenueAccount: '8000', prices });
    const memberships = [aMembership(booked, { billedTo: '2026-12-01' })];
    expect(billed({ plans: [booked], memberships }).invoice.lines).toMatchObject([
      { net: 12_000, revenueAccount: '8000', explanation: 'full period' },
    ]);
    const plain = billed({ memberships: [aMembership(plan, { billedTo: '2026-12-01' })] });
    expect(plain.invoice.lines[0]).not.toHaveProperty('revenueAccount');
  });

  test('memberships by id, then fees by day, whatever order they come in', () => {
    const [first, second] = ['A', 'B'].map(letter =>
      aMembership(plan, { id: `msh_${letter.repeat(26)}`, billedTo: '2026-12-01' } as object),
    );
    const [early, late] = [fee({ on: '2026-11-02' }), fee({ on: '2026-11-03' })];
    const given = { memberships: [second, first], charges: [late, early] } as Given;
    expect(billed(given).invoice.lines.map(({ causeId }) => causeId)).toEqual([
      ...[first?.id, second?.id, early.feeId, late.feeId],
    ]);
  });
});

describe('of what is due at once', () => {
  const today = { visits: ['2026-12-10'], last: '0000-01-01', next: '0000-01-01' };
  const due = (given: Given) => {
    const { inputs, terms } = aCase({ plans: [plan], today: '2026-12-10', ...given });
    return sellersDue(inputs, today, terms);
  };

  test('there may be nothing', () => {
    expect(due({})).toEqual([]);
    // of a plan that is not known nothing can be said
    const lost = aMembership(plan, { billedTo: '2026-12-01' });
    expect(due({ plans: [], memberships: [lost] })).toEqual([]);
  });

  test('the customer has its discount off days that are not over yet', () => {
    const arrears = aPlan({ timing: 'arrears' });
    const released = [{ from: '2026-12-01', to: '2026-12-11' }];
    const given = aMembership(arrears, { billedTo: '2027-01-01', released });
    const discount = { percent: '10' };
    // 120.00 × 10/31 = 38.7097 → 38.71, less 10 % = 3.87
    const lines = due({ plans: [arrears], memberships: [given], discount }).flatMap(of => of.lines);
    expect(lines.map(({ net, discount: off }) => [net, off])).toEqual([[3_484, 387]]);
  });
});

test('a visit that is caught up takes the discount of its own month off', () => {
  const discount = { amount: eur(1_000), from: '2026-12-01' };
  const desk = aMembership(plan, { billedTo: '2026-11-01' });
  const caught = billed({ nextBillingOn: '2026-11-01', memberships: [desk], discount });
  expect(caught.invoice.lines.map(({ from, net }) => [from, net])).toEqual([
    ['2026-11-01', 12_000],
    ['2026-12-01', 11_000],
  ]);
});

test('an amount off is given once more for a month whose invoice is void, however many are caught up', () => {
  const discount = { amount: eur(1_000) };
  const released = [{ from: '2026-10-01', to: '2026-11-01' }];
  const desk = aMembership(plan, { billedTo: '2026-11-01', released });
  const { lines } = billed({ nextBillingOn: '2026-11-01', memberships: [desk], discount }).invoice;
  // October and November share 2 × 10.00, December has its own
  expect(lines.map(({ net }) => net)).toEqual([11_000, 11_000, 11_000]);
});
