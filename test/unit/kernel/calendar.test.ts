import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anchorAfter,
  dayOf,
  daysBetween,
  earlier,
  epochMilliseconds,
  later,
  localDate,
  minuteAt,
  nextAnchorOn,
  periodContaining,
  plusDays,
  startOfDay,
  TimeZone,
  weekdayOf,
} from '../../../shared/kernel/calendar.ts';

describe('billing periods', () => {
  test.each([
    ['2027-01-15', 1, '2027-01-01', '2027-02-01'],
    ['2027-02-15', 31, '2027-01-31', '2027-02-28'],
    ['2027-02-28', 31, '2027-02-28', '2027-03-31'],
    ['2027-03-30', 31, '2027-02-28', '2027-03-31'],
    ['2028-02-29', 30, '2028-02-29', '2028-03-30'],
    ['2026-12-31', 15, '2026-12-15', '2027-01-15'],
  ])('the period of %s with billing day %i is %s to %s', (on, anchor, from, to) => {
    expect(periodContaining(on, anchor)).toEqual({ from, to });
  });

  test('a day on the billing day begins its own period', () => {
    expect(nextAnchorOn('2026-12-01', 1)).toBe('2026-12-01');
    expect(nextAnchorOn('2026-12-02', 1)).toBe('2027-01-01');
    expect(anchorAfter('2026-12-01', 1)).toBe('2027-01-01');
  });

  test('a billing day months away is clamped to its own month', () => {
    expect(anchorAfter('2026-12-31', 31, 2)).toBe('2027-02-28');
    expect(anchorAfter('2026-12-31', 31, 3)).toBe('2027-03-31');
    expect(anchorAfter('2026-12-20', 15, -2)).toBe('2026-10-15');
    expect(anchorAfter('2026-12-20', 15, 0)).toBe('2026-12-15');
  });

  test('periods follow each other without gap or overlap, whatever the billing day', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 1, max: 31 }), (offset, anchor) => {
        const on = plusDays('2020-01-01', offset);
        const { from, to } = periodContaining(on, anchor);
        expect(from <= on && on < to).toBe(true);
        expect(periodContaining(to, anchor).from).toBe(to);
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(28);
        expect(daysBetween(from, to)).toBeLessThanOrEqual(31);
      }),
    );
  });
});

describe('local days', () => {
  test('an instant is another date in another time zone', () => {
    expect(localDate('2026-11-30T23:30:00.000Z', 'Europe/Amsterdam')).toBe('2026-12-01');
    expect(localDate('2026-11-30T23:30:00.000Z', 'Europe/London')).toBe('2026-11-30');
    expect(localDate('2026-12-01T04:59:00.000Z', 'America/New_York')).toBe('2026-11-30');
  });

  test('a day whose midnight does not exist begins at its first instant', () => {
    // Beirut springs forward at midnight of 29 March 2026: the day begins at 01:00 local, 22:00 UTC
    expect(startOfDay('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
    expect(startOfDay('2026-10-25', 'Europe/Amsterdam')).toBe('2026-10-24T22:00:00.000Z');
  });

  test('minutes count from 1970, and a day ends where the next begins', () => {
    // 2026-12-01 is day 20,788: × 1,440 = 29,934,720; Amsterdam is an hour ahead of UTC
    expect(minuteAt('2026-12-01', '00:00', 'UTC')).toBe(29_934_720);
    expect(minuteAt('2026-12-01', '09:30', 'Europe/Amsterdam')).toBe(29_934_720 + 570 - 60);
    expect(minuteAt('2026-11-30', '24:00', 'UTC')).toBe(29_934_720);
    // asked again
    expect(minuteAt('2026-12-01', '00:00', 'UTC')).toBe(29_934_720);
    expect(epochMilliseconds('2026-12-01')).toBe(29_934_720 * 60_000);
  });

  test('a time that a clock change skips is as much later, and one that comes twice the first', () => {
    // Amsterdam goes from 02:00 to 03:00 on 29 March 2026: 02:30 is 03:30, which is 01:30 UTC
    expect(minuteAt('2026-03-29', '02:30', 'Europe/Amsterdam')).toBe(
      minuteAt('2026-03-29', '01:30', 'UTC'),
    );
    // and from 03:00 to 02:00 on 25 October: the first 02:30 is 00:30 UTC
    expect(minuteAt('2026-10-25', '02:30', 'Europe/Amsterdam')).toBe(
      minuteAt('2026-10-25', '00:30', 'UTC'),
    );
  });

  test('a week begins on Monday', () => {
    // 30 November 2026 is a Monday
    expect(weekdayOf('2026-11-30')).toBe(1);
    expect(weekdayOf('2026-12-06')).toBe(7);
  });

  test('what is no time zone is told what one is', () => {
    expect(TimeZone.safeParse('Amsterdam').error?.issues[0]?.message).toBe(
      'expected an IANA time zone such as Europe/Amsterdam',
    );
  });

  test('dates are compared, and counted over months', () => {
    expect([earlier('2026-01-31', '2026-02-01'), earlier('2026-02-01', '2026-01-31')]).toEqual([
      ...['2026-01-31', '2026-01-31'],
    ]);
    expect([later('2026-01-31', '2026-02-01'), later('2026-02-01', '2026-01-31')]).toEqual([
      ...['2026-02-01', '2026-02-01'],
    ]);
    expect(dayOf('2026-01-31')).toBe(31);
    expect(dayOf('2026-02-01')).toBe(1);
    expect(daysBetween('2026-12-01', '2027-12-01')).toBe(365);
    expect(daysBetween('2026-12-02', '2026-12-01')).toBe(-1);
  });

  test.each(['Europe/Amsterdam', 'UTC', 'America/Argentina/Buenos_Aires'])(
    '%s is a time zone',
    zone => {
      expect(TimeZone.safeParse(zone).success).toBe(true);
    },
  );
  test.each([
    ...['Amsterdam', 'Europe/Atlantis', '+01:00', '-0230', ''],
    // Temporal finds a zone in these
    ...['2026-12-01T00:00Z', '2026-12-01T00:00+01:00[Europe/Amsterdam]'],
  ])('%j is none', zone => {
    expect(TimeZone.safeParse(zone).success).toBe(false);
  });
});
