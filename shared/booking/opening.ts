import { localDate, minuteAt, type PlainDate, plusDays, weekdayOf } from '../kernel/calendar.ts';
import { instantOfMinute } from '../kernel/clock.ts';
import type { OpeningHours } from './model.ts';

/** Minutes since 1970, half-open. */
export type Minutes = readonly [from: number, to: number];

/** The local days that a span of minutes touches. */
export const daysTouched = ([from, to]: Minutes, timeZone: string): PlainDate[] => {
  const last = localDate(instantOfMinute(to - 1), timeZone);
  const days = [localDate(instantOfMinute(from), timeZone)];
  for (let day = days[0] ?? last; day < last; days.push(day)) day = plusDays(day, 1);
  return days;
};

/** When something is open on these days, in order; hours that touch (midnight, too) are one stretch. */
export const openStretches = (
  hours: readonly OpeningHours[] | undefined,
  days: readonly PlainDate[],
  timeZone: string,
): Minutes[] => {
  const always = [{ from: '00:00', to: '24:00' }];
  const stretches = days.flatMap(day =>
    (hours?.filter(({ weekdays }) => weekdays.includes(weekdayOf(day))) ?? always).map(
      ({ from, to }): Minutes => [minuteAt(day, from, timeZone), minuteAt(day, to, timeZone)],
    ),
  );
  return stretches
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => a - b)
    .reduce<Minutes[]>((merged, [from, to]) => {
      const last = merged.at(-1);
      if (!last || last[1] < from) merged.push([from, to]);
      else merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
      return merged;
    }, []);
};
