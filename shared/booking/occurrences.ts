import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../kernel/errors.ts';
import type { Booking } from './model.ts';
import { maxOccurrences } from './series-contract.ts';
import type { BookingSeries } from './series-model.ts';

type Rule = Pick<
  BookingSeries,
  'startsAt' | 'endsAt' | 'timeZone' | 'every' | 'weekdays' | 'until' | 'count'
>;

/** One of a series: where in it, its local start, and its span. */
export interface Occurrence extends Pick<Booking, 'startsAt' | 'endsAt'> {
  readonly n: number;
  readonly localStart: string;
}

/**
 * When a series takes place. Each has the local times of the first: 10:00 stays 10:00 when clocks change, a time
 * that is skipped moves behind the gap, one that comes twice is the first.
 */
export const occurrencesOf = (rule: Rule): Occurrence[] => {
  const first = Temporal.PlainDateTime.from(rule.startsAt);
  const end = Temporal.PlainDateTime.from(rule.endsAt);
  const days = first.toPlainDate().until(end.toPlainDate()).days;
  const instant = (date: Temporal.PlainDate, plainTime: Temporal.PlainTime) =>
    date
      .toZonedDateTime({ timeZone: rule.timeZone, plainTime })
      .toInstant()
      .toString({ fractionalSecondDigits: 3 });
  return datesOf(rule, first.toPlainDate()).map((date, n) => ({
    n,
    localStart: date.toPlainDateTime(first.toPlainTime()).toString().slice(0, 16),
    startsAt: instant(date, first.toPlainTime()),
    endsAt: instant(date.add({ days }), end.toPlainTime()),
  }));
};

const datesOf = ({ until, count, ...rule }: Rule, first: Temporal.PlainDate) => {
  const dates: Temporal.PlainDate[] = [];
  for (const date of endless(rule, first)) {
    if (dates.length === count || (until !== undefined && date.toString() > until)) break;
    dates.push(date);
    if (dates.length > maxOccurrences) throw tooMany();
  }
  if (dates.length === 0) throw none(first);
  return dates;
};

function* endless(
  { every, weekdays }: Pick<Rule, 'every' | 'weekdays'>,
  first: Temporal.PlainDate,
): Generator<Temporal.PlainDate> {
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const wanted = (weekdays ?? [first.dayOfWeek]).toSorted();
  for (let step = 0; ; step += 1) {
    // the day of the first is kept: 31 January, 28 February, 31 March
    if (every === 'month') yield first.add({ months: step });
    else if (every === 'day') yield first.add({ days: step });
    else {
      const weeks = step * (every === 'two_weeks' ? 2 : 1);
      const dates = wanted.map(day => monday.add({ weeks, days: day - 1 }));
      yield* dates.filter(date => Temporal.PlainDate.compare(date, first) >= 0);
    }
  }
}

const tooMany = () =>
  new Refusal('invalid_request', {
    field: '/body/until',
    expected: `a day up to which it takes place at most ${maxOccurrences} times`,
    received: 'a later one',
  });

const none = (first: Temporal.PlainDate) =>
  new Refusal('invalid_request', {
    field: '/body/until',
    expected: `a day on which it takes place, from ${first} on`,
    received: 'an earlier one',
  });
