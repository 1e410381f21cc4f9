import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import type { Membership } from '../../../shared/catalogue/model.ts';
import { daysBetween, periodContaining, plusDays } from '../../../shared/kernel/calendar.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan({ price: eur(12_000) });
type Case = NonNullable<Parameters<typeof aCase>[0]>;
type Proration = NonNullable<Case['settings']>;

const proposed = (memberships: Membership[], given: Case = {}) => {
  const { inputs, terms } = aCase({ plans: [plan], memberships, ...given });
  const proposal = propose(inputs, terms);
  return proposal.outcome === 'invoiced'
    ? {
        lines: proposal.invoices[0].invoice.lines,
        marks: proposal.invoices[0].marks,
        net: proposal.invoices[0].invoice.net,
      }
    : { lines: [], marks: [], net: 0 };
};
/** first and last day, amount and explanation of every line */
const linesOf = (memberships: Membership[], given: Case = {}) =>
  proposed(memberships, given).lines.map(({ from, to, net, explanation }) => [
    from,
    plusDays(to ?? '', -1),
    net,
    explanation,
  ]);
const full = 'full period';

describe('public worked cases', () => {
  test('599.95 a month, anchor 31, 2–30 March 2012: 29 of 31 days', () => {
    // 599.95 × 29/31 = 561.2435 → 561.24; 599.95 / 31 = 19.353226 a day
    const membership = aMembership(plan, {
      price: eur(59_995),
      startOn: '2012-03-02',
      endOn: '2012-03-30',
    });
    const given = { anchorDay: 31, nextBillingOn: '2012-03-31', today: '2012-03-31' };
    expect(linesOf([membership], given)).toEqual([
      ['2012-03-02', '2012-03-30', 56_124, '29 of 31 days at 19.353226 EUR a day'],
    ]);
  });

  test('249.95 a month, anchor 15, 1–14 May 2016: 14 of 30 days', () => {
    // 249.95 × 14/30 = 116.6433 → 116.64
    const price = eur(24_995);
    const membership = aMembership(plan, { price, startOn: '2016-05-01', endOn: '2016-05-14' });
    const given = { anchorDay: 15, nextBillingOn: '2016-05-15', today: '2016-05-15' };
    expect(proposed([membership], given).net).toBe(11_664);
  });

  test('200,000 minor units a month, 4–29 February 2024: 26 of 29 days', () => {
    // 200000 × 26/29 = 179310.3448 → 179310
    const membership = aMembership(plan, { price: eur(200_000), startOn: '2024-02-04' });
    const given = { nextBillingOn: '2024-02-01', today: '2024-02-01' };
    expect(proposed([membership], given).net).toBe(179_310);
  });
});

describe('a membership of 10–20 December, both in one period', () => {
  const both = () => [aMembership(plan, { startOn: '2026-12-10', endOn: '2026-12-20' })];

  test.each([
    // 120.00 × 11/31 = 42.5806 → 42.58
    ['first', 'actual', 4_258, '11 of 31 days at 3.870968 EUR a day'],
    // a month from the start is 10 December – 9 January, also 31 days
    ['second', 'actual', 4_258, '11 of 31 days at 3.870968 EUR a day'],
    ['none', 'actual', 12_000, '11 of 31 days, charged in full'],
    // 120.00 × 11 × 12/365 = 43.3973 → 43.40; 120.00 × 12/365 = 3.945205 a day
    ['first', 'average', 4_340, '11 of 365/12 days at 3.945205 EUR a day'],
    ['none', 'average', 12_000, '11 of 31 days, charged in full'],
  ] as const)('pays with mode %s and divisor %s', (...expected) => {
    const [proration, prorationDivisor, net, words] = expected;
    expect(linesOf(both(), { settings: { proration, prorationDivisor } })).toEqual([
      ['2026-12-10', '2026-12-20', net, words],
    ]);
  });
});

