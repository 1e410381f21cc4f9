import { daysBetween, localDate, type PlainDate } from '../kernel/calendar.ts';
import { epochMinutes, instantOfMinute } from '../kernel/clock.ts';
import type { DaySheet, Resource } from './model.ts';
import type { Span, Step } from './occupancy.ts';
import { type Minutes, openStretches } from './opening.ts';
import { defaultDaysAhead, stepMinutes } from './policy.ts';

/** When so many units are free throughout: a booking within it fits, its buffer included. */
export interface FreeStretch extends Span {
  readonly units: number;
}

/** The days that are asked about, as who asks may book them. */
export interface Asked {
  /** local days of the location, in order */
  readonly days: readonly PlainDate[];
  readonly timeZone: string;
  readonly now: string;
  readonly by: 'admin' | 'member' | 'visitor';
}

/** What a sheet of a UTC day says is taken. */
export type SheetOfDay = Pick<DaySheet, 'taken'> & { readonly day: PlainDate };

/** The minutes that are asked about; what was, and what is too far ahead, only an admin books. */
export const openMinutes = (
  { openingHours, maxDaysAhead = defaultDaysAhead }: Resource,
  { days, timeZone, now, by }: Asked,
): Minutes[] => {
  if (by === 'admin') return openStretches(openingHours, days, timeZone);
  const today = localDate(now, timeZone);
  const bookable = days.filter(day => daysBetween(today, day) <= maxDaysAhead);
  const earliest = Math.ceil(epochMinutes(now) / stepMinutes) * stepMinutes;
  return openStretches(openingHours, bookable, timeZone)
    .map(([from, to]): Minutes => [Math.max(from, earliest), to])
    .filter(([from, to]) => from < to);
};

/**
 * When a resource can be booked, each stretch as long as the same number of units is free. The buffer ends a stretch
 * before what is taken next; stretches that touch are dropped together when even both are shorter than a booking is.
 */
export const freeStretches = (
  resource: Resource,
  asked: Asked,
  sheets: readonly SheetOfDay[],
): FreeStretch[] => {
  const { bufferMinutes, capacity, minMinutes = 0 } = resource;
  const taken = sheets
    .flatMap(({ day, taken }) => {
      const midnight = epochMinutes(`${day}T00:00:00Z`);
      return taken.map(
        ([from, to, units]): Step => [midnight + from - bufferMinutes, midnight + to, units],
      );
    })
    .sort(([a], [b]) => a - b);
  return openMinutes(resource, asked)
    .flatMap(open => runs(piecesOf(open, taken, capacity)))
    .filter(run => lengthOf(run) >= minMinutes)
    .flat()
    .map(([from, to, units]) => ({
      startsAt: instantOfMinute(from),
      endsAt: instantOfMinute(to),
      units,
    }));
};

/**
 * An open stretch in pieces with the units that are free in each, nothing where none is. What is taken is in order, and
 * since one buffer is before each step their ends are, too: one pass, however much is booked.
 */
const piecesOf = ([start, end]: Minutes, taken: readonly Step[], capacity: number): Step[] => {
  const cuts = [...new Set([start, ...boundsIn([start, end], taken), end])].sort((a, b) => a - b);
  const pieces: Step[] = [];
  let first = 0;
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1] ?? end;
    while ((taken[first]?.[1] ?? end) <= from) first += 1;
    const units = capacity - mostTaken(taken, first, from);
    const last = pieces.at(-1);
    if (last?.[1] === from && last[2] === units) pieces[pieces.length - 1] = [last[0], to, units];
    else if (units > 0) pieces.push([from, to, units]);
  }
  return pieces;
};

const boundsIn = ([start, end]: Minutes, taken: readonly Step[]): number[] => {
  const bounds: number[] = [];
  for (const [from, to] of taken) {
    if (from > start && from < end) bounds.push(from);
    if (to > start && to < end) bounds.push(to);
  }
  return bounds;
};

/** The units that are taken at a minute, by steps from the first one that reaches it on. */
const mostTaken = (taken: readonly Step[], first: number, minute: number): number => {
  let most = 0;
  for (let index = first; (taken[index]?.[0] ?? Number.POSITIVE_INFINITY) <= minute; index += 1) {
    most = Math.max(most, taken[index]?.[2] ?? 0);
  }
  return most;
};

/** Pieces that touch, together. */
const runs = (pieces: readonly Step[]): Step[][] =>
  pieces.reduce<Step[][]>((found, piece) => {
    const last = found.at(-1);
    if (last?.at(-1)?.[1] === piece[0]) last.push(piece);
    else found.push([piece]);
    return found;
  }, []);

const lengthOf = (run: readonly Step[]): number => (run.at(-1)?.[1] ?? 0) - (run[0]?.[0] ?? 0);
