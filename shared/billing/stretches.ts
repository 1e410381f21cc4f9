import { pauseOn, servesIn } from '../catalogue/membership-states.ts';
import type { Membership, Pause, Plan } from '../catalogue/model.ts';
import {
  dayOf,
  daysBetween,
  earlier,
  type Period,
  type PlainDate,
  periodContaining,
  plusDays,
} from '../kernel/calendar.ts';
import { type Exact, exact } from '../kernel/money.ts';
import type { BillingSettings } from '../organisation/model.ts';

export type ProrationRules = Pick<BillingSettings, 'proration' | 'prorationDivisor'>;

/** One transaction holds a draft with at most this many lines: 2 writes a charge + 5 of the draft ≤ 100. */
export const maxLines = 40;

/** Days of service that make one line, and the whole month whose price they share. */
export interface Stretch {
  readonly service: Period;
  readonly whole: Period;
  /** the service is paid like the whole, however short it is */
  readonly inFull: boolean;
}

/**
 * Cuts a membership from its first unbilled day to `coverTo` (exclusive) at its billing days and pauses; paused
 * days are on no line. In advance a stretch is billed when it has begun by then, in arrears when it is over.
 * Stops one above `maxLines`.
 */
export const stretchesOf = (
  membership: Membership,
  timing: Plan['timing'],
  anchorDay: number,
  coverTo: PlainDate,
  mode: ProrationRules['proration'],
): Stretch[] => {
  const { startOn, pauses } = membership;
  const end = membership.endOn ? plusDays(membership.endOn, 1) : never;
  const until = earlier(coverTo, end);
  const stretches: Stretch[] = [];
  let from = servedFrom(pauses, membership.billedTo);
  while (from < until && stretches.length <= maxLines) {
    const whole = wholeAt(from, startOn, anchorDay, mode);
    const to = [whole.to, end, pausedFrom(pauses, from)].reduce(earlier);
    if (timing === 'arrears' && to > coverTo) break;
    const inFull = mode === 'none' && isFirstOf(membership, whole, from);
    stretches.push({ service: { from, to }, whole, inFull });
    // what is paid in full is billed to its end: a membership that is taken up again pays it once
    from = servedFrom(pauses, inFull ? whole.to : to);
  }
  return stretches;
};

/** The days of a membership whose invoice is void, cut as they were when it billed them. */
export const releasedStretches = (
  membership: Membership,
  timing: Plan['timing'],
  anchorDay: number,
  mode: ProrationRules['proration'],
): Stretch[] =>
  (membership.released ?? []).flatMap(({ from, to }) =>
    stretchesOf({ ...membership, billedTo: from }, timing, anchorDay, to, mode),
  );

const never = '9999-12-31';

/** The first day on or after `on` that no pause takes; there is one between two pauses. */
const servedFrom = (pauses: readonly Pause[] | undefined, on: PlainDate): PlainDate => {
  const pause = pauseOn(pauses, on);
  if (!pause) return on;
  return pause.to ? plusDays(pause.to, 1) : never;
};

/** The first day of the next pause after a day of service. */
const pausedFrom = (pauses: readonly Pause[] = [], on: PlainDate): PlainDate =>
  pauses.find(({ from }) => from > on)?.from ?? never;

/** Whether nothing of the whole was served before. Without access it is billed like any other day. */
const isFirstOf = (membership: Membership, whole: Period, from: PlainDate): boolean =>
  !servesIn({ ...membership, suspendedAt: undefined }, { from: whole.from, to: from });

/** The first day that is not billed yet once `stretch` is. */
export const billedBy = ({ service, whole, inFull }: Stretch): PlainDate =>
  inFull ? whole.to : service.to;

/** The month that `on` is part of: the billing period; in mode `second` at first a month from the start. */
const wholeAt = (
  on: PlainDate,
  startOn: PlainDate,
  anchorDay: number,
  mode: ProrationRules['proration'],
): Period => {
  const period = periodContaining(on, anchorDay);
  if (mode !== 'second' || on >= plusDays(startOn, 31)) return period;
  const startsOnAnchor = periodContaining(startOn, anchorDay).from === startOn;
  const firstMonth = periodContaining(startOn, dayOf(startOn));
  return startsOnAnchor || on >= firstMonth.to ? period : firstMonth;
};

/** The part of a month's price that a stretch pays (design §5); a whole month is exactly 1. */
export const shareOf = (
  { service, whole, inFull }: Stretch,
  divisor: ProrationRules['prorationDivisor'],
): { factor: Exact; text: string; isPart: boolean } => {
  const days = daysBetween(service.from, service.to);
  const full = daysBetween(whole.from, whole.to);
  if (days === full) return { factor: exact(1), text: 'full period', isPart: false };
  if (inFull)
    return { factor: exact(1), text: `${days} of ${full} days, charged in full`, isPart: false };
  return divisor === 'actual'
    ? { factor: exact(days, full), text: `${days} of ${full} days`, isPart: true }
    : { factor: exact(days * 12, 365), text: `${days} of 365/12 days`, isPart: true };
};

/** What a day of the stretch costs when the month costs `price`. */
export const dayRate = (
  { whole }: Stretch,
  price: number,
  divisor: ProrationRules['prorationDivisor'],
): Exact =>
  divisor === 'actual'
    ? exact(price, daysBetween(whole.from, whole.to))
    : exact(BigInt(price) * 12n, 365);
