import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anchorAfter,
  daysBetween,
  localDate,
  nextAnchorOn,
  periodContaining,
  plusDays,
  startOfDay,
  TimeZone,
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

  test.each(['Europe/Amsterdam', 'UTC', 'America/Argentina/Buenos_Aires'])(
    '%s is a time zone',
    zone => {
      expect(TimeZone.safeParse(zone).success).toBe(true);
    },
  );
  test.each(['Amsterdam', 'Europe/Atlantis', '+01:00', ''])('%j is none', zone => {
    expect(TimeZone.safeParse(zone).success).toBe(false);
  });
});