describe('the second period pays what the first did not', () => {
  const settings: Proration = { proration: 'second' };

  test('a whole month from the start, then the days up to the billing day', () => {
    const membership = aMembership(plan, { startOn: '2026-12-15' });
    const { marks } = proposed([membership], { settings });
    expect(linesOf([membership], { settings })).toEqual([
      ['2026-12-15', '2027-01-14', 12_000, full],
    ]);
    expect(marks).toMatchObject([{ from: '2026-12-15', to: '2027-01-15' }]);

    const later = { settings, nextBillingOn: '2027-01-01', today: '2027-01-01' };
    // 120.00 × 17/31 = 65.8065 → 65.81
    expect(linesOf([{ ...membership, billedTo: '2027-01-15' }], later)).toEqual([
      ['2027-01-15', '2027-01-31', 6_581, '17 of 31 days at 3.870968 EUR a day'],
    ]);
  });

  test('a start on the billing day pays one whole period', () => {
    const memberships = [aMembership(plan, { startOn: '2026-12-01' })];
    expect(linesOf(memberships, { settings })).toEqual([
      ['2026-12-01', '2026-12-31', 12_000, full],
    ]);
  });

  test('a start on the clamped billing day pays one whole period', () => {
    const given = { anchorDay: 31, nextBillingOn: '2027-02-28', today: '2027-02-28', settings };
    expect(linesOf([aMembership(plan, { startOn: '2027-02-28' })], given)).toEqual([
      ['2027-02-28', '2027-03-30', 12_000, full],
    ]);
  });

  test('in arrears both wait until the first month is over', () => {
    const late = aPlan({ timing: 'arrears' });
    const membership = aMembership(late, { startOn: '2026-11-15' });
    expect(linesOf([membership], { plans: [late], settings })).toEqual([]);
    const later = { plans: [late], settings, nextBillingOn: '2027-01-01', today: '2027-01-01' };
    // 15–31 December: 120.00 × 17/31 = 65.8065 → 65.81
    expect(
      linesOf([membership], later).map(([from, through, net]) => [from, through, net]),
    ).toEqual([
      ['2026-11-15', '2026-12-14', 12_000],
      ['2026-12-15', '2026-12-31', 6_581],
    ]);
  });
});

describe('a period that is charged in full', () => {
  const settings: Proration = { proration: 'none' };

  test('is billed to its end, so that a membership taken up again does not pay it twice', () => {
    const membership = aMembership(plan, { startOn: '2026-12-10', endOn: '2026-12-20' });
    const { marks } = proposed([membership], { settings });
    expect(marks).toMatchObject([{ from: '2026-12-10', to: '2027-01-01' }]);
    const again = { ...membership, endOn: '2026-12-27', billedTo: '2027-01-01' };
    expect(linesOf([again], { settings })).toEqual([]);
  });

  test('pays by days what is left of a period of which a part is billed already', () => {
    // billed to 15 December under another mode: 120.00 × 17/31 = 65.8065 → 65.81
    const membership = aMembership(plan, { startOn: '2026-11-15', billedTo: '2026-12-15' });
    expect(proposed([membership], { settings }).net).toBe(6_581);
  });
});

/** A date's distance from 1 December 2026, an anchor day, and a price. */
const year = fc.record({
  anchorDay: fc.integer({ min: 1, max: 31 }),
  price: fc.integer({ min: 0, max: 5_000_000 }),
  at: fc.integer({ min: 0, max: 365 }),
});

test('parts of any partition of a period sum to the whole, up to half a unit a part', () => {
  fc.assert(
    fc.property(year, fc.uniqueArray(fc.integer({ min: 1, max: 30 })), (given, days) => {
      const period = periodContaining(plusDays('2026-12-01', given.at), given.anchorDay);
      const cuts = days.map(day => plusDays(period.from, day)).filter(cut => cut < period.to);
      const bounds = [period.from, ...cuts.toSorted(), period.to];
      const parts = bounds.slice(1).map((to, index) =>
        aMembership(plan, {
          startOn: bounds[index] as string,
          endOn: plusDays(to, -1),
          price: eur(given.price),
        }),
      );
      const { anchorDay } = given;
      const dates = { anchorDay, nextBillingOn: period.from, today: period.from };
      const { net, lines } = proposed(parts, dates);
      expect(lines.map(({ net: part }) => part)).toHaveLength(parts.length);
      const slack = parts.length === 1 ? 0 : parts.length / 2;
      expect(Math.abs(net - given.price)).toBeLessThanOrEqual(slack);
    }),
  );
});

