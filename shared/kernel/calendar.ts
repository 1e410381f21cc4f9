import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { remembered } from './remembered.ts';

/** A calendar date `YYYY-MM-DD` in the organisation's (or a location's) time zone, never an instant. */
export const PlainDate = z.iso.date();
export type PlainDate = string;

/** A half-open span of days: `from` is in it, `to` is not. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const date = (on: PlainDate) => Temporal.PlainDate.from(on);

/** An IANA time zone name that this runtime knows. */
export const TimeZone = z.string().refine(
  zone => {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
      return /^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(zone);
    } catch {
      return false;
    }
  },
  { error: 'expected an IANA time zone such as Europe/Amsterdam' },
);

/** The calendar date at `instant` in `timeZone`. */
export const localDate = (instant: string, timeZone: string): PlainDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The first instant of `on` in `timeZone`; on a day whose midnight does not exist, the first that does. */
export const startOfDay = (on: PlainDate, timeZone: string): string =>
  date(on).toZonedDateTime(timeZone).toInstant().toString({ fractionalSecondDigits: 3 });

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekdayOf = (on: PlainDate): number => date(on).dayOfWeek;

const workOutMinute = (on: PlainDate, time: string, timeZone: string): number => {
  if (time === '24:00') return workOutMinute(plusDays(on, 1), '00:00', timeZone);
  const plainTime = Temporal.PlainTime.from(time);
  const { epochMilliseconds } = date(on).toZonedDateTime({ timeZone, plainTime });
  return Math.floor(epochMilliseconds / 60_000);
};

/**
 * The minute since 1970 of a time of day `HH:MM` on `on` in `timeZone`; `24:00` is the next day's `00:00`. A time
 * that a clock change skips is as much later, of one that comes twice it is the first. A search asks for the same few
 * for each resource, and each costs a look at the zone's rules.
 */
export const minuteAt = remembered(
  workOutMinute,
  (on, time, timeZone) => `${on} ${time} ${timeZone}`,
);

export const plusDays = (on: PlainDate, days: number): PlainDate =>
  date(on).add({ days }).toString();

/** Days in `[from, to)`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  date(from).until(date(to), { largestUnit: 'day' }).days;

/** The day of the month: 31 for 2026-01-31. */
export const dayOf = (on: PlainDate): number => Number(on.slice(8));

export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/** The anchor day in the month of `on`, clamped to its last day: 31 in February 2027 is the 28th. */
const anchorIn = (month: Temporal.PlainDate, anchorDay: number): Temporal.PlainDate =>
  month.with({ day: Math.min(anchorDay, month.daysInMonth) });

const workOutPeriod = (on: PlainDate, anchorDay: number): Period => {
  const month = date(on).with({ day: 1 });
  const anchor = anchorIn(month, anchorDay);
  const isAfterAnchor = Temporal.PlainDate.compare(date(on), anchor) >= 0;
  const from = isAfterAnchor ? anchor : anchorIn(month.subtract({ months: 1 }), anchorDay);
  const to = isAfterAnchor ? anchorIn(month.add({ months: 1 }), anchorDay) : anchor;
  return { from: from.toString(), to: to.toString() };
};

/**
 * The billing period that contains `on`: from one anchor date to the next, the anchor kept when clamped. A run asks for
 * the same few for every customer, and each costs several calendar operations.
 */
export const periodContaining = remembered(workOutPeriod, (on, anchorDay) => `${on}#${anchorDay}`);

/** The first anchor date on or after `on`. */
export const nextAnchorOn = (on: PlainDate, anchorDay: number): PlainDate => {
  const period = periodContaining(on, anchorDay);
  return period.from === on ? on : period.to;
};

/** The anchor date `months` after the one on or before `on`; negative: before it. */
export const anchorAfter = (on: PlainDate, anchorDay: number, months = 1): PlainDate => {
  const { from, to } = periodContaining(on, anchorDay);
  if (months === 1) return to;
  return anchorIn(date(from).with({ day: 1 }).add({ months }), anchorDay).toString();
};

/** Midnight UTC of a date as epoch milliseconds, for formatting only. */
export const epochMilliseconds = (on: PlainDate): number =>
  date(on).toZonedDateTime('UTC').epochMilliseconds;
