import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Proposal, propose } from '../../../shared/billing/propose.ts';
import type { Discount, OpenCharge, Plan } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { type Exact, exact, split } from '../../../shared/kernel/money.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan({ price: eur(12_000) });

type Case = NonNullable<Parameters<typeof aCase>[0]>;
const invoiceOf = (given: Case) => {
  const { inputs, terms } = aCase({ plans: [plan], ...given });
  const proposal: Proposal = propose(inputs, terms);
  if (proposal.outcome !== 'invoiced') throw new Error(JSON.stringify(proposal));
  return proposal.invoices[0].invoice;
};
const december = (discount?: Discount, of: Plan = plan) =>
  aMembership(of, { startOn: '2026-12-01', ...(discount && { discount }) });
const shown = (given: Case) =>
  invoiceOf(given).lines.map(({ subtotal, discount, net, explanation }) => [
    subtotal,
    discount,
    net,
    explanation,
  ]);

const fee = (amount: number, percent: string): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Item',
  on: '2026-11-30',
  price: eur(amount),
  quantity: 1,
  tax: { name: 'VAT', percent },
});

test('a public worked case: 10.00 off 200.00 at three rates', () => {
  const charges = [fee(10_000, '10'), fee(5_000, '0'), fee(3_000, '20'), fee(2_000, '20')];
  const invoice = invoiceOf({ charges, discount: { amount: eur(1_000) } });
  // 10.00 by 100 : 50 : 30 : 20 = 5.00, 2.50, 1.50, 1.00
  expect(invoice.lines.map(({ discount }) => discount)).toEqual([500, 250, 150, 100]);
  // 95.00 × 10 % = 9.50; 47.50 × 0 % = 0; (28.50 + 19.00) × 20 % = 9.50
  expect([invoice.net, invoice.tax, invoice.gross]).toEqual([19_000, 1_900, 20_900]);
});

describe('an amount off a membership', () => {
  test('is a month’s, and has its part of a part', () => {
    expect(shown({ memberships: [december({ amount: eur(1_000) })] })).toEqual([
      [12_000, 1_000, 11_000, 'full period; 10.00 EUR a month off'],
    ]);
    // 120.00 × 16/30 = 64.00; 10.00 × 16/30 = 5.3333 → 5.33
    const discount = { amount: eur(1_000), to: '2026-11-30' };
    const memberships = [aMembership(plan, { startOn: '2026-11-15', discount })];
    expect(shown({ memberships })).toEqual([
      [6_400, 533, 5_867, '16 of 30 days at 4.00 EUR a day; 10.00 EUR a month off'],
      [12_000, 0, 12_000, 'full period'],
    ]);
  });

  test('holds on its days only', () => {
    // 10.00 × 10/31 = 3.2258 → 3.23
    const discount = { amount: eur(1_000), to: '2026-12-10' };
    expect(shown({ memberships: [december(discount)] })).toEqual([
      [12_000, 323, 11_677, 'full period; 10.00 EUR a month off on 10 of 31 days'],
    ]);
  });

  test('is at most the price', () => {
    expect(shown({ memberships: [december({ amount: eur(12_001) })] })).toEqual([
      [12_000, 12_000, 0, 'full period; 120.01 EUR a month off, at most the price'],
    ]);
  });
});

test('a plan’s discount comes before the membership’s, which comes before the customer’s', () => {
  const sale = aPlan({ price: eur(12_000), discount: { percent: '10' } });
  const given = {
    plans: [sale],
    memberships: [december({ percent: '50' }, sale)],
    discount: { percent: '25' },
  };
  // 120.00 − 12.00 = 108.00; − 54.00 = 54.00; − 13.50 = 40.50
  expect(shown(given)).toEqual([
    [12_000, 7_950, 4_050, "full period; plan 10% off; 50% off; customer's 25% off"],
  ]);
});

