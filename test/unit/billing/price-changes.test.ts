import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditInvoice } from '../../../shared/billing/audit-invoice.ts';
import { propose } from '../../../shared/billing/propose.ts';
import { pauseOn } from '../../../shared/catalogue/membership-states.ts';
import type { Membership, Plan } from '../../../shared/catalogue/model.ts';
import { priceOn } from '../../../shared/catalogue/prices.ts';
import {
  anchorAfter,
  daysBetween,
  type PlainDate,
  periodContaining,
  plusDays,
} from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

type Case = NonNullable<Parameters<typeof aCase>[0]>;

const billed = (plan: Plan, memberships: Membership[], given: Case = {}) => {
  const { inputs, terms } = aCase({ plans: [plan], memberships, ...given });
  const proposal = propose(inputs, terms);
  if (proposal.outcome !== 'invoiced') return { lines: [], marks: [], findings: [] };
  const { invoice, marks } = proposal.invoices[0];
  return { lines: invoice.lines, marks, findings: auditInvoice(invoice) };
};
const told = (plan: Plan, memberships: Membership[], given: Case = {}) =>
  billed(plan, memberships, given).lines.map(({ from, to, net, explanation }) => [
    from,
    plusDays(to ?? '', -1),
    net,
    explanation,
  ]);
const dearer = (fields: Partial<Plan> = {}) =>
  aPlan({ prices: [{ from: '2026-12-15', price: eur(15_500) }], ...fields });
const december = { startOn: '2026-11-01', billedTo: '2026-12-01' };
const inJanuary = { nextBillingOn: '2027-01-01', today: '2027-01-01' };
const settings = (fields: Case['settings']) => ({ settings: fields });

// 120.00 × 14/31 = 54.1935 → 54.19; 155.00 × 17/31 = 85.00
const cut = [...[['2026-12-01', '2026-12-14', 5_419]], ...[['2026-12-15', '2026-12-31', 8_500]]];

describe('a price from 15 December on cuts the month', () => {
  test.each(['advance', 'arrears'] as const)('billed in %s, each part at its price', timing => {
    const plan = dearer({ timing });
    const given = timing === 'advance' ? {} : inJanuary;
    expect(told(plan, [aMembership(plan, december)], given)).toEqual([
      [
        '2026-12-01',
        '2026-12-14',
        5_419,
        '14 of 31 days at 3.870968 EUR a day; 120.00 EUR a month until 2026-12-14',
      ],
      [
        '2026-12-15',
        '2026-12-31',
        8_500,
        '17 of 31 days at 5.00 EUR a day; 155.00 EUR a month from 2026-12-15',
      ],
    ]);
  });

  test('in arrears not before the part is over', () => {
    const plan = dearer({ timing: 'arrears' });
    const open = aMembership(plan, { startOn: '2026-12-01' });
    expect(told(plan, [open], { nextBillingOn: '2026-12-10', today: '2026-12-10' })).toEqual([]);
  });

  test('into parts of what is served: 10–20 December', () => {
    const plan = dearer();
    const membership = aMembership(plan, { startOn: '2026-12-10', endOn: '2026-12-20' });
    // 120.00 × 5/31 = 19.3548 → 19.35; 155.00 × 6/31 = 30.00
    expect(told(plan, [membership]).map(([, , net]) => net)).toEqual([1_935, 3_000]);
    // 120.00 × 5 × 12/365 = 19.7260 → 19.73; 155.00 × 6 × 12/365 = 30.5753 → 30.58
    const average = settings({ prorationDivisor: 'average' });
    expect(told(plan, [membership], average).map(([, , net]) => net)).toEqual([1_973, 3_058]);
  });

  test('whose parts sum to it whatever the divisor, and are paid by days whatever the mode', () => {
    const plan = dearer();
    for (const proration of ['first', 'second', 'none'] as const) {
      for (const prorationDivisor of ['actual', 'average'] as const) {
        const given = settings({ proration, prorationDivisor });
        const parts = told(plan, [aMembership(plan, december)], given);
        expect(parts.map(line => line.slice(0, 3))).toEqual(cut);
      }
    }
  });

  test('at the location it is for, and not for who has a price of its own', () => {
    const locationId = createId('location');
    const plan = dearer({ prices: [{ from: '2026-12-15', locationId, price: eur(15_500) }] });
    const here = aMembership(plan, { ...december, locationId });
    expect(told(plan, [here]).map(line => line.slice(0, 3))).toEqual(cut);
    const elsewhere = aMembership(plan, december);
    expect(told(plan, [elsewhere])).toEqual([['2026-12-01', '2026-12-31', 12_000, 'full period']]);
    const own = aMembership(plan, { ...december, locationId, price: eur(9_900) });
    expect(told(plan, [own])).toEqual([['2026-12-01', '2026-12-31', 9_900, 'full period']]);
  });

  test('and no month where the price begins with it, or stays what it was', () => {
    const prices = [
      { from: '2026-12-01', price: eur(13_000) },
      { from: '2026-12-15', price: eur(13_000) },
    ];
    const plan = dearer({ prices });
    expect(told(plan, [aMembership(plan, december)])).toEqual([
      ['2026-12-01', '2026-12-31', 13_000, 'full period'],
    ]);
  });

  test('with the discounts of each part', () => {
    const discount = { percent: '10', from: '2026-12-20' };
    const plan = dearer();
    // 85.00 × 10 % × 12/17 = 6.00
    expect(told(plan, [aMembership(plan, { ...december, discount })])).toEqual([
      expect.arrayContaining([5_419]),
      [
        '2026-12-15',
        '2026-12-31',
        7_900,
        '17 of 31 days at 5.00 EUR a day; 155.00 EUR a month from 2026-12-15; 10% off on 12 of 17 days',
      ],
    ]);
  });
});

