import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeStretches } from '../../../shared/booking/availability.ts';
import type { DaySheet, Resource } from '../../../shared/booking/model.ts';
import { daysOf, fits, take } from '../../../shared/booking/occupancy.ts';
import { instantOfMinute } from '../../../shared/kernel/clock.ts';
import { amsterdam, aResource, everyDay } from './rates-of-test.ts';

const office = [{ weekdays: everyDay, from: '09:00', to: '17:00' }];
const before = '2026-01-01T00:00:00.000Z';

type Booked = readonly [from: string, to: string, units?: number];
const sheetsOf = (booked: readonly Booked[], buffer: number) => {
  const sheets = new Map<string, DaySheet>();
  for (const [startsAt, endsAt, units = 1] of booked)
    for (const range of daysOf({ startsAt, endsAt }, buffer))
      sheets.set(range.day, take(sheets.get(range.day), range, units));
  return sheets;
};
const free = (
  fields: Partial<Resource>,
  days: string[],
  booked: readonly Booked[] = [],
  { by = 'member', now = before }: { by?: 'member' | 'admin'; now?: string } = {},
) => {
  const resource = aResource({ maxDaysAhead: 730, ...fields });
  const sheets = [...sheetsOf(booked, resource.bufferMinutes)].map(([day, { taken }]) => ({
    day,
    taken,
  }));
  return freeStretches(resource, { days, timeZone: amsterdam, now, by }, sheets).map(
    ({ startsAt, endsAt, units }) => `${startsAt.slice(5, 16)} ${endsAt.slice(5, 16)} ${units}`,
  );
};
const on = (day: string, from: string, to: string, units = 1): Booked => [
  `${day}T${from}:00.000Z`,
  `${day}T${to}:00.000Z`,
  units,
];

test('an empty day is free as long as it is open, in local time across a clock change', () => {
  expect(free({ openingHours: office }, ['2026-10-24', '2026-10-25'])).toEqual([
    '10-24T07:00 10-24T15:00 1',
    '10-25T08:00 10-25T16:00 1',
  ]);
  // always open: one stretch of 24 + 25 hours
  expect(free({}, ['2026-10-24', '2026-10-25'])).toEqual(['10-23T22:00 10-25T23:00 1']);
});

test('what is taken is not free, and a stretch ends a buffer before it', () => {
  const booked = [on('2026-12-01', '10:00', '11:00')];
  expect(free({ openingHours: office }, ['2026-12-01'], booked)).toEqual([
    '12-01T08:00 12-01T10:00 1',
    '12-01T11:00 12-01T16:00 1',
  ]);
  expect(free({ openingHours: office, bufferMinutes: 15 }, ['2026-12-01'], booked)).toEqual([
    '12-01T08:00 12-01T09:45 1',
    '12-01T11:15 12-01T16:00 1',
  ]);
});

test('a pool says how many are free when', () => {
  const booked = [on('2026-12-01', '10:00', '11:00', 2), on('2026-12-01', '10:30', '12:00', 1)];
  expect(free({ openingHours: office, capacity: 3 }, ['2026-12-01'], booked)).toEqual([
    '12-01T08:00 12-01T10:00 3',
    '12-01T10:00 12-01T10:30 1',
    '12-01T11:00 12-01T12:00 2',
    '12-01T12:00 12-01T16:00 3',
  ]);
});

test('a member is shown no past, nothing too far ahead, nothing too short', () => {
  const now = '2026-12-01T09:02:00.000Z';
  const days = ['2026-12-01', '2026-12-02', '2026-12-03'];
  const fields = { openingHours: office, maxDaysAhead: 1, minMinutes: 60 };
  const booked = [on('2026-12-01', '10:00', '15:30')];
  // 09:05 to 10:00 and 15:30 to 16:00 are shorter than an hour
  expect(free(fields, days, booked, { now })).toEqual(['12-02T08:00 12-02T16:00 1']);
  expect(free({ ...fields, minMinutes: 30 }, days, booked, { now })).toEqual([
    '12-01T09:05 12-01T10:00 1',
    '12-01T15:30 12-01T16:00 1',
    '12-02T08:00 12-02T16:00 1',
  ]);
  const all = free({ ...fields, minMinutes: 5 }, days, booked, { now, by: 'admin' });
  expect([all.length, all[0]]).toEqual([4, '12-01T08:00 12-01T10:00 1']);
});

const claims = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 500 }),
    length: fc.integer({ min: 1, max: 80 }),
    units: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 8 },
);

test('a booking fits exactly where a stretch of as many units is free', () => {
  const midnight = Date.parse('2026-10-24T00:00:00Z') / 60_000;
  const span = (from: number, length: number) => ({
    startsAt: instantOfMinute(midnight + 5 * from),
    endsAt: instantOfMinute(midnight + 5 * (from + length)),
  });
  const buffers = fc.constantFrom(0, 15, 60);
  const wish = fc.record({
    from: fc.integer({ min: 0, max: 500 }),
    length: fc.integer({ min: 1, max: 80 }),
    units: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(claims, buffers, wish, (all, bufferMinutes, { from, length, units }) => {
      const resource = aResource({ capacity: 5, bufferMinutes });
      const booked = all.map((each): Booked => {
        const { startsAt, endsAt } = span(each.from, each.length);
        return [startsAt, endsAt, Math.min(each.units, 3)];
      });
      const sheets = sheetsOf(booked, bufferMinutes);
      const wanted = span(from, length);
      const ranges = daysOf(wanted, bufferMinutes);
      const days = ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27'];
      const asked = { days, timeZone: 'UTC', now: before, by: 'admin' } as const;
      const stretches = freeStretches(
        resource,
        asked,
        [...sheets].map(([day, { taken }]) => ({ day, taken })),
      ).filter(stretch => stretch.units >= units);
      let reached = wanted.startsAt;
      for (const { startsAt, endsAt } of stretches)
        if (startsAt <= reached && reached < endsAt) reached = endsAt;
      const isFree = reached >= wanted.endsAt;
      const doesFit = fits(
        ranges.map(({ day }) => sheets.get(day)),
        ranges,
        units,
        resource.capacity,
      );
      expect(isFree).toBe(doesFit);
    }),
  );
});
