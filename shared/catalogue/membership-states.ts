import type { EventDetail } from '../events/catalogue.ts';
import { earlier, later, type Period, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Membership, MembershipStatus, Pause } from './model.ts';

/** What decides where a membership stands. */
type Standing = Pick<Membership, 'startOn' | 'endOn' | 'pauses' | 'suspendedAt'>;

/** What happens to a membership. */
export type MembershipChange = EventDetail<'membership.changed'>['change'];

/** One that the calendar brings: it holds from the local day `on`; a customer reads `effectiveOn`. */
export interface CalendarChange {
  readonly change: MembershipChange;
  readonly on: PlainDate;
  readonly effectiveOn: PlainDate;
}

/** The last day that is billed, or null: a membership billed to 1 May is billed through 30 April. */
export const billedThroughOn = ({
  startOn,
  billedTo,
}: Pick<Membership, 'startOn' | 'billedTo'>): PlainDate | null =>
  billedTo > startOn ? plusDays(billedTo, -1) : null;

/** The pause that a day lies in. */
export const pauseOn = (pauses: readonly Pause[] = [], day: PlainDate): Pause | undefined =>
  pauses.find(({ from, to = '9999' }) => from <= day && day <= to);

/** Where a membership stands on the organisation's local `today`; its end is a day of service. */
export const membershipStatus = (
  { startOn, endOn, pauses, suspendedAt }: Standing,
  today: PlainDate,
): MembershipStatus => {
  if (endOn !== undefined && (today > endOn || endOn < startOn)) return 'ended';
  if (today < startOn) return 'scheduled';
  if (suspendedAt) return 'suspended';
  return pauseOn(pauses, today) ? 'paused' : 'active';
};

/** Whether a membership serves on any day of a period, up to the day its access was stopped on. */
export const servesIn = (
  { startOn, endOn = '9999-12-31', pauses = [], suspendedAt = '9999-12-31' }: Standing,
  { from, to }: Period,
): boolean => {
  const last = earlier(earlier(endOn, plusDays(to, -1)), suspendedAt.slice(0, 10));
  const first = later(startOn, from);
  // pauses have days of service between them: the first day may serve, or the first after a pause
  const resumed = pauses.flatMap(pause => (pause.to ? [plusDays(pause.to, 1)] : []));
  return [first, ...resumed].some(day => first <= day && day <= last && !pauseOn(pauses, day));
};

/** Everything that the calendar does to a membership, in order, at most one a day. */
export const calendarChanges = ({
  startOn,
  endOn,
  pauses = [],
  announceStart = true,
  replacedBy,
}: Membership): CalendarChange[] => {
  const last = endOn ?? '9999-12-31';
  if (last < startOn) return [];
  const at = (change: MembershipChange, on: PlainDate, effectiveOn = on) => ({
    ...{ change, on, effectiveOn },
  });
  const paused = pauses.flatMap(({ from, to }) => [
    at('paused', from),
    ...(to ? [at('resumed', plusDays(to, 1))] : []),
  ]);
  return [
    ...(announceStart ? [at('started', startOn)] : []),
    ...paused.filter(({ on }) => on <= last),
    // the mail of a plan change has told the end of what it replaces
    ...(endOn !== undefined && !replacedBy ? [at('ended', plusDays(endOn, 1), endOn)] : []),
  ];
};

/** What is not told yet, in order; nothing of a membership that nobody tells of. */
export const untold = (membership: Membership): CalendarChange[] => {
  const { announcedOn } = membership;
  if (announcedOn === undefined) return [];
  return calendarChanges(membership).filter(({ on }) => on > announcedOn);
};

/** Refuses what a membership of another state would need. */
export const requireStatus = (
  membership: Membership,
  today: PlainDate,
  allowed: readonly MembershipStatus[],
): void => {
  const status = membershipStatus(membership, today);
  if (!allowed.includes(status)) throw wrongState(allowed.join(' or '), status);
};

export const wrongState = (expected: string, received: string): Refusal =>
  new Refusal('membership_state', { expected, received });