describe('the days of an invoice that is void', () => {
  const parts = [
    { from: '2026-12-01', to: '2026-12-15' },
    { from: '2026-12-15', to: '2027-01-01' },
  ];
  const voided = (plan: Plan, released = parts) =>
    aMembership(plan, { startOn: '2026-11-01', billedTo: '2027-01-01', released });

  test('are billed at the prices of today, in one line where they are one month again', () => {
    const plan = dearer();
    expect(told(plan, [voided(plan)]).map(line => line.slice(0, 3))).toEqual(cut);
    const steady = aPlan();
    for (const proration of ['first', 'second', 'none'] as const) {
      expect(told(steady, [voided(steady)], settings({ proration }))).toEqual([
        ['2026-12-01', '2026-12-31', 12_000, 'full period'],
      ]);
    }
  });

  test('are these days and no others, also when nothing cuts the month any more', () => {
    const steady = aPlan();
    // 120.00 × 14/31 = 54.1935 → 54.19
    expect(told(steady, [voided(steady, parts.slice(0, 1))])).toEqual([
      ['2026-12-01', '2026-12-14', 5_419, '14 of 31 days at 3.870968 EUR a day'],
    ]);
  });
});

const dayOf = (n: number): PlainDate => plusDays('2026-01-01', n);
const scenario = fc.record({
  anchorDay: fc.integer({ min: 1, max: 31 }),
  start: fc.integer({ min: 0, max: 300 }),
  length: fc.integer({ min: 1, max: 300 }),
  timing: fc.constantFrom('advance' as const, 'arrears' as const),
  prices: fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 0, max: 600 }), amount: fc.nat(2_000_000) }),
    { maxLength: 6, selector: ({ at }) => at },
  ),
  pause: fc.option(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }))),
  proration: fc.constantFrom('first' as const, 'second' as const, 'none' as const),
  prorationDivisor: fc.constantFrom('actual' as const, 'average' as const),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

const madeOf = (given: Scenario) => {
  const prices = given.prices.map(({ at, amount }) => ({ from: dayOf(at), price: eur(amount) }));
  const plan = aPlan({ timing: given.timing, prices });
  const startOn = dayOf(given.start);
  const from = plusDays(startOn, given.pause?.[0] ?? 0);
  const pauses = given.pause ? [{ from, to: plusDays(from, given.pause[1] - 1) }] : undefined;
  const endOn = plusDays(startOn, given.length - 1);
  const membership = aMembership(plan, { startOn, endOn, ...(pauses && { pauses }) });
  return { plan, membership, endOn };
};
const afterwards = (given: Scenario, endOn: PlainDate): Case => {
  const { from } = periodContaining(plusDays(endOn, 40), given.anchorDay);
  const { proration, prorationDivisor, anchorDay } = given;
  return {
    anchorDay,
    nextBillingOn: from,
    today: from,
    ...settings({ proration, prorationDivisor }),
  };
};

test('whatever changes when, a total is what each day costs, up to half a unit a line', () => {
  fc.assert(
    fc.property(scenario, asked => {
      const given = { ...asked, proration: 'first' as const, prorationDivisor: 'actual' as const };
      const { plan, membership, endOn } = madeOf(given);
      const { lines } = billed(plan, [membership], afterwards(given, endOn));
      let expected = 0;
      for (let on = membership.startOn; on <= endOn; on = plusDays(on, 1)) {
        if (pauseOn(membership.pauses, on)) continue;
        const { from, to } = periodContaining(on, given.anchorDay);
        expected += priceOn(plan, { on }).amount / daysBetween(from, to);
      }
      const net = lines.reduce((sum, line) => sum + line.net, 0);
      expect(Math.abs(net - expected)).toBeLessThanOrEqual(lines.length / 2 + 1e-3);
    }),
  );
});

test('a year billed month by month has the lines of one that is caught up, and the audit finds nothing', () => {
  fc.assert(
    fc.property(scenario, given => {
      const { plan, membership, endOn } = madeOf(given);
      const { nextBillingOn = '', settings: rules } = afterwards(given, endOn);
      const once = billed(plan, [membership], afterwards(given, endOn));
      expect(once.findings).toEqual([]);
      const monthly = [];
      let { billedTo } = membership;
      let { from } = periodContaining(membership.startOn, given.anchorDay);
      while (from <= nextBillingOn) {
        const at = { anchorDay: given.anchorDay, nextBillingOn: from, today: from };
        const visit = billed(plan, [{ ...membership, billedTo }], { ...at, settings: rules ?? {} });
        monthly.push(...visit.lines);
        billedTo = visit.marks[0]?.to ?? billedTo;
        from = anchorAfter(from, given.anchorDay);
      }
      expect(monthly).toEqual(once.lines);
    }),
  );
});
