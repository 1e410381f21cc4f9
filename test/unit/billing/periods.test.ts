import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstBilling } from '../../../shared/billing/due.ts';
import type { Billing, InvoiceLine } from '../../../shared/billing/model.ts';
import { type BillingInputs, propose, type Terms } from '../../../shared/billing/propose.ts';
import { anniversaryOf, changedTerms, termsEdit } from '../../../shared/billing/terms.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { anchorAfter, nextAnchorOn, plusDays } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const late = aPlan({ timing: 'arrears' });
const plans = [plan, late];

const fee = (on: string, fields: Partial<OpenCharge> = {}): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Locker',
  on,
  price: eur(500),
  quantity: 1,
  tax: { name: 'VAT', percent: '21' },
  ...fields,
});

/** What a run on `today` bills, and the customer as the run leaves it. */
const visit = (inputs: BillingInputs, terms: Terms, today: string) => {
  const proposal = propose(inputs, { ...terms, billingOn: today, cutoffOn: today });
  if (proposal.outcome === 'parked') throw new Error(proposal.reason);
  const billing = { ...inputs.billing, nextBillingOn: proposal.nextBillingOn };
  if (proposal.outcome === 'nothing_to_bill') return { lines: [], inputs: { ...inputs, billing } };
  const marks = new Map(
    proposal.invoices[0].marks.map(({ membershipId, to }) => [membershipId, to]),
  );
  const billed = new Set(proposal.invoices[0].charges.map(({ feeId }) => feeId));
  return {
    lines: proposal.invoices[0].invoice.lines,
    inputs: {
      ...inputs,
      billing,
      memberships: inputs.memberships.map(m => ({ ...m, billedTo: marks.get(m.id) ?? m.billedTo })),
      charges: inputs.charges.filter(({ feeId }) => !billed.has(feeId)),
    },
  };
};

/** A run on every billing day up to `today`. */
const runsUpTo = (given: BillingInputs, terms: Terms, today: string) => {
  const lines: InvoiceLine[][] = [];
  let inputs = given;
  while (inputs.billing.nextBillingOn <= today) {
    const next = visit(inputs, terms, inputs.billing.nextBillingOn);
    lines.push(next.lines);
    inputs = next.inputs;
  }
  return { lines, inputs };
};

const spans = (lines: readonly InvoiceLine[]) =>
  lines.map(({ from, to, net }) => [from, plusDays(to ?? '', -1), net]);

describe('anchor dates', () => {
  test.each([
    // the 31st is clamped and comes back; 2028 is a leap year
    [31, ['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30', '2028-05-31']],
    [30, ['2027-12-30', '2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30', '2028-05-30']],
    [29, ['2026-12-29', '2027-01-29', '2027-02-28', '2027-03-29', '2027-04-29', '2027-05-29']],
  ])('of day %i are clamped and keep the day', (day, dates) => {
    const [first = '', ...rest] = dates;
    let on = first;
    expect(rest.map(() => (on = anchorAfter(on, day)))).toEqual(rest);
    expect(anchorAfter(first, day, 5)).toBe(rest.at(-1));
    expect(anchorAfter(rest.at(-1) ?? '', day, -5)).toBe(first);
  });
});

test('twelve months of a membership on the 31st are on one line each day, at twelve prices', () => {
  const membership = aMembership(plan, { startOn: '2027-12-31' });
  const given = { anchorDay: 31, nextBillingOn: '2027-12-31', memberships: [membership], plans };
  const { inputs, terms } = aCase(given);
  const { lines } = runsUpTo(inputs, terms, '2028-11-30');
  expect(lines.map(([line]) => [line?.from, line?.to])).toEqual([
    ['2027-12-31', '2028-01-31'],
    ['2028-01-31', '2028-02-29'],
    ['2028-02-29', '2028-03-31'],
    ['2028-03-31', '2028-04-30'],
    ['2028-04-30', '2028-05-31'],
    ['2028-05-31', '2028-06-30'],
    ['2028-06-30', '2028-07-31'],
    ['2028-07-31', '2028-08-31'],
    ['2028-08-31', '2028-09-30'],
    ['2028-09-30', '2028-10-31'],
    ['2028-10-31', '2028-11-30'],
    ['2028-11-30', '2028-12-31'],
  ]);
  // 12 × 120.00
  expect(lines.flat().reduce((sum, { net }) => sum + net, 0)).toBe(144_000);
});

