import { later, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { Refusal, type RefusalCode } from '../kernel/errors.ts';
import type { Changes } from '../store/change.ts';
import { membershipStatus, pauseOn, requireStatus, wrongState } from './membership-states.ts';
import type { Membership, Pause } from './model.ts';

type Asked<T> = { readonly [F in keyof T]?: T[F] | undefined };
const maxPauses = 100;

/** Adds a pause: from the first day that is not billed unless asked for another, until it is resumed. */
export const pause = (
  membership: Membership,
  asked: Asked<Pause>,
  today: PlainDate,
): Changes<Membership> => {
  requireStatus(membership, today, ['scheduled', 'active', 'paused']);
  const { billedTo, pauses = [], startOn } = membership;
  if (pauses.at(-1)?.to === undefined && pauses.length > 0)
    throw wrongState('a membership that no pause keeps', `paused from ${pauses.at(-1)?.from}`);
  if (pauses.length >= maxPauses) throw wrongState(`fewer than ${maxPauses} pauses`, 'that many');
  const from = asked.from ?? later(later(today, billedTo), plusDays(startOn, 1));
  if (from <= startOn) throw refused('invalid_request', 'from', `later than ${startOn}`, from);
  if (from < billedTo) throw refused('already_billed', 'from', `${billedTo} or later`, from);
  const added: Pause = { from, ...(asked.to && { to: asked.to }) };
  const next = [...pauses, added].toSorted((a, b) => (a.from < b.from ? -1 : 1));
  requireApart(membership, next, asked.from === undefined ? 'to' : 'from');
  return { pauses: next };
};

/**
 * Ends a pause, on the day before today unless asked for another. One that has not begun is taken away. Days
 * that a run has left out as paused stay so.
 */
export const resumption = (
  membership: Membership,
  asked: PlainDate | undefined,
  today: PlainDate,
): Changes<Membership> => {
  const { billedTo, pauses = [] } = membership;
  const status = membershipStatus(membership, today);
  if (status === 'ended') throw wrongState('a membership that has not ended', status);
  const found = pauseOn(pauses, today) ?? pauses.find(({ from }) => from > today);
  if (!found) throw wrongState('a paused membership', status);
  const last = asked ?? plusDays(found.from > today ? found.from : today, -1);
  const firstChanged = plusDays(found.to !== undefined && found.to < last ? found.to : last, 1);
  if (later(firstChanged, found.from) < billedTo)
    throw refused('already_billed', 'to', `${plusDays(billedTo, -1)} or later`, last);
  const next = pauses.flatMap(each => (each === found ? shortened(found, last) : [each]));
  requireApart(membership, next, 'to');
  return { pauses: next.length > 0 ? next : null };
};

const shortened = ({ from }: Pause, to: PlainDate): Pause[] => (to < from ? [] : [{ from, to }]);

/** Pauses lie within the membership, each between days of service. */
const requireApart = (
  { endOn = '9999-12-31' }: Membership,
  pauses: readonly Pause[],
  field: 'from' | 'to',
): void => {
  for (const [index, { from, to }] of pauses.entries()) {
    const next = pauses[index + 1];
    if (to && to < from) throw refused('invalid_request', 'to', `${from} (from) or later`, to);
    const last = to ?? from;
    if (last > endOn) throw refused('invalid_request', field, `${endOn} (endOn) or earlier`, last);
    if (next && (!to || plusDays(to, 1) >= next.from))
      throw refused('invalid_request', field, `a day of service before ${next.from}`, last);
  }
};

const refused = (code: RefusalCode, field: string, expected: string, received: string): Refusal =>
  new Refusal(code, { field: `/body/${field}`, expected, received });

/** Access stops; it is billed on. */
export const suspension = (membership: Membership, today: PlainDate, now: string) => {
  requireStatus(membership, today, ['active', 'paused']);
  return { suspendedAt: now };
};

export const reactivation = (membership: Membership, today: PlainDate) => {
  requireStatus(membership, today, ['suspended']);
  return { suspendedAt: null, suspendedFor: null };
};
