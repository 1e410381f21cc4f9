import { daysBetween, localDate, minuteAt, type PlainDate } from '../kernel/calendar.ts';
import { epochMinutes } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { OpeningHours, Rate, Resource } from './model.ts';
import type { Span } from './occupancy.ts';
import { daysTouched, type Minutes, openStretches } from './opening.ts';

export const stepMinutes = 5;
export const defaultDaysAhead = 365;
const maxBookingMinutes = 31 * 24 * 60;

interface Asked {
  /** of the location */
  readonly timeZone: string;
  readonly now: string;
  readonly by: 'admin' | 'member' | 'visitor';
  /** of the resource's rate; absent: judged as an hourly one */
  readonly per?: Rate['per'] | undefined;
  /** where the span lies in the request */
  readonly at?: string;
}

/** What names a resource that is not there, or not offered to who asks: the two cannot be told apart. */
export const unknownResource = (resourceId: string, at = '/body'): Refusal =>
  new Refusal('unknown_reference', {
    field: `${at}/resourceId`,
    expected: 'a resource that is offered here',
    received: resourceId,
  });

/**
 * Refuses a booking that a resource's policies do not allow. They bind members and visitors; an admin's booking must
 * only make sense. Whether the resource is free is not judged here.
 */
export const requireBookable = (
  resource: Resource,
  span: Span & { readonly units?: number },
  asked: Asked,
): void => {
  const at = asked.at ?? '/body';
  if (asked.by !== 'admin') requireOffer(resource, asked.by, at);
  if (resource.archived) {
    throw new Refusal('resource_archived', { field: `${at}/resourceId`, received: resource.id });
  }
  requireSense(resource, span, at);
  if (asked.by === 'admin') return;
  requireTime(resource, span, asked, at);
  requireLength(resource, span, at);
  requireOpen(resource, span, asked, at);
};

/** S40: without a rate nobody but an admin books. */
const requireOffer = (resource: Resource, by: 'member' | 'visitor', at: string): void => {
  const channel = by === 'member' ? 'portal' : 'storefront';
  if (!resource.offeredOn.includes(channel)) throw unknownResource(resource.id, at);
  if (!resource.rateId) {
    throw new Refusal('no_rate', { field: `${at}/resourceId`, received: resource.id });
  }
};

const requireSense = (
  { capacity }: Resource,
  { startsAt, endsAt, units = 1 }: Parameters<typeof requireBookable>[1],
  at: string,
): void => {
  const bad = (field: string, expected: string, received: string) =>
    new Refusal('invalid_request', { field: `${at}/${field}`, expected, received });
  for (const [field, instant] of Object.entries({ startsAt, endsAt })) {
    if (!/:00(\.0+)?Z$/.test(instant)) throw bad(field, 'a whole minute in UTC', instant);
  }
  const minutes = epochMinutes(endsAt) - epochMinutes(startsAt);
  if (minutes <= 0) throw bad('endsAt', `an instant after ${startsAt}`, endsAt);
  if (minutes > maxBookingMinutes) throw bad('endsAt', 'at most 31 days after the start', endsAt);
  if (units > capacity) throw bad('units', `at most ${capacity}`, String(units));
};

const refused = (at: string, expected: string, received: string | number): Refusal =>
  new Refusal('not_bookable', { field: at, expected, received: String(received) });

const requireTime = (
  { maxDaysAhead = defaultDaysAhead }: Resource,
  { startsAt, endsAt }: Span,
  { now, timeZone }: Asked,
  at: string,
): void => {
  for (const [field, instant] of Object.entries({ startsAt, endsAt })) {
    if (epochMinutes(instant) % stepMinutes !== 0) {
      throw refused(`${at}/${field}`, `a multiple of ${stepMinutes} minutes`, instant);
    }
  }
  if (epochMinutes(startsAt) < epochMinutes(now)) {
    throw refused(`${at}/startsAt`, `not before ${now}`, startsAt);
  }
  const days = daysBetween(localDate(now, timeZone), localDate(startsAt, timeZone));
  if (days > maxDaysAhead) {
    throw refused(`${at}/startsAt`, `at most ${maxDaysAhead} days ahead`, startsAt);
  }
};

const requireLength = (
  { minMinutes = 0, maxMinutes = maxBookingMinutes }: Resource,
  { startsAt, endsAt }: Span,
  at: string,
): void => {
  const minutes = epochMinutes(endsAt) - epochMinutes(startsAt);
  if (minutes < minMinutes)
    throw refused(`${at}/endsAt`, `at least ${minMinutes} minutes`, minutes);
  if (minutes > maxMinutes) throw refused(`${at}/endsAt`, `at most ${maxMinutes} minutes`, minutes);
};

/**
 * By the hour: within one stretch of opening hours. By the day, every day touched must be open: the booking begins and
 * ends within its hours or at midnight, so that whole days can be booked.
 */
const requireOpen = (
  { openingHours }: Resource,
  { startsAt, endsAt }: Span,
  { timeZone, per }: Asked,
  at: string,
): void => {
  if (!openingHours) return;
  const span: Minutes = [epochMinutes(startsAt), epochMinutes(endsAt)];
  const days = daysTouched(span, timeZone);
  const isOpen =
    per === 'day'
      ? days.every(day => isOpenOn(openingHours, day, timeZone, span))
      : openStretches(openingHours, days, timeZone).some(
          ([from, to]) => from <= span[0] && span[1] <= to,
        );
  if (!isOpen) throw refused(`${at}/startsAt`, 'a time within the opening hours', startsAt);
};

const isOpenOn = (
  hours: readonly OpeningHours[],
  day: PlainDate,
  timeZone: string,
  [start, end]: Minutes,
): boolean => {
  const midnight = minuteAt(day, '00:00', timeZone);
  const nextMidnight = minuteAt(day, '24:00', timeZone);
  const open = openStretches(hours, [day], timeZone);
  const begins = start <= midnight || open.some(([from, to]) => from <= start && start < to);
  const ends = end >= nextMidnight || open.some(([from, to]) => from < end && end <= to);
  return open.length > 0 && begins && ends;
};
