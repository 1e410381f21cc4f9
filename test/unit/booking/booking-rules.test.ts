import { describe, expect, test } from 'vitest';
import { spanText } from '../../../shared/booking/booking-fee.ts';
import {
  cancellationPercent,
  owns,
  requireFreeToChange,
  sees,
} from '../../../shared/booking/booking-rules.ts';
import { splitDraws } from '../../../shared/booking/draws.ts';
import type { Booking } from '../../../shared/booking/model.ts';

const steps = [
  { hoursBefore: 48, percent: 25 },
  { hoursBefore: 24, percent: 50 },
  { hoursBefore: 2, percent: 100 },
];
const startsAt = '2026-12-01T09:00:00.000Z';

describe('what a cancellation costs', () => {
  test.each([
    ['2026-11-29T09:00:00.000Z', 0],
    ['2026-11-29T09:00:01.000Z', 25],
    ['2026-11-30T09:00:00.000Z', 25],
    ['2026-11-30T10:00:00.000Z', 50],
    ['2026-12-01T07:00:00.000Z', 50],
    ['2026-12-01T08:00:00.000Z', 100],
    ['2026-12-01T09:00:00.000Z', 100],
  ])('at %s %i %%', (now, percent) => {
    expect(cancellationPercent({ startsAt, cancellation: steps }, now)).toBe(percent);
    expect(cancellationPercent({ startsAt, cancellation: steps.toReversed() }, now)).toBe(percent);
  });

  test('without steps nothing until it starts, then all', () => {
    expect(cancellationPercent({ startsAt }, '2026-12-01T08:59:00.000Z')).toBe(0);
    expect(cancellationPercent({ startsAt }, '2026-12-01T09:00:00.000Z')).toBe(100);
  });

  test('a member changes only what it could cancel for nothing', () => {
    const booking = { startsAt, cancellation: steps } as Booking;
    expect(() => requireFreeToChange(booking, '2026-11-29T09:00:00.000Z')).not.toThrow();
    expect(() => requireFreeToChange(booking, '2026-11-29T10:00:00.000Z')).toThrow(
      expect.objectContaining({ code: 'booking_state' }),
    );
    const free = { startsAt } as Booking;
    expect(() => requireFreeToChange(free, startsAt)).toThrow(
      expect.objectContaining({ code: 'booking_state' }),
    );
  });

  test('of credits the same part stays drawn, rounded as money is, and the rest comes back', () => {
    const draws = [
      { source: 'a', name: 'Hours', minutes: 61 },
      { source: 'b', name: 'Passes', days: 1 },
      { source: 'c', name: 'Voucher', money: 1 },
    ];
    // 61 × 25 % = 15.25 → 15; 1 × 25 % = 0.25 → 0
    expect(splitDraws(draws, 25)).toEqual({
      kept: [{ source: 'a', name: 'Hours', minutes: 15 }],
      returned: [{ source: 'a', name: 'Hours', minutes: 46 }, draws[1], draws[2]],
    });
    // 1 × 50 % = 0.5 → 1: half a pass is a whole one
    expect(splitDraws(draws, 50).kept).toEqual([
      { source: 'a', name: 'Hours', minutes: 31 },
      draws[1],
      draws[2],
    ]);
    expect(splitDraws(draws, 100)).toEqual({ kept: draws, returned: [] });
    expect(splitDraws(draws, 0)).toEqual({ kept: [], returned: draws });
  });
});

describe('whose a booking is', () => {
  const ann = 'mem_a';
  const bob = 'mem_b';
  const rows = [
    // names, made by, ann sees, ann changes
    [ann, ann, true, true],
    [ann, 'adm_x', true, true],
    [undefined, ann, true, true],
    [undefined, bob, true, false],
    [undefined, 'adm_x', true, false],
    [bob, bob, false, false],
    [bob, ann, false, false],
  ] as const;
  test.each(rows)(
    'names %s, made by %s: sees %s, changes %s',
    (memberId, bookedBy, seen, owned) => {
      const booking = { memberId, bookedBy } as Booking;
      expect(sees({ memberId: ann }, booking)).toBe(seen);
      expect(owns({ memberId: ann }, booking)).toBe(owned);
      expect([sees({}, booking), owns({}, booking)]).toEqual([true, true]);
    },
  );
});

test.each([
  ['2026-11-24T09:00:00.000Z', '2026-11-24T11:00:00.000Z', '24 Nov 2026 10:00–12:00'],
  ['2026-11-24T22:00:00.000Z', '2026-11-25T02:00:00.000Z', '24 Nov 2026 23:00 – 25 Nov 2026 03:00'],
])('an invoice tells a span in the local time of the location', (startsAt, endsAt, text) => {
  expect(spanText({ startsAt, endsAt }, 'Europe/Amsterdam')).toBe(text);
});