test('splitting a membership at any day changes no total by more than a unit a line more', () => {
  fc.assert(
    fc.property(
      year,
      fc.integer({ min: 2, max: 120 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (given, length, where) => {
        const startOn = plusDays('2026-12-01', given.at);
        const endOn = plusDays(startOn, length - 1);
        const cut = plusDays(startOn, Math.floor(where * (length - 1)));
        const price = eur(given.price);
        const whole = [aMembership(plan, { startOn, endOn, price })];
        const parts = [
          aMembership(plan, { startOn, endOn: cut, price }),
          aMembership(plan, { startOn: plusDays(cut, 1), endOn, price }),
        ];
        const { from } = periodContaining(plusDays(endOn, 5), given.anchorDay);
        const dates = { anchorDay: given.anchorDay, nextBillingOn: from, today: from };
        const [one, two] = [proposed(whole, dates), proposed(parts, dates)];
        const more = two.lines.length - one.lines.length;
        expect(Math.abs(one.net - two.net)).toBeLessThanOrEqual(more);
      },
    ),
  );
});

test.each(['first', 'second', 'none'] as const)(
  'mode %s covers every day of service once',
  mode => {
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 400 }), (given, length) => {
        const startOn = plusDays('2026-12-01', given.at);
        const endOn = plusDays(startOn, length - 1);
        const { from } = periodContaining(plusDays(endOn, 40), given.anchorDay);
        const { lines } = proposed([aMembership(plan, { startOn, endOn })], {
          anchorDay: given.anchorDay,
          nextBillingOn: from,
          today: from,
          settings: { proration: mode },
        });
        expect(lines[0]?.from).toBe(startOn);
        expect(lines.at(-1)?.to).toBe(plusDays(endOn, 1));
        for (const [index, line] of lines.slice(1).entries())
          expect(line.from).toBe(lines[index]?.to);
        const days = lines.map(line => daysBetween(line.from ?? '', line.to ?? ''));
        expect(days.reduce((sum, count) => sum + count, 0)).toBe(length);
      }),
    );
  },
);

describe('a pause of 10–20 December', () => {
  const pauses = [{ from: '2026-12-10', to: '2026-12-20' }];
  const paused = (fields: Partial<Membership> = {}) =>
    aMembership(plan, { startOn: '2026-12-01', pauses, ...fields });

  test('is on no line; the days around it are', () => {
    // 120.00 × 9/31 = 34.8387; × 11/31 = 42.5806
    expect(linesOf([paused()])).toEqual([
      ['2026-12-01', '2026-12-09', 3_484, '9 of 31 days at 3.870968 EUR a day'],
      ['2026-12-21', '2026-12-31', 4_258, '11 of 31 days at 3.870968 EUR a day'],
    ]);
  });

  test('is paid with the month where nothing is prorated', () => {
    const { lines, marks } = proposed([paused()], { settings: { proration: 'none' } });
    expect(lines.map(({ net, to }) => [net, to])).toEqual([[12_000, '2026-12-10']]);
    expect(marks[0]?.to).toBe('2027-01-01');
  });

  test('over the turn of the month leaves a month that is paid from its first day of service', () => {
    const over = paused({ pauses: [{ from: '2026-12-20', to: '2027-01-14' }] });
    const january = { ...over, billedTo: '2026-12-20' };
    const given = { nextBillingOn: '2027-01-01', today: '2027-01-01' };
    const [line] = linesOf([january], given);
    // 120.00 × 17/31 = 65.8065
    expect(line?.slice(0, 3)).toEqual(['2027-01-15', '2027-01-31', 6_581]);
    const [inFull] = linesOf([january], { ...given, settings: { proration: 'none' } });
    expect(inFull?.slice(0, 3)).toEqual(['2027-01-15', '2027-01-31', 12_000]);
  });

  test('without an end bills nothing from its first day on, until it has one', () => {
    const open = paused({ pauses: [{ from: '2026-12-01' }], startOn: '2026-11-01' });
    expect(proposed([{ ...open, billedTo: '2026-12-01' }]).lines).toEqual([]);
    const ended = {
      ...open,
      billedTo: '2026-12-01',
      pauses: [{ from: '2026-12-01', to: '2027-01-09' }],
    };
    const given = { nextBillingOn: '2027-01-01', today: '2027-01-01' };
    // 120.00 × 22/31 = 85.1613
    expect(linesOf([ended], given).map(line => line.slice(0, 3))).toEqual([
      ['2027-01-10', '2027-01-31', 8_516],
    ]);
  });

  test('is left out in arrears too, and a suspension is not', () => {
    const arrears = aPlan({ price: eur(12_000), timing: 'arrears' });
    const one = aMembership(arrears, { startOn: '2026-12-01', pauses });
    const given = { plans: [arrears], nextBillingOn: '2027-01-01', today: '2027-01-01' };
    expect(linesOf([one], given).map(line => line[2])).toEqual([3_484, 4_258]);
    const suspended = paused({ suspendedAt: '2026-12-02T09:00:00.000Z' });
    expect(linesOf([suspended]).map(line => line[2])).toEqual([3_484, 4_258]);
  });
});
