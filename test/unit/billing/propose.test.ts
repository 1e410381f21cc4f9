import { describe, expect, test } from 'vitest';
import { type Proposal, propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aCustomer, aMembership, aPlan, eur } from './builders.ts';

const invoiced = (proposal: Proposal) => {
  if (proposal.outcome !== 'invoiced')
    throw new Error(`expected an invoice, got ${JSON.stringify(proposal)}`);
  return { ...proposal, ...proposal.invoices[0] };
};

const plan = aPlan();
const billed = (given: Parameters<typeof aCase>[0]) => {
  const { inputs, terms } = aCase({ plans: [plan], ...given });
  return invoiced(propose(inputs, terms));
};
const nets = (given: Parameters<typeof aCase>[0]) =>
  billed(given).invoice.lines.map(line => line.net);

const fee = (on: string, amount: number): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Printing',
  on,
  price: eur(amount),
  quantity: 2,
  tax: { name: 'VAT', percent: '21' },
});

describe('a membership in advance', () => {
  test('pays the whole period that begins', () => {
    const { invoice, nextBillingOn, marks } = billed({
      memberships: [aMembership(plan, { billedTo: '2026-12-01' })],
    });

    // 120.00 net, 21% = 25.20
    expect([invoice.net, invoice.tax, invoice.gross]).toEqual([12_000, 2_520, 14_520]);
    expect(invoice.period).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(nextBillingOn).toBe('2027-01-01');
    expect(marks.map(({ from, to }) => [from, to])).toEqual([['2026-12-01', '2027-01-01']]);
  });

  test('that started mid-month pays its days of the month and the next month', () => {
    // 120.00 × 16/30 = 64.00 for 15–30 November, then December
    expect(nets({ memberships: [aMembership(plan, { startOn: '2026-11-15' })] })).toEqual([
      6_400, 12_000,
    ]);
  });

  test('that ends on the 20th pays 20 days', () => {
    // 120.00 × 20/31 = 77.4194 → 77.42
    const { invoice } = billed({
      memberships: [aMembership(plan, { billedTo: '2026-12-01', endOn: '2026-12-20' })],
    });
    expect(invoice.lines.map(line => [line.net, line.exact, line.explanation])).toEqual([
      [7_742, '7741.9355', '20 of 31 days at 3.870968 EUR a day'],
    ]);
  });

  test('pays a partial period in full when proration is off', () => {
    const memberships = [aMembership(plan, { startOn: '2026-11-15' })];
    expect(nets({ memberships, settings: { proration: 'none' } })).toEqual([12_000, 12_000]);
  });

  test('divides by the average month when the organisation says so', () => {
    // 120.00 × 16 ÷ (365/12) = 63.1233 → 63.12
    const memberships = [aMembership(plan, { startOn: '2026-11-15', endOn: '2026-11-30' })];
    expect(nets({ memberships, settings: { prorationDivisor: 'average' } })).toEqual([6_312]);
  });

  test('overrides the price and multiplies by the quantity', () => {
    const memberships = [
      aMembership(plan, { billedTo: '2026-12-01', price: eur(9_999), quantity: 3 }),
    ];
    expect(nets({ memberships })).toEqual([29_997]);
  });
});

describe('a membership in arrears', () => {
  test('pays the period that has passed', () => {
    const late = aPlan({ timing: 'arrears' });
    const { invoice } = billed({
      plans: [late],
      memberships: [aMembership(late, { billedTo: '2026-11-01' })],
    });
    expect(invoice.lines.map(line => [line.from, line.to, line.net])).toEqual([
      ['2026-11-01', '2026-12-01', 12_000],
    ]);
  });
});

describe('a discount', () => {
  test('takes its percentage off the whole period', () => {
    const memberships = [
      aMembership(plan, { billedTo: '2026-12-01', discount: { percent: '12.5' } }),
    ];
    // 120.00 × 12.5% = 15.00
    expect(nets({ memberships })).toEqual([10_500]);
  });

  test('that ends within the period counts its days only', () => {
    const discount = { percent: '50', to: '2026-12-10' };
    // 120.00 × 50% × 10/31 = 19.3548 → 19.35
    expect(
      nets({ memberships: [aMembership(plan, { billedTo: '2026-12-01', discount })] }),
    ).toEqual([10_065]);
  });

  test('that ended before the period takes nothing', () => {
    const discount = { percent: '50', to: '2026-11-30' };
    expect(
      nets({ memberships: [aMembership(plan, { billedTo: '2026-12-01', discount })] }),
    ).toEqual([12_000]);
  });
});

describe('what is overdue', () => {
  test('is billed in one visit, a line for each period', () => {
    const { invoice, nextBillingOn } = billed({
      nextBillingOn: '2026-10-01',
      memberships: [aMembership(plan, { billedTo: '2026-10-01' })],
    });
    expect(invoice.lines.map(line => line.from)).toEqual([
      '2026-10-01',
      '2026-11-01',
      '2026-12-01',
    ]);
    expect(nextBillingOn).toBe('2027-01-01');
  });

  test('keeps the anchor of a customer billed on the 31st through February', () => {
    const { invoice, nextBillingOn } = billed({
      anchorDay: 31,
      nextBillingOn: '2027-01-31',
      today: '2027-03-01',
      memberships: [aMembership(plan, { billedTo: '2027-01-31' })],
    });
    expect(invoice.lines.map(line => [line.from, line.to, line.net])).toEqual([
      ['2027-01-31', '2027-02-28', 12_000],
      ['2027-02-28', '2027-03-31', 12_000],
    ]);
    expect(nextBillingOn).toBe('2027-03-31');
  });

  test('includes a fee entered late, and not one dated after the run', () => {
    const charges = [fee('2026-08-03', 250), fee('2026-12-01', 100), fee('2026-12-02', 999)];
    // 2 × 2.50 + 2 × 1.00
    expect(nets({ charges })).toEqual([500, 200]);
  });
});

describe('a customer that cannot be billed', () => {
  const memberships = [aMembership(plan, { billedTo: '2026-12-01' })];
  const parkedFor = (given: Parameters<typeof aCase>[0]) => {
    const { inputs, terms } = aCase({ plans: [plan], memberships, ...given });
    return propose(inputs, terms);
  };

  test('without a billing address is parked', () => {
    const customer = aCustomer({ billingAddress: undefined });
    expect(parkedFor({ customer })).toMatchObject({
      outcome: 'parked',
      reason: 'missing_billing_address',
    });
  });

  test('with a plan that is gone is parked', () => {
    expect(parkedFor({ plans: [] })).toMatchObject({
      outcome: 'parked',
      reason: 'plan_missing',
      detail: plan.id,
    });
  });

  test('with a price in another currency is parked', () => {
    const foreign = aMembership(plan, {
      billedTo: '2026-12-01',
      price: { amount: 1, currency: 'USD' },
    });
    expect(parkedFor({ memberships: [foreign] })).toMatchObject({
      outcome: 'parked',
      reason: 'currency_mismatch',
    });
  });

  test('with more lines than an invoice may have is parked', () => {
    const charges = Array.from({ length: 10_001 }, () => fee('2026-11-02', 100));
    expect(parkedFor({ memberships: [], charges })).toMatchObject({
      outcome: 'parked',
      reason: 'too_many_lines',
    });
  });

  test('with nothing to bill moves on to the next period', () => {
    expect(parkedFor({ memberships: [] })).toEqual({
      outcome: 'nothing_to_bill',
      nextBillingOn: '2027-01-01',
    });
  });
});
