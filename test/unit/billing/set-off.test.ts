import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvoiceLine } from '../../../shared/billing/model.ts';
import { type Proposal, propose } from '../../../shared/billing/propose.ts';
import { setOff } from '../../../shared/billing/set-off.ts';
import { creditsForUnused } from '../../../shared/billing/unused-credit.ts';
import { chargeOf } from '../../../shared/catalogue/fees.ts';
import type { OpenCharge, Plan } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const vat = { name: 'VAT', percent: '21' };
const plan = aPlan({ price: eur(12_000), tax: vat });

const credit = (amount: number, fields: Partial<OpenCharge> = {}): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Credit: Office',
  on: '2026-12-01',
  price: eur(amount),
  quantity: -1,
  tax: vat,
  billInAdvance: true,
  explanation: '22 of 31 days billed, 2026-12-10 to 2026-12-31',
  ...fields,
});
type Case = NonNullable<Parameters<typeof aCase>[0]>;

const bill = (charges: OpenCharge[], given: Case = {}) => {
  const memberships = [aMembership(plan, { startOn: '2026-12-01' })];
  const { inputs, terms } = aCase({ plans: [plan], memberships, charges, ...given });
  return propose(inputs, terms);
};
const invoiced = (proposal: Proposal) => {
  if (proposal.outcome !== 'invoiced') throw new Error(proposal.outcome);
  return { ...proposal, ...proposal.invoices[0] };
};

describe('a credit', () => {
  test('comes off what is billed at its tax', () => {
    const own = credit(5_000);
    const { invoice, charges, rests } = invoiced(bill([own]));
    // 120.00 − 50.00 = 70.00; 21 % of it is 14.70
    expect(invoice).toMatchObject({ net: 7_000, tax: 1_470, gross: 8_470 });
    expect(invoice.lines[1]).toMatchObject({
      ...{ description: 'Credit: Office', causeId: own.feeId, quantity: -1, unitPrice: 5_000 },
      ...{ subtotal: -5_000, discount: 0, net: -5_000 },
    });
    expect([charges, rests]).toEqual([[own], []]);
  });

  test('that is more than the invoice has leaves a rest, and nothing is below nothing', () => {
    const own = credit(30_000);
    const { invoice, charges, rests } = invoiced(bill([own]));
    expect(invoice).toMatchObject({ net: 0, tax: 0, gross: 0 });
    expect(invoice.lines[1]?.explanation).toContain('in part');
    expect([charges, rests]).toEqual([[], [{ charge: own, amount: 18_000 }]]);
  });

  test.each([
    ['another tax', { tax: { name: 'VAT', percent: '9' } }],
    ['a price that includes it', { tax: { ...vat, included: true } }],
    ['a later day', { on: '2027-01-01' }],
  ])('of %s waits', (_, fields) => {
    const { invoice, charges, rests } = invoiced(bill([credit(1_000, fields)]));
    expect([invoice.net, charges, rests]).toEqual([12_000, [], []]);
  });

  test('takes nothing off a deposit, and alone makes no invoice', () => {
    const untaxed = { name: 'VAT', percent: '0' };
    const deposit = credit(40_000, { quantity: 1, refundable: true, tax: untaxed });
    const own = credit(1_000, { tax: untaxed });
    const { invoice, rests } = invoiced(bill([deposit, own]));
    expect([invoice.net, rests]).toEqual([52_000, []]);
    expect(bill([own], { memberships: [] }).outcome).toBe('nothing_to_bill');
  });

  test('is not made less by the customer’s discount', () => {
    const { invoice } = invoiced(bill([credit(5_000)], { discount: { percent: '10' } }));
    // 120.00 − 12.00 − 50.00 = 58.00
    expect(invoice.net).toBe(5_800);
  });

  test('has the tax of the place that it was for', () => {
    const locationId = createId('location');
    const locationTaxes = new Map([[locationId as string, { name: 'BTW', percent: '9' }]]);
    const memberships = [aMembership(plan, { startOn: '2026-12-01', locationId })];
    const given = { memberships, locationTaxes };
    const there = invoiced(bill([credit(2_000, { locationId })], given));
    expect(there.invoice).toMatchObject({ net: 10_000, tax: 900 });
    expect(invoiced(bill([credit(2_000)], given)).invoice.net).toBe(12_000);
  });
});

test('a credit is on its own invoice if that has room, otherwise on the first that takes the most of it', () => {
  const line = (net: number) => ({ net, tax: vat }) as InvoiceLine;
  const places = (own: number, ...nets: number[]) => {
    const payable = nets.map((net, place) => ({ lines: [line(net)], isOf: () => place === own }));
    const given = credit(8_000);
    return setOff([given], payable, ({ price, quantity }) => ({
      ...line(price.amount * quantity),
      ...{ quantity, unitPrice: price.amount },
    })).map(({ lines, rests }) => [lines.map(({ net }) => net), rests.map(({ amount }) => amount)]);
  };
  const none = [[], []];
  expect(places(0, 5_000, 10_000)).toEqual([[[-5_000], [3_000]], none]);
  expect(places(0, 0, 10_000)).toEqual([none, [[-8_000], []]]);
  expect(places(9, 5_000, 10_000, 9_000)).toEqual([none, [[-8_000], []], none]);
  expect(places(9, 5_000, 7_000)).toEqual([none, [[-7_000], [1_000]]]);
  expect(places(9, 0, 0)).toEqual([none, none]);
  expect(places(9)).toEqual([]);
});

