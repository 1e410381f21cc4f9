import { describe, expect, test } from 'vitest';
import type { Rate } from '../../../shared/booking/model.ts';
import { priceOf } from '../../../shared/booking/price.ts';
import { amsterdam, aRate, eur, everyDay } from './rates-of-test.ts';

/** UTC instants; Amsterdam is one hour ahead in winter. */
const priced = (fields: Partial<Rate>, startsAt: string, endsAt: string, units = 1) =>
  priceOf(aRate(fields), {
    startsAt: `${startsAt}:00.000Z`,
    endsAt: `${endsAt}:00.000Z`,
    units,
    timeZone: amsterdam,
  });
const evening = {
  name: 'Evening',
  weekdays: everyDay,
  from: '18:00',
  to: '24:00',
  hour: eur(1_000),
};
const weekend = { name: 'Weekend', weekdays: [6, 7], from: '00:00', to: '24:00' };

describe('an hourly rate', () => {
  test('is exact to the minute and rounded once', () => {
    // 70 min × 20.00 ÷ 60 = 23.3333
    expect(priced({}, '2026-12-01T08:00', '2026-12-01T09:10')).toMatchObject({
      full: 2_333,
      minutes: 70,
      days: 1,
      explanation: ['1 h 10 min at 20.00 EUR an hour = 23.333333 EUR', 'rounded to 23.33 EUR'],
    });
    // 2 × 23.3333 = 46.6667, not 2 × 23.33
    expect(priced({}, '2026-12-01T08:00', '2026-12-01T09:10', 2).full).toBe(4_667);
  });

  test('costs a half-day when that is less, and says than what', () => {
    // 2 h 30 min × 20.00 = 50.00
    expect(priced({ halfDay: eur(4_000) }, '2026-12-01T08:00', '2026-12-01T10:30')).toMatchObject({
      full: 4_000,
      explanation: ['1 half-day at 40.00 EUR for 2 h 30 min', 'lower than 50.00 EUR by the hour'],
    });
    // 2 h × 20.00 = 40.00, no more than the half-day
    const twoHours = priced({ halfDay: eur(4_000) }, '2026-12-01T08:00', '2026-12-01T10:00');
    expect(twoHours.explanation).toEqual(['2 h at 20.00 EUR an hour = 40.00 EUR']);
  });

  test.each([
    // 40.00 + 1 h × 20.00, of 4 hours unless said
    [{}, 6_000],
    [{ halfDayHours: 5 }, 4_000],
    // two half-days of up to 3 hours
    [{ halfDayHours: 3 }, 8_000],
    [{ day: eur(5_500) }, 5_500],
  ])('joins half-days of up to halfDayHours, hours and days: %j', (fields, full) => {
    const rate = { halfDay: eur(4_000), ...fields };
    expect(priced(rate, '2026-12-01T08:00', '2026-12-01T13:00').full).toBe(full);
  });

  test("asks a window's price for the minutes in it only", () => {
    // 17:00–18:00 at 20.00 and 18:00–20:00 at 10.00
    expect(
      priced({ windows: [evening] }, '2026-12-01T16:00', '2026-12-01T19:00').explanation,
    ).toEqual([
      '1 h at 20.00 EUR an hour = 20.00 EUR',
      '2 h at 10.00 EUR an hour (Evening) = 20.00 EUR',
      'together 40.00 EUR',
      'lower than 60.00 EUR by the hour',
    ]);
  });

  test('does not ask for a window that is dearer, nor for one of other days', () => {
    const dear = { ...evening, hour: eur(9_000) };
    const saturday = { ...weekend, hour: eur(100) };
    const rate = { windows: [dear, saturday] };
    expect(priced(rate, '2026-12-01T18:00', '2026-12-01T20:00').full).toBe(4_000);
    // 5 December 2026 is a Saturday
    expect(priced(rate, '2026-12-05T18:00', '2026-12-05T20:00').full).toBe(200);
  });

  test.each([
    // 24 October is 24 hours, 25 October 25 and 28 March 23 of them
    ['2026-10-23T22:00', '2026-10-24T22:00', 24],
    ['2026-10-24T22:00', '2026-10-25T23:00', 25],
    ['2027-03-27T23:00', '2027-03-28T22:00', 23],
  ])('knows that the local day from %s to %s has %i hours', (from, to, hours) => {
    expect(priced({}, from, to)).toMatchObject({ full: hours * 2_000, days: 1 });
    expect(priced({ day: eur(7_000) }, from, to)).toMatchObject({ full: 7_000 });
  });

  test('has its windows in local time on either side of a clock change', () => {
    const night = { ...evening, from: '00:00', to: '06:00' };
    // 00:00–06:00 is 7 hours on 25 October 2026, 5 on 28 March 2027
    expect(priced({ windows: [night] }, '2026-10-24T22:00', '2026-10-25T05:00').full).toBe(7_000);
    expect(priced({ windows: [night] }, '2027-03-27T23:00', '2027-03-28T04:00').full).toBe(5_000);
  });

  test('lets a half-day go over midnight', () => {
    const rate = { halfDay: eur(4_000), day: eur(9_000) };
    // 22:00–02:00
    expect(priced(rate, '2026-12-01T21:00', '2026-12-02T01:00')).toMatchObject({
      full: 4_000,
      days: 2,
    });
  });
});

describe('a daily rate', () => {
  const desk = { per: 'day', price: eur(2_500) } as const;

  test('asks for each local calendar day that is touched, for each unit', () => {
    expect(priced(desk, '2026-12-01T08:00', '2026-12-01T08:05').full).toBe(2_500);
    // Tuesday 09:00 to Thursday 19:00: 3 days; a local midnight ends a day
    expect(priced(desk, '2026-12-01T08:00', '2026-12-03T18:00', 2)).toMatchObject({
      full: 15_000,
      days: 3,
      explanation: ['3 days at 25.00 EUR = 75.00 EUR', '2 units at 75.00 EUR = 150.00 EUR'],
    });
    expect(priced(desk, '2026-12-01T08:00', '2026-12-01T23:00').days).toBe(1);
    expect(priced(desk, '2026-12-01T08:00', '2026-12-01T23:01').days).toBe(2);
  });

  test("asks the weekend's price on days of the weekend", () => {
    const rate = { ...desk, windows: [{ ...weekend, day: eur(1_000) }] };
    // Friday 25.00, Saturday 10.00
    expect(priced(rate, '2026-12-04T08:00', '2026-12-05T18:00').full).toBe(3_500);
  });

  test('asks a half-day for a few hours', () => {
    const rate = { ...desk, halfDay: eur(1_500) };
    expect(priced(rate, '2026-12-01T08:00', '2026-12-01T12:00').full).toBe(1_500);
    expect(priced(rate, '2026-12-01T08:00', '2026-12-01T13:00').full).toBe(2_500);
  });
});

test('a price beyond what a fee can be is refused', () => {
  const rate = { price: eur(10_000_000) };
  expect(() => priced(rate, '2026-12-01T00:00', '2026-12-20T00:00', 1_000)).toThrow(
    expect.objectContaining({ code: 'not_bookable' }),
  );
});
