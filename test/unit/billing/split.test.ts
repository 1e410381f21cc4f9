import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import { pauseOn } from '../../../shared/catalogue/membership-states.ts';
import type { Discount, Membership } from '../../../shared/catalogue/model.ts';
import { planChange } from '../../../shared/catalogue/plan-change.ts';
import { type PlainDate, periodContaining, plusDays } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed } from '../../../shared/store/change.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const dayOf = (n: number): PlainDate => plusDays('2026-01-01', n);
const plans = {
  advance: aPlan({ timing: 'advance' }),
  arrears: aPlan({ timing: 'arrears' }),
};

const discount = fc
  .record({
    percent: fc.integer({ min: 1, max: 100 }),
    amount: fc.option(fc.integer({ min: 1, max: 500_000 })),
    from: fc.option(fc.integer({ min: 0, max: 400 })),
    days: fc.option(fc.integer({ min: 0, max: 200 })),
  })
  .map(({ percent, amount, from, days }): Discount => {
    const first = from === null ? undefined : dayOf(from);
    const last = days === null ? undefined : plusDays(first ?? dayOf(0), days);
    return {
      ...(amount === null ? { percent: String(percent) } : { amount: eur(amount) }),
      ...(first && { from: first }),
      ...(last && { to: last }),
    };
  });

const scenario = fc.record({
  timing: fc.constantFrom('advance' as const, 'arrears' as const),
  anchorDay: fc.integer({ min: 1, max: 31 }),
  start: fc.integer({ min: 0, max: 300 }),
  length: fc.integer({ min: 2, max: 300 }),
  price: fc.integer({ min: 0, max: 5_000_000 }),
  quantity: fc.integer({ min: 1, max: 9 }),
  pause: fc.option(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 40 }))),
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  proration: fc.constantFrom('first' as const, 'second' as const),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

const membershipOf = (given: Scenario, off?: Discount): Membership => {
  const startOn = dayOf(given.start);
  const endOn = plusDays(startOn, given.length - 1);
  const from = plusDays(startOn, given.pause?.[0] ?? 0);
  const pauses = given.pause && [{ from, to: plusDays(from, given.pause[1] - 1) }];
  return aMembership(plans[given.timing], {
    ...{ startOn, endOn, quantity: given.quantity, price: eur(given.price) },
    ...(pauses && { pauses }),
    ...(off && { discount: off }),
  });
};

/** The day of a change to the same terms: the first on or after it that serves. */
const cutOf = ({ where, length }: Scenario, { startOn, endOn = '', pauses }: Membership) => {
  let on = plusDays(startOn, 1 + Math.floor(where * (length - 2)));
  while (pauseOn(pauses, on)) on = plusDays(on, 1);
  return on > endOn ? undefined : on;
};

const splitAt = (membership: Membership, when: PlainDate, anchorDay: number) => {
  const { ends, follows } = planChange(
    membership,
    { planId: membership.planId, when },
    {
      ...{ id: createId('membership'), today: membership.startOn, anchorDay },
      ...{ currency: 'EUR', now: '2026-01-01T09:00:00.000Z' },
    },
  );
  return [changed<Membership>(membership, ends), follows];
};

type Rules = NonNullable<NonNullable<Parameters<typeof aCase>[0]>['settings']>;

const totalOf = (memberships: Membership[], { anchorDay }: Scenario, settings: Rules) => {
  const last = memberships.at(-1)?.endOn ?? '';
  const { from: today } = periodContaining(plusDays(last, 40), anchorDay);
  const { inputs, terms } = aCase({
    ...{ plans: Object.values(plans), memberships, anchorDay, settings },
    ...{ nextBillingOn: today, today },
  });
  const proposal = propose(inputs, terms);
  if (proposal.outcome === 'parked') throw new Error(proposal.reason);
  if (proposal.outcome !== 'invoiced') return { net: 0, lines: 0 };
  return {
    net: proposal.invoices[0].invoice.net,
    lines: proposal.invoices[0].invoice.lines.length,
  };
};

/** How far a total moves when nothing changes but that it is cut, and how many lines are more. */
const moved = (given: Scenario, membership: Membership, settings: Rules) => {
  const when = cutOf(given, membership);
  if (when === undefined) return { by: 0, more: 0 };
  const one = totalOf([membership], given, settings);
  const two = totalOf(splitAt(membership, when, given.anchorDay), given, settings);
  return { by: two.net - one.net, more: two.lines - one.lines };
};

test.each(['actual', 'average'] as const)(
  'a membership that is split on any day costs the same, up to a unit a line more; divisor %s',
  prorationDivisor => {
    fc.assert(
      fc.property(scenario, given => {
        const { proration } = given;
        const { by, more } = moved(given, membershipOf(given), { proration, prorationDivisor });
        expect(Math.abs(by)).toBeLessThanOrEqual(more);
      }),
      { numRuns: 300 },
    );
  },
);

test('the days behind a whole first month are no part of a month that is served whole', () => {
  // 1 January to 1 February, anchor 2: a whole month, then 1 February at 12/365 of 23.03 = 0.76, cut or not
  const given: Scenario = {
    ...{ anchorDay: 2, start: 0, length: 32, price: 329, quantity: 7, pause: null, where: 0.05 },
    ...{ timing: 'advance', proration: 'second' },
  };
  const rules = { proration: 'second', prorationDivisor: 'average' } as const;
  expect(moved(given, membershipOf(given), rules)).toEqual({ by: 0, more: 1 });
});

test('so does one with a discount, which is rounded on each line too', () => {
  fc.assert(
    fc.property(scenario, discount, (given, off) => {
      const { proration } = given;
      const { by, more } = moved(given, membershipOf(given, off), { proration });
      expect(Math.abs(by)).toBeLessThanOrEqual(2 * more);
    }),
    { numRuns: 300 },
  );
});

test('where nothing is prorated it costs no more, and the same in a month that is served whole', () => {
  fc.assert(
    fc.property(scenario, given => {
      const membership = membershipOf(given);
      const when = cutOf(given, membership);
      const { by, more } = moved(given, membership, { proration: 'none' });
      expect(by).toBeLessThanOrEqual(more);
      const { from, to } = periodContaining(when ?? membership.startOn, given.anchorDay);
      const { startOn, endOn = '', pauses = [] } = membership;
      const isWhole = startOn <= from && endOn >= plusDays(to, -1) && pauses.length === 0;
      if (isWhole) expect(Math.abs(by)).toBeLessThanOrEqual(more);
    }),
    { numRuns: 300 },
  );
});
