import { describe, expect, test } from 'vitest';
import { occurrencesOf } from '../../../shared/booking/occurrences.ts';

const rule = {
  startsAt: '2026-10-24T10:00',
  endsAt: '2026-10-24T12:00',
  timeZone: 'Europe/Amsterdam',
  every: 'day',
  count: 3,
} as const;
const local = (given: Parameters<typeof occurrencesOf>[0]) =>
  occurrencesOf(given).map(({ localStart }) => localStart.slice(0, 10));

describe('when a series takes place', () => {
  test('10:00 stays 10:00 when the clocks go back', () => {
    expect(occurrencesOf(rule)).toMatchObject([
      { startsAt: '2026-10-24T08:00:00.000Z', endsAt: '2026-10-24T10:00:00.000Z' },
      { startsAt: '2026-10-25T09:00:00.000Z', endsAt: '2026-10-25T11:00:00.000Z' },
      { startsAt: '2026-10-26T09:00:00.000Z', endsAt: '2026-10-26T11:00:00.000Z' },
    ]);
  });

  test('a time that the clocks skip moves behind the gap', () => {
    const night = { ...rule, startsAt: '2026-03-28T02:30', endsAt: '2026-03-28T04:00', count: 2 };
    expect(occurrencesOf(night)).toMatchObject([
      { startsAt: '2026-03-28T01:30:00.000Z', endsAt: '2026-03-28T03:00:00.000Z' },
      // 02:30 is not there: 03:30 summer time; 04:00 is 02:00Z
      { startsAt: '2026-03-29T01:30:00.000Z', endsAt: '2026-03-29T02:00:00.000Z' },
    ]);
  });

  test('over midnight it ends on the next day', () => {
    const late = { ...rule, startsAt: '2026-11-30T22:00', endsAt: '2026-12-01T02:00', count: 1 };
    expect(occurrencesOf(late)).toMatchObject([
      { startsAt: '2026-11-30T21:00:00.000Z', endsAt: '2026-12-01T01:00:00.000Z' },
    ]);
  });

  test('every month keeps the day, the last one in shorter months', () => {
    const first = { startsAt: '2027-01-31T10:00', endsAt: '2027-01-31T11:00' };
    const dates = local({ ...rule, ...first, every: 'month', count: 4 });
    expect(dates).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  test('on some days of every second week, from the first on', () => {
    // 24 October 2026 is a Saturday
    const dates = local({ ...rule, every: 'two_weeks', weekdays: [6, 2], count: 4 });
    expect(dates).toEqual(['2026-10-24', '2026-11-03', '2026-11-07', '2026-11-17']);
  });

  test('until a day, which is in it', () => {
    const { count: _, ...endless } = rule;
    expect(local({ ...endless, every: 'week', until: '2026-11-07' })).toHaveLength(3);
    const never = () => occurrencesOf({ ...endless, until: '2026-10-23' });
    expect(never).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    const often = { ...endless, until: '2026-12-23' };
    expect(() => occurrencesOf(often)).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
    expect(occurrencesOf({ ...often, until: '2026-12-22' })).toHaveLength(60);
  });
});