describe('an invoice every 3 months', () => {
  const quarter = { everyMonths: 3, plans, nextBillingOn: '2026-12-01' };

  test('in advance covers the 3 months that begin, a line each', () => {
    const memberships = [aMembership(plan, { startOn: '2026-12-01' })];
    const { inputs, terms } = aCase({ ...quarter, memberships });
    const { lines, inputs: after } = visit(inputs, terms, '2026-12-01');
    expect(spans(lines)).toEqual([
      ['2026-12-01', '2026-12-31', 12_000],
      ['2027-01-01', '2027-01-31', 12_000],
      ['2027-02-01', '2027-02-28', 12_000],
    ]);
    expect(after.billing.nextBillingOn).toBe('2027-03-01');
  });

  test('in arrears covers the 3 months that are over', () => {
    const memberships = [aMembership(late, { startOn: '2026-10-16' })];
    const { inputs, terms } = aCase({ ...quarter, memberships });
    // 120.00 × 16/31 = 61.9355 → 61.94
    expect(spans(visit(inputs, terms, '2026-12-01').lines)).toEqual([
      ['2026-10-16', '2026-10-31', 6_194],
      ['2026-11-01', '2026-11-30', 12_000],
    ]);
  });
});

describe('a fee', () => {
  const billedOn = (charge: OpenCharge, today = '2026-12-01') => {
    const { inputs, terms } = aCase({ plans, charges: [charge] });
    return visit(inputs, terms, today).lines.length;
  };

  test('is billed after its day, in advance with the period that its day is in', () => {
    expect(billedOn(fee('2026-12-01'))).toBe(1);
    expect(billedOn(fee('2026-12-02'))).toBe(0);
    expect(billedOn(fee('2026-12-31', { billInAdvance: true }))).toBe(1);
    expect(billedOn(fee('2027-01-01', { billInAdvance: true }))).toBe(0);
    expect(billedOn(fee('2026-08-01', { billInAdvance: true }))).toBe(1);
  });
});

describe('a customer billed on its anniversary', () => {
  const start = { billingDay: 'anniversary', everyMonths: 1, today: '2026-11-20' } as const;
  const created = firstBilling(createId('customer'), start);

  test('is billed on the day its first membership starts', () => {
    expect(created).toMatchObject({ anchorOpen: true, nextBillingOn: '2026-11-20' });
    const billing = changedTerms(created, anniversaryOf(created, '2027-01-31'));
    expect(billing).toMatchObject({ anchorDay: 31, nextBillingOn: '2027-01-31', inputsVersion: 2 });
    expect(billing).not.toHaveProperty('anchorOpen');
  });

  test('whose membership began earlier is billed on the last such day', () => {
    expect(anniversaryOf(created, '2026-08-15')).toMatchObject({ nextBillingOn: '2026-11-15' });
  });

  test('is not billed on a date that a run has looked at', () => {
    // runs of 20 November and 20 December found nothing
    const looked: Billing = { ...created, nextBillingOn: '2027-01-20' };
    expect(anniversaryOf(looked, '2026-12-20')).toMatchObject({ nextBillingOn: '2027-01-20' });
    expect(anniversaryOf(looked, '2026-12-25')).toMatchObject({ nextBillingOn: '2026-12-25' });
    const quarterly: Billing = { ...created, everyMonths: 3, nextBillingOn: '2027-02-20' };
    expect(anniversaryOf(quarterly, '2026-11-25')).toMatchObject({ nextBillingOn: '2026-11-25' });
  });
});

