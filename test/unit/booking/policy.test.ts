import { describe, expect, test } from 'vitest';
import type { Resource } from '../../../shared/booking/model.ts';
import { requireBookable } from '../../../shared/booking/policy.ts';
import { amsterdam, aResource } from './rates-of-test.ts';

/** Tuesday, 1 December 2026, 09:00 in Amsterdam. */
const now = '2026-12-01T08:00:00.000Z';
const weekdays = [1, 2, 3, 4, 5];

type By = 'admin' | 'member' | 'visitor';
/** Local times are one hour later than these. */
const judged = (
  fields: Partial<Resource>,
  [startsAt, endsAt]: readonly [string, string],
  { by = 'member', per, units = 1 }: { by?: By; per?: 'hour' | 'day'; units?: number } = {},
): string => {
  const span = { startsAt: `${startsAt}.000Z`, endsAt: `${endsAt}.000Z`, units };
  try {
    requireBookable(aResource(fields), span, { timeZone: amsterdam, now, by, per });
    return 'bookable';
  } catch (error) {
    const { code, detail } = error as { code: string; detail: { field: string } };
    return `${code} ${detail.field}`;
  }
};

const hour = ['2026-12-02T09:00:00', '2026-12-02T10:00:00'] as const;

describe('policies bind members and visitors, not admins', () => {
  test.each<[string, Partial<Resource>, readonly [string, string], string]>([
    ['without a rate', { rateId: undefined }, hour, 'no_rate /body/resourceId'],
    [
      'not offered there',
      { offeredOn: ['storefront'] },
      hour,
      'unknown_reference /body/resourceId',
    ],
    [
      'in the past',
      {},
      ['2026-12-01T07:55:00', '2026-12-01T09:00:00'],
      'not_bookable /body/startsAt',
    ],
    [
      'off the five-minute step',
      {},
      ['2026-12-02T09:02:00', '2026-12-02T10:00:00'],
      'not_bookable /body/startsAt',
    ],
    ['too short', { minMinutes: 90 }, hour, 'not_bookable /body/endsAt'],
    ['too long', { maxMinutes: 30 }, hour, 'not_bookable /body/endsAt'],
    [
      'two days ahead of one',
      { maxDaysAhead: 1 },
      ['2026-12-03T09:00:00', '2026-12-03T10:00:00'],
      'not_bookable /body/startsAt',
    ],
    [
      'more than a year ahead',
      {},
      ['2027-12-02T09:00:00', '2027-12-02T10:00:00'],
      'not_bookable /body/startsAt',
    ],
    [
      'before it opens',
      { openingHours: [{ weekdays, from: '10:30', to: '18:00' }] },
      hour,
      'not_bookable /body/startsAt',
    ],
    [
      'on a day when it is closed',
      { openingHours: [{ weekdays: [1, 2], from: '08:00', to: '18:00' }] },
      hour,
      'not_bookable /body/startsAt',
    ],
    [
      'over lunch',
      {
        openingHours: [
          { weekdays, from: '08:00', to: '10:30' },
          { weekdays, from: '10:45', to: '18:00' },
        ],
      },
      hour,
      'not_bookable /body/startsAt',
    ],
  ])('%s', (_, fields, span, refusal) => {
    expect(judged(fields, span)).toBe(refusal);
    expect(judged(fields, span, { by: 'admin' })).toBe('bookable');
  });

  test('a visitor books what the storefront offers, a member what the portal does', () => {
    expect(judged({ offeredOn: ['storefront'] }, hour, { by: 'visitor' })).toBe('bookable');
    expect(judged({}, hour, { by: 'visitor' })).toBe('unknown_reference /body/resourceId');
  });
});

test.each<By>(['admin', 'member', 'visitor'])('sense binds the %s', by => {
  const offeredOn: Resource['offeredOn'] = ['portal', 'storefront'];
  const of = (fields: Partial<Resource>, span: readonly [string, string], units = 1) =>
    judged({ offeredOn, ...fields }, span, { by, units });
  expect(of({ archived: true }, hour)).toBe('resource_archived /body/resourceId');
  expect(of({}, [hour[1], hour[0]])).toBe('invalid_request /body/endsAt');
  expect(of({}, [hour[0], hour[0]])).toBe('invalid_request /body/endsAt');
  expect(of({}, [hour[0], '2026-12-02T10:00:30'])).toBe('invalid_request /body/endsAt');
  expect(of({}, [hour[0], '2027-01-02T09:01:00'])).toBe('invalid_request /body/endsAt');
  expect(of({ capacity: 2 }, hour, 3)).toBe('invalid_request /body/units');
});

describe('opening hours', () => {
  const office = [{ weekdays, from: '08:00', to: '18:00' }];
  const around = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }];

  test('an hourly booking fits exactly, and over a midnight that is open', () => {
    const exactly = ['2026-12-02T07:00:00', '2026-12-02T17:00:00'] as const;
    expect(judged({ openingHours: office }, exactly)).toBe('bookable');
    const night = ['2026-12-02T22:00:00', '2026-12-03T02:00:00'] as const;
    expect(judged({ openingHours: around }, night)).toBe('bookable');
    expect(judged({ openingHours: office }, night)).toBe('not_bookable /body/startsAt');
  });

  test.each([
    // Tuesday 10:00 to Thursday 17:00
    ['2026-12-01T09:00:00', '2026-12-03T16:00:00', 'bookable'],
    // whole Wednesday, midnight to midnight
    ['2026-12-01T23:00:00', '2026-12-02T23:00:00', 'bookable'],
    // Friday to Monday: closed in between
    ['2026-12-04T09:00:00', '2026-12-07T16:00:00', 'not_bookable /body/startsAt'],
    // ends after hours
    ['2026-12-02T09:00:00', '2026-12-02T17:05:00', 'not_bookable /body/startsAt'],
    ['2026-12-02T06:55:00', '2026-12-02T16:00:00', 'not_bookable /body/startsAt'],
  ])('a daily booking from %s to %s is %s: each of its days is open', (from, to, verdict) => {
    expect(judged({ openingHours: office }, [from, to], { per: 'day' })).toBe(verdict);
  });

  test('are local: an hour later in UTC when the clocks go back', () => {
    const of = (day: string, hour: string) =>
      judged({ openingHours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00' }] }, [
        `${day}T${hour}:00:00`,
        `${day}T${hour}:30:00`,
      ]);
    expect(of('2027-03-27', '08')).toBe('bookable');
    expect(of('2027-03-28', '07')).toBe('bookable');
    expect(of('2027-03-28', '08')).toBe('not_bookable /body/startsAt');
  });
});
