import type { PlainDate } from '../kernel/calendar.ts';
import { epochMinutes, instantOfMinute } from '../kernel/clock.ts';
import type { DaySheet } from './model.ts';

const minutesOfDay = 1440;

/** From one instant to another, which is not in it. */
export interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Minutes of one UTC day, half-open. */
export interface DayRange {
  readonly day: PlainDate;
  readonly from: number;
  readonly to: number;
}

/** Units that are taken from one minute to another; a day's steps are in order, apart, and never of 0 units. */
export type Step = readonly [from: number, to: number, units: number];

/** What a booking takes of each UTC day it touches, the buffer behind it included. */
export const daysOf = ({ startsAt, endsAt }: Span, bufferMinutes: number): DayRange[] => {
  const start = epochMinutes(startsAt);
  const end = epochMinutes(endsAt) + bufferMinutes;
  const first = Math.floor(start / minutesOfDay);
  const days = Math.ceil(end / minutesOfDay) - first;
  return Array.from({ length: days }, (_, n) => {
    const midnight = (first + n) * minutesOfDay;
    return {
      day: instantOfMinute(midnight).slice(0, 10),
      from: Math.max(start - midnight, 0),
      to: Math.min(end - midnight, minutesOfDay),
    };
  });
};

/** Whether so many units are free throughout; `sheets` are those of the days of `ranges`, absent where nothing was ever taken. */
export const fits = (
  sheets: readonly (DaySheet | undefined)[],
  ranges: readonly DayRange[],
  units: number,
  capacity: number,
): boolean =>
  units <= capacity &&
  ranges.every((range, index) =>
    (sheets[index]?.taken ?? []).every(
      ([from, to, taken]) => to <= range.from || from >= range.to || taken + units <= capacity,
    ),
  );

/** The sheet after a booking; put it on condition of the version that was read. */
export const take = (
  sheet: DaySheet | undefined,
  { from, to }: DayRange,
  units: number,
): DaySheet => ({
  taken: plusSteps(sheet?.taken ?? [], [from, to, units]),
  version: (sheet?.version ?? 0) + 1,
});

/**
 * The sheet after a cancellation. An empty one stays: were it deleted, the next one's version would begin anew, and
 * a writer who read the old one would not notice.
 */
export const giveBack = (sheet: DaySheet, { from, to }: DayRange, units: number): DaySheet => {
  const taken = plusSteps(sheet.taken, [from, to, -units]);
  if (taken.some(([, , left]) => left < 0)) {
    throw new Error(`${units} units from ${from} to ${to} were never taken`);
  }
  return { taken, version: sheet.version + 1 };
};

/**
 * Steps with another laid over them: `join` says what holds where both are. Neighbours of equal units become one and
 * 0 units none, so that a sheet is as small as its day is simple, whatever was booked in which order.
 */
export const overlay = (
  steps: readonly Step[],
  [from, to, units]: Step,
  join: (a: number, b: number) => number,
): Step[] => {
  const cuts = [...new Set([from, to, ...steps.flatMap(step => step.slice(0, 2))])].sort(
    (a, b) => a - b,
  );
  const joined: Step[] = [];
  for (const [index, cut] of cuts.slice(0, -1).entries()) {
    const end = cuts[index + 1] ?? cut;
    const under = steps.find(step => step[0] <= cut && cut < step[1])?.[2] ?? 0;
    const now = join(under, from <= cut && cut < to ? units : 0);
    const last = joined.at(-1);
    if (last?.[1] === cut && last[2] === now) joined[joined.length - 1] = [last[0], end, now];
    else if (now !== 0) joined.push([cut, end, now]);
  }
  return joined;
};

const plusSteps = (steps: readonly Step[], step: Step): [number, number, number][] =>
  overlay(steps, step, (a, b) => a + b).map(([from, to, units]) => [from, to, units]);