describe('a changed billing day', () => {
  test('holds from the next billing day on; the days up to it are billed by days', () => {
    const membership = aMembership(plan, { startOn: '2026-01-01', billedTo: '2027-01-01' });
    const { inputs, terms } = aCase({
      plans,
      memberships: [membership],
      nextBillingOn: '2027-01-01',
    });
    const billing = changedTerms(inputs.billing, termsEdit(inputs.billing, { billingDay: 15 }));
    expect(billing.nextBillingOn).toBe('2027-01-15');
    // 1–14 January of 15 December – 14 January: 120.00 × 14/31 = 54.1935 → 54.19
    expect(spans(visit({ ...inputs, billing }, terms, '2027-01-15').lines)).toEqual([
      ['2027-01-01', '2027-01-14', 5_419],
      ['2027-01-15', '2027-02-14', 12_000],
    ]);
  });

  test('to the same day, or to other months, moves no date', () => {
    const { billing } = aCase().inputs;
    expect(changedTerms(billing, termsEdit(billing, { billingDay: 1 })).nextBillingOn).toBe(
      '2026-12-01',
    );
    const yearly = changedTerms(billing, termsEdit(billing, { invoiceEveryMonths: 12 }));
    expect(yearly).toMatchObject({ nextBillingOn: '2026-12-01', everyMonths: 12 });
    expect(changedTerms(yearly, termsEdit(yearly, { invoiceEveryMonths: 1 }))).not.toHaveProperty(
      'everyMonths',
    );
  });
});

const day = fc.integer({ min: -90, max: 300 }).map(n => plusDays('2026-12-01', n));
const situation = fc.record({
  anchorDay: fc.integer({ min: 1, max: 31 }),
  everyMonths: fc.constantFrom(1, 2, 3),
  mode: fc.constantFrom('first' as const, 'second' as const, 'none' as const),
  memberships: fc.array(
    fc.tuple(day, fc.option(fc.nat(200)), fc.boolean()).map(([startOn, length, inAdvance]) =>
      aMembership(inAdvance ? plan : late, {
        startOn,
        ...(length !== null && { endOn: plusDays(startOn, length) }),
      }),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  charges: fc.array(
    fc.tuple(day, fc.boolean()).map(([on, billInAdvance]) => fee(on, { billInAdvance })),
    {
      maxLength: 3,
    },
  ),
  discount: fc.option(
    fc.oneof(
      fc.record({ percent: fc.constantFrom('10', '33.33', '100') }),
      fc.record({ amount: fc.integer({ min: 1, max: 20_000 }).map(eur) }),
      fc.record({ percent: fc.constant('50'), from: day, to: day }),
      fc.record({ amount: fc.constant(eur(1_000)), from: day, to: day }),
    ),
    { nil: undefined },
  ),
  months: fc.integer({ min: 0, max: 9 }),
});

test('catching up over k periods bills the lines of k single runs, whatever the order of the input', () => {
  const canonical = (lines: readonly InvoiceLine[]) =>
    lines.map(line => JSON.stringify(line)).toSorted();
  fc.assert(
    fc.property(situation, ({ mode, months, discount, ...rest }) => {
      const given = { ...rest, ...(discount && { discount }) };
      const nextBillingOn = nextAnchorOn('2026-12-01', given.anchorDay);
      const settings = { proration: mode };
      const { inputs, terms } = aCase({ ...given, plans, nextBillingOn, settings });
      const today = anchorAfter(nextBillingOn, given.anchorDay, months);
      const single = runsUpTo(inputs, terms, today);
      const reversed = {
        ...inputs,
        memberships: inputs.memberships.toReversed(),
        charges: inputs.charges.toReversed(),
      };
      // a fee counts up to the day of the run: the single runs end on the last billing day that is due
      const last = anchorAfter(
        single.inputs.billing.nextBillingOn,
        given.anchorDay,
        -given.everyMonths,
      );
      const once = visit(reversed, terms, last);
      expect(canonical(once.lines)).toEqual(canonical(single.lines.flat()));
      expect(once.inputs.billing).toEqual(single.inputs.billing);
      expect(once.inputs.memberships.toReversed()).toEqual(single.inputs.memberships);
    }),
  );
});
