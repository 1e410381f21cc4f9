import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rate } from '../../../shared/booking/model.ts';
import { priceOf } from '../../../shared/booking/price.ts';
import { instantOfMinute } from '../../../shared/kernel/clock.ts';
import { exact, roundHalfAwayFromZero } from '../../../shared/kernel/money.ts';
import { amsterdam, aRate, eur } from './rates-of-test.ts';

const price = fc.integer({ min: 0, max: 20_000 }).map(eur);
const maybePrice = fc.option(price, { nil: undefined });
const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;

const window = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 23 }),
    length: fc.integer({ min: 1, max: 24 }),
    hour: maybePrice,
    halfDay: maybePrice,
    day: maybePrice,
  })
  .map(({ from, length, ...rest }) => ({
    ...rest,
    name: 'Some hours',
    from: hour(from),
    to: hour(Math.min(24, from + length)),
  }));

const rate = fc
  .record({
    per: fc.constantFrom('hour' as const, 'day' as const),
    price,
    halfDay: maybePrice,
    halfDayHours: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    day: maybePrice,
    windows: fc.array(window, { maxLength: 3 }),
  })
  .map(({ day, ...fields }) => aRate({ ...fields, ...(fields.per === 'hour' && { day }) }));

/** Around both clock changes of a year, in steps of five minutes. */
const start = fc
  .record({
    change: fc.constantFrom('2026-10-24T00:00:00Z', '2027-03-27T00:00:00Z'),
    step: fc.integer({ min: 0, max: 400 }),
  })
  .map(({ change, step }) => Date.parse(change) / 60_000 + 5 * step);
const length = fc.integer({ min: 1, max: 500 }).map(n => 5 * n);

const full = (of: Rate, from: number, to: number, units = 1) =>
  priceOf(of, {
    startsAt: instantOfMinute(from),
    endsAt: instantOfMinute(to),
    units,
    timeZone: amsterdam,
  }).full;

test("never more than the rate's own price alone", () => {
  fc.assert(
    fc.property(rate, start, length, (of, from, minutes) => {
      const { days, full: asked } = priceOf(of, {
        startsAt: instantOfMinute(from),
        endsAt: instantOfMinute(from + minutes),
        units: 1,
        timeZone: amsterdam,
      });
      const { amount } = of.price;
      const plain = of.per === 'hour' ? exact(minutes * amount, 60) : exact(days * amount);
      expect(asked).toBeLessThanOrEqual(roundHalfAwayFromZero(plain));
    }),
  );
});

test('a longer booking that holds a shorter one never costs less', () => {
  fc.assert(
    fc.property(rate, start, length, length, length, (of, from, before, minutes, after) => {
      const inner = full(of, from, from + minutes);
      expect(full(of, from - before, from + minutes + after)).toBeGreaterThanOrEqual(inner);
    }),
  );
});

test('one booking never costs more than its two parts, but for the rounding of a unit', () => {
  fc.assert(
    fc.property(rate, start, length, length, (of, from, first, second) => {
      const middle = from + first;
      const parts = full(of, from, middle) + full(of, middle, middle + second);
      expect(full(of, from, middle + second)).toBeLessThanOrEqual(parts + 1);
    }),
  );
});

test('units multiply what one costs before it is rounded', () => {
  fc.assert(
    fc.property(
      rate,
      start,
      length,
      fc.integer({ min: 1, max: 50 }),
      (of, from, minutes, units) => {
        const one = full(of, from, from + minutes);
        const all = full(of, from, from + minutes, units);
        expect(Math.abs(all - units * one)).toBeLessThanOrEqual(units / 2);
      },
    ),
  );
});

test('another price on offer never makes a booking dearer', () => {
  fc.assert(
    fc.property(rate, window, start, length, (of, more, from, minutes) => {
      const richer = { ...of, windows: [...(of.windows ?? []), more] };
      expect(full(richer, from, from + minutes)).toBeLessThanOrEqual(
        full(of, from, from + minutes),
      );
    }),
  );
});