describe('a customer’s discount', () => {
  test('of an amount is spread by what the lines cost, the cents too', () => {
    // 1.00 by 3 equal lines: 0.34, 0.33, 0.33
    const charges = [fee(1_000, '21'), fee(1_000, '21'), fee(1_000, '21')];
    expect(shown({ charges, discount: { amount: eur(100) } })).toEqual([
      [1_000, 34, 966, "fee of 2026-11-30; 0.34 EUR of the customer's discount"],
      [1_000, 33, 967, "fee of 2026-11-30; 0.33 EUR of the customer's discount"],
      [1_000, 33, 967, "fee of 2026-11-30; 0.33 EUR of the customer's discount"],
    ]);
  });

  test('of a percentage is rounded once, not on every line', () => {
    // 3 × 0.05 = 0.15; 10 % = 0.015 → 0.02
    const charges = [fee(5, '21'), fee(5, '21'), fee(5, '21')];
    expect(invoiceOf({ charges, discount: { percent: '10' } }).net).toBe(13);
  });

  test('is at most what there is', () => {
    const charges = [fee(300, '21'), fee(0, '21')];
    expect(invoiceOf({ charges, discount: { amount: eur(1_000) } }).net).toBe(0);
  });

  test('is off once for every month of the invoice, while it lasts', () => {
    const given = { memberships: [december()], everyMonths: 3 };
    const discount = { amount: eur(1_000), to: '2027-01-15' };
    // December and January begin by then: 360.00 − 2 × 10.00
    expect(invoiceOf({ ...given, discount }).net).toBe(34_000);
    // December and 15 of 31 days of January: 360.00 − 12.00 − 120.00 × 10 % × 15/31 = 5.8065 → 342.19
    const percent = { percent: '10', to: '2027-01-15' };
    expect(invoiceOf({ ...given, discount: percent }).net).toBe(34_219);
  });

  test('that is over takes nothing', () => {
    const discount = { percent: '10', to: '2026-11-29' };
    const charges = [fee(1_000, '21')];
    expect(invoiceOf({ charges, memberships: [december()], discount }).net).toBe(13_000);
  });

  test('of an amount is given again for a month whose invoice is void, and for no other', () => {
    const desk = aMembership(plan, { startOn: '2026-10-01', billedTo: '2026-12-01' });
    const released = [{ from: '2026-11-01', to: '2026-12-01' }];
    const again = { ...desk, released };
    const off = { amount: eur(2_000), from: '2026-11-01' };
    const discountOf = (of: typeof desk, discount: Discount) =>
      invoiceOf({ memberships: [of], discount }).lines.reduce(
        (sum, line) => sum + line.discount,
        0,
      );
    expect(discountOf(desk, off)).toBe(2_000);
    expect(discountOf(again, off)).toBe(4_000);
    // the month was before the discount began
    expect(discountOf(again, { ...off, from: '2026-12-01' })).toBe(2_000);
    // two desks of one month have one discount
    const two = [again, { ...again, id: createId('membership') }];
    const lines = invoiceOf({ memberships: two, discount: off }).lines;
    expect(lines.reduce((sum, line) => sum + line.discount, 0)).toBe(4_000);
  });

  test('in another currency parks the customer', () => {
    const discount = { amount: { amount: 100, currency: 'USD' as const } };
    const { inputs, terms } = aCase({ charges: [fee(1_000, '21')], discount });
    expect(propose(inputs, terms)).toMatchObject({ reason: 'currency_mismatch' });
  });
});

const weights = fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 31 })), {
  minLength: 1,
  maxLength: 40,
});
const ratio = ({ numerator, denominator }: Exact) => Number(numerator) / Number(denominator);

describe('a split', () => {
  test('sums to the whole, mirrors, and no part is a unit away from its share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), weights, (total, pairs) => {
        const shares = pairs.map(([n, d]) => exact(n, d));
        const sum = shares.reduce((all, share) => all + ratio(share), 0);
        fc.pre(sum > 0);
        const parts = split(total, shares);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        expect(split(-total, shares).map(part => part + 0)).toEqual(parts.map(part => 0 - part));
        for (const [index, part] of parts.entries()) {
          const share = (total * ratio(shares[index] as Exact)) / sum;
          expect(Math.abs(part - share)).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });

  test('of something by nothing is a mistake', () => {
    expect(() => split(1, [exact(0)])).toThrow('cannot split');
  });
});

test('no discount takes a line below nothing, and lines sum to the net', () => {
  const discount = fc.oneof(
    fc.record({ percent: fc.constantFrom('0.01', '12.5', '99.99', '100') }),
    fc.record({ amount: fc.integer({ min: 1, max: 40_000 }).map(eur) }),
    fc.record({ percent: fc.constant('100'), to: fc.constantFrom('2026-11-30', '2026-12-03') }),
  );
  const maybe = fc.option(discount, { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(fc.nat(300), { minLength: 1, maxLength: 5 }),
      fc.nat(1_000),
      maybe,
      maybe,
      discount,
      (fees, price, ofPlan, own, customers) => {
        const sale = aPlan({ price: eur(price), ...(ofPlan && { discount: ofPlan }) });
        const charges = fees.map(amount => fee(amount, '21'));
        const memberships = [december(own, sale)];
        const { lines, net } = invoiceOf({
          plans: [sale],
          memberships,
          charges,
          discount: customers,
        });
        expect(lines.reduce((sum, line) => sum + line.net, 0)).toBe(net);
        for (const line of lines) {
          expect(line.subtotal - line.discount).toBe(line.net);
          expect(line.net).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