describe('prices that include the tax', () => {
  const marked = aPlan({ price: eur(12_100), tax: { ...vat, included: true } });
  const one = (charges: OpenCharge[], given: Case = {}) => {
    const memberships = [aMembership(marked, { startOn: '2026-12-01' })];
    return invoiced(bill(charges, { plans: [marked], memberships, ...given })).invoice;
  };
  const included = { ...vat, included: true };

  test('are credited as they are marked', () => {
    expect(one([credit(6_050, { tax: included })])).toMatchObject({
      ...{ net: 5_000, tax: 1_050, gross: 6_050 },
    });
    const none = one([credit(12_100, { tax: included })]);
    expect(none).toMatchObject({ net: 0, tax: 0, gross: 0 });
    expect(none.lines.map(({ net }) => net)).toEqual([10_000, -10_000]);
  });

  test('of who owes no tax are credited without it', () => {
    const tax = { kind: 'exempt', reason: 'Embassy' } as const;
    const half = one([credit(6_050, { tax: included })], { tax });
    expect(half).toMatchObject({ net: 5_000, tax: 0, gross: 5_000 });
  });
});

test('whatever is credited: no invoice and no rate is negative, and nothing of it is lost or given twice', () => {
  const plans = ['21', '9', '0'].flatMap(percent =>
    [true, undefined].map(isIn =>
      aPlan({ tax: { name: 'VAT', percent, ...(isIn && { included: true as const }) } }),
    ),
  );
  const ofPlan = fc.constantFrom(...plans);
  const scenario = fc.record({
    sold: fc.array(fc.tuple(ofPlan, fc.integer({ min: 0, max: 99_999 })), { maxLength: 4 }),
    credits: fc.array(fc.tuple(ofPlan, fc.integer({ min: 1, max: 99_999 })), { maxLength: 4 }),
    percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    tax: fc.constantFrom(undefined, { kind: 'rate' as const, rate: { name: 'GST', percent: '7' } }),
  });
  fc.assert(
    fc.property(scenario, ({ sold, credits, percent, tax }) => {
      const memberships = sold.map(([{ id }, amount]) =>
        aMembership(plan, { planId: id, startOn: '2026-12-01', price: eur(amount) }),
      );
      const charges = credits.map(([{ tax: own }, amount]) => credit(amount, { tax: own }));
      const discount = percent === undefined ? {} : { discount: { percent: String(percent) } };
      const given = { plans, memberships, ...discount, ...(tax && { tax }) };
      const proposal = bill(charges, given);
      if (proposal.outcome !== 'invoiced') {
        expect(sold).toEqual([]);
        return;
      }
      const { invoice, rests } = proposal.invoices[0];
      const plain = invoiced(bill([], given)).invoice;
      expect(invoice.gross).toBeGreaterThanOrEqual(0);
      for (const { base, amount } of invoice.taxes) {
        expect(base).toBeGreaterThanOrEqual(0);
        expect(amount).toBeGreaterThanOrEqual(0);
      }
      expect(invoice.lines.reduce((sum, { net }) => sum + net, 0)).toBe(invoice.net);
      expect(plain.gross).toBeGreaterThanOrEqual(invoice.gross);
      for (const { charge, amount } of rests) {
        const line = invoice.lines.find(({ causeId }) => causeId === charge.feeId);
        const taken = -(line?.gross ?? line?.net ?? 0);
        if (!charge.tax.included) expect(taken + amount).toBe(charge.price.amount);
        expect(amount).toBeLessThan(charge.price.amount);
      }
    }),
  );
});

describe('what was billed for days that are not served', () => {
  const paid = (own: Plan, given: Case = {}) => {
    const memberships = [aMembership(own, { startOn: '2026-12-01' })];
    const { inputs, terms } = aCase({ plans: [own], memberships, ...given });
    const { lines } = invoiced(propose(inputs, terms)).invoice;
    const sold = lines.map(line => ({ line, seller: 'own' as const }));
    const [found] = creditsForUnused(memberships[0] as (typeof memberships)[0], sold, {
      ...{ newId: () => createId('fee'), from: '2026-12-10', plan: own },
      ...{ currency: 'EUR', now: '2026-12-10T09:00:00.000Z' },
    });
    if (!found) throw new Error('nothing is credited');
    return found;
  };

  test('is credited by its days', () => {
    // 120.00 × 22/31 = 85.1613
    expect(chargeOf(paid(plan))).toMatchObject({
      ...{ price: eur(8_516), quantity: -1, on: '2026-12-10', billInAdvance: true, tax: vat },
      explanation: '22 of 31 days billed, 2026-12-10 to 2026-12-31',
    });
  });

  test('with the discounts that it had', () => {
    // 120.00 × 0.9 × 22/31 = 76.6452
    expect(paid(plan, { discount: { percent: '10' } }).price).toEqual(eur(7_665));
  });

  test('in months that were billed ahead, each by its own days', () => {
    const found = paid(plan, { everyMonths: 3 });
    // 85.1613 + 120.00 + 120.00
    expect(found.price).toEqual(eur(32_516));
    expect(found.explanation).toMatch(/^22 of 31 .*; 31 of 31 .*; 28 of 28 /);
  });

  test('as it was paid where the price includes the tax, and without it by who owes none', () => {
    const marked = aPlan({ price: eur(12_100), tax: { ...vat, included: true } });
    // 121.00 × 22/31 = 85.8710; 100.00 × 22/31 = 70.9677
    expect(paid(marked)).toMatchObject({ price: eur(8_587), tax: { included: true } });
    const free = paid(marked, { tax: { kind: 'exempt', reason: 'Embassy' } });
    expect(free.price).toEqual(eur(7_097));
    expect(free.tax).toEqual(vat);
  });
});
