import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DaySheet } from '../../../shared/booking/model.ts';
import { daysOf, fits, giveBack, take } from '../../../shared/booking/occupancy.ts';

const range = (from: number, to: number) => ({ day: '2026-12-01', from, to });

describe('what a booking takes of UTC days', () => {
  test.each([
    ['08:00', '10:00', 0, [['2026-12-01', 480, 600]]],
    ['08:00', '10:00', 15, [['2026-12-01', 480, 615]]],
    ['22:00', '24:00', 0, [['2026-12-01', 1320, 1440]]],
    // the buffer alone goes into the next day
    [
      '22:00',
      '24:00',
      15,
      [
        ['2026-12-01', 1320, 1440],
        ['2026-12-02', 0, 15],
      ],
    ],
  ])('from %s to %s with a buffer of %i', (from, to, buffer, expected) => {
    const endsAt = to === '24:00' ? '2026-12-02T00:00:00.000Z' : `2026-12-01T${to}:00.000Z`;
    const days = daysOf({ startsAt: `2026-12-01T${from}:00.000Z`, endsAt }, buffer);
    expect(days.map(({ day, from, to }) => [day, from, to])).toEqual(expected);
  });

  test('over three days', () => {
    const span = { startsAt: '2026-12-01T23:00:00.000Z', endsAt: '2026-12-03T01:00:00.000Z' };
    expect(daysOf(span, 0)).toEqual([
      { day: '2026-12-01', from: 1380, to: 1440 },
      { day: '2026-12-02', from: 0, to: 1440 },
      { day: '2026-12-03', from: 0, to: 60 },
    ]);
  });
});

test('bookings that touch do not meet; those that share a minute do', () => {
  const sheet = take(undefined, range(600, 660), 1);
  for (const free of [range(540, 600), range(660, 720)])
    expect(fits([sheet], [free], 1, 1)).toBe(true);
  for (const taken of [range(540, 601), range(659, 720), range(610, 620), range(500, 800)])
    expect(fits([sheet], [taken], 1, 1)).toBe(false);
});

test('a pool is full when its units are, not when something is booked', () => {
  const sheet = take(take(undefined, range(600, 660), 2), range(630, 720), 1);
  expect(sheet.taken).toEqual([
    [600, 630, 2],
    [630, 660, 3],
    [660, 720, 1],
  ]);
  expect(fits([sheet], [range(600, 700)], 1, 4)).toBe(true);
  expect(fits([sheet], [range(600, 700)], 2, 4)).toBe(false);
  expect(fits([sheet], [range(660, 700)], 3, 4)).toBe(true);
  expect(fits([undefined], [range(0, 1440)], 5, 4)).toBe(false);
});

test('a pool of 100 desks booked one by one is one step', () => {
  let sheet: DaySheet | undefined;
  for (let n = 0; n < 100; n += 1) sheet = take(sheet, range(480, 1080), 1);
  expect(sheet).toEqual({ taken: [[480, 1080, 100]], version: 100 });
});

test('what was never taken cannot be given back', () => {
  const sheet = take(undefined, range(600, 660), 1);
  expect(() => giveBack(sheet, range(600, 661), 1)).toThrow('never taken');
});

const claim = fc
  .record({
    from: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 1440 }),
    units: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ from, length, units }) => ({ range: range(from, Math.min(1440, from + length)), units }));

test('a sheet knows each minute, whatever is booked and cancelled in which order', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ claim, cancelled: fc.boolean() })), bookings => {
      let sheet: DaySheet = { taken: [], version: 0 };
      for (const { claim } of bookings) sheet = take(sheet, claim.range, claim.units);
      for (const { claim, cancelled } of bookings.toReversed())
        if (cancelled) sheet = giveBack(sheet, claim.range, claim.units);
      const kept = bookings.filter(({ cancelled }) => !cancelled).map(({ claim }) => claim);
      const told = new Array(1440).fill(0);
      for (const [from, to, units] of sheet.taken) told.fill(units, from, to);
      const meant = new Array(1440).fill(0);
      for (const { range, units } of kept)
        for (let minute = range.from; minute < range.to; minute += 1) meant[minute] += units;
      expect(told).toEqual(meant);
      // canonical: whatever remains would have been written like that without the cancelled ones
      const anew = kept.reduce<DaySheet>((all, each) => take(all, each.range, each.units), {
        taken: [],
        version: 0,
      });
      expect(sheet.taken).toEqual(anew.taken);
    }),
  );
});
