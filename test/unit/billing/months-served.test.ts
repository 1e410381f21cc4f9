import { describe, expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import type { Membership } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

type Given = Parameters<typeof aCase>[0];
const nets = (plan: ReturnType<typeof aPlan>, membership: Membership, given: Given) => {
  const { inputs, terms } = aCase({ plans: [plan], memberships: [membership], ...given });
  const proposal = propose(inputs, terms);
  return proposal.outcome === 'invoiced'
    ? proposal.invoices[0].invoice.lines.map(({ net }) => net)
    : [];
};

describe('where a month costs its whole price, however short', () => {
  const plan = aPlan();
  const settings = { proration: 'none' } as const;
  const other = createId('membership');
  const billed = (fields: Partial<Membership>) =>
    nets(plan, aMembership(plan, fields), { nextBillingOn: '2026-11-01', settings });

  test('it is paid by days only if the terms change within it', () => {
    const november = { startOn: '2026-11-15', endOn: '2026-12-31' };
    expect(billed(november)).toEqual([12_000, 12_000]);
    // goes on under other terms at the turn of the year, and at the turn of this month
    expect(billed({ ...november, replacedBy: other })).toEqual([12_000, 12_000]);
    expect(billed({ ...november, endOn: '2026-11-30', replacedBy: other })).toEqual([12_000]);
    // 120.00 × 15/30 = 60.00 for 15–29 November
    expect(billed({ ...november, endOn: '2026-11-29', replacedBy: other })).toEqual([6_000]);
  });

  test('and of a membership that goes on for another the first month, if it begins within it', () => {
    const ending = { endOn: '2026-11-20', replaces: other };
    expect(billed({ ...ending, startOn: '2026-11-01' })).toEqual([12_000]);
    // 120.00 × 19/30 = 76.00 for 2–20 November
    expect(billed({ ...ending, startOn: '2026-11-02' })).toEqual([7_600]);
  });
});

describe('the parts of a month whose price changes on 15 December sum to it, by the average month as well', () => {
  const plan = aPlan({ prices: [{ from: '2026-12-15', price: eur(15_500) }] });
  const settings = { prorationDivisor: 'average' } as const;
  const december = { startOn: '2026-11-01', billedTo: '2026-12-01' };
  const parts = (fields: Partial<Membership>) =>
    nets(plan, aMembership(plan, { ...december, ...fields }), { settings });
  // 120.00 × 14/31 = 54.1935; 155.00 × 17/31 = 85.00
  const whole = [5_419, 8_500];

  test('if all of it is served', () => {
    expect(parts({})).toEqual(whole);
    expect(parts({ startOn: '2026-12-01' })).toEqual(whole);
    expect(parts({ endOn: '2026-12-31' })).toEqual(whole);
  });

  test('and not if it ends a day early', () => {
    // 120.00 × 14 × 12/365 = 55.2329; 155.00 × 16 × 12/365 = 81.5342
    expect(parts({ endOn: '2026-12-30' })).toEqual([5_523, 8_153]);
  });

  test.each([
    ['ended the day before', [{ from: '2026-11-20', to: '2026-11-30' }], whole],
    ['begins the day after', [{ from: '2027-01-01' }], whole],
    // 120.00 × 13 × 12/365 = 51.2877; 155.00 × 17 × 12/365 = 86.6301
    ['takes its first day', [{ from: '2026-11-20', to: '2026-12-01' }], [5_129, 8_663]],
    // 155.00 × 16 × 12/365 = 81.5342
    ['takes its last day', [{ from: '2026-12-31', to: '2027-01-05' }], [5_523, 8_153]],
    ['has no end, from its last day on', [{ from: '2026-12-31' }], [5_523, 8_153]],
  ])('nor if a pause takes a day of it: one that %s', (_, pauses, expected) => {
    expect(parts({ pauses } as Partial<Membership>)).toEqual(expected);
  });
});

test('a pause under the terms before is a pause of the month that goes on under others', () => {
  const plan = aPlan();
  const [before, after] = ['A', 'B'].map(letter => `msh_${letter.repeat(26)}`) as [never, never];
  const nets = (pauses: Membership['pauses']) => {
    const since = '2026-11-01';
    const memberships = [
      aMembership(plan, {
        ...{ id: before, startOn: since, billedTo: '2026-12-01', endOn: '2026-12-14' },
        ...{ replacedBy: after, pauses },
      }),
      aMembership(plan, { id: after, startOn: '2026-12-15', servedSince: since, replaces: before }),
    ];
    const settings = { prorationDivisor: 'average' } as const;
    const { inputs, terms } = aCase({ plans: [plan], memberships, settings });
    const proposal = propose(inputs, terms);
    return proposal.outcome === 'invoiced'
      ? proposal.invoices[0].invoice.lines.map(({ net }) => net)
      : [];
  };
  // 120.00 × 14/31 = 54.1935, × 17/31 = 65.8065
  expect(nets(undefined)).toEqual([5_419, 6_581]);
  // 120.00 × 12/365 = 3.945205 a day: 2 days, 9 days, 17 days
  expect(nets([{ from: '2026-12-03', to: '2026-12-05' }])).toEqual([789, 3_551, 6_707]);
});
