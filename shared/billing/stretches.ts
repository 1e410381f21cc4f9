import { pauseOn, servesIn } from '../catalogue/membership-states.ts';
import type { Membership, Pause, Plan } from '../catalogue/model.ts';
import {
  dayOf,
  earlier,
  type Period,
  type PlainDate,
  periodContaining,
  plusDays,
} from '../kernel/calendar.ts';
import type { BillingSettings } from '../organisation/model.ts';
import type { Service } from './continued.ts';

/** What an invoice may have; its PDF is made within seconds, and its item stays below 400 KB. */
export const maxLines = 10_000;

/** One transaction holds a draft with at most this many lines: 2 writes a charge + 5 of the draft ≤ 100. */
export const maxLinesAtOnce = 40;

/** Days of service that make one line, and the whole month whose price they share. */
export interface Stretch {
  readonly service: Period;
  readonly whole: Period;
  /** the service is paid like the whole, however short it is */
  readonly inFull: boolean;
  /** a part of a month that is served whole and changes its price: such parts sum to the month, whatever the divisor */
  readonly sumsUp: boolean;
}

/** Where a membership is cut. */
export interface Cuts {
  readonly timing: Plan['timing'];
  readonly anchorDay: number;
  readonly mode: BillingSettings['proration'];
  /** days from which its month costs something else, in order */
  readonly priceChanges: readonly PlainDate[];
  /** what it is a part of, where its terms changed */
  readonly service: Service;
}

/**
 * Cuts a membership from its first unbilled day to `coverTo` (exclusive) at its billing days, pauses and changes of
 * price; paused days are on no line. In advance a stretch is billed when it has begun by then, in arrears when it is
 * over. Stops one above `maxLines`.
 */
export const stretchesOf = (membership: Membership, coverTo: PlainDate, cuts: Cuts): Stretch[] => {
  const { pauses } = membership;
  const until = earlier(coverTo, endOf(membership));
  const stretches: Stretch[] = [];
  let from = servedFrom(pauses, membership.billedTo);
  while (from < until && stretches.length <= maxLines) {
    const stretch = stretchAt(membership, from, cuts);
    if (cuts.timing === 'arrears' && stretch.service.to > coverTo) break;
    stretches.push(stretch);
    // what is paid in full is billed to its end: a membership that is taken up again pays it once
    from = servedFrom(pauses, billedBy(stretch));
  }
  return stretches;
};

const stretchAt = (
  membership: Membership,
  from: PlainDate,
  { anchorDay, mode, priceChanges, service }: Cuts,
): Stretch => {
  const whole = wholeAt(from, service.startOn, anchorDay, mode);
  const served = [whole.to, endOf(membership), pausedFrom(membership.pauses, from)].reduce(earlier);
  const to = earlier(served, changeAfter(priceChanges, from));
  const isChanged = to < served || isReplacedIn(membership, whole);
  // in mode `second` the first days of a period may be of the whole month before it
  const isWholeItself = wholeAt(whole.from, service.startOn, anchorDay, mode).from === whole.from;
  return {
    service: { from, to },
    whole,
    // a month of two prices is paid by days, also where nothing is prorated
    inFull: mode === 'none' && !isChanged && isFirstOf(membership, whole, from),
    sumsUp:
      (isChanged || priceChanges.includes(from)) && isWholeItself && isServedWhole(service, whole),
  };
};

/** The days of a membership whose invoice is void, and none beyond: they are billed by another, or come by themselves. */
export const releasedStretches = (membership: Membership, cuts: Cuts): Stretch[] =>
  joined(membership.released ?? []).flatMap(({ from, to }) => {
    const last = plusDays(to, -1);
    const endOn = earlier(membership.endOn ?? last, last);
    return stretchesOf({ ...membership, billedTo: from, endOn }, to, cuts);
  });

/** Days that follow each other are one span, in whatever parts they were billed. */
const joined = (spans: readonly Period[]): Period[] => {
  const all: Period[] = [];
  for (const { from, to } of spans) {
    const before = all.at(-1);
    if (before?.to === from) all.splice(-1, 1, { from: before.from, to });
    else all.push({ from, to });
  }
  return all;
};

const changeAfter = (changes: readonly PlainDate[], on: PlainDate): PlainDate =>
  changes.find(change => change > on) ?? never;

/** Whether its terms change within the whole: another membership goes before it, or on after it. */
const isReplacedIn = (
  { startOn, endOn, replaces, replacedBy }: Membership,
  { from, to }: Period,
): boolean =>
  (replaces !== undefined && startOn > from && startOn < to) ||
  (replacedBy !== undefined && endOn !== undefined && plusDays(endOn, 1) < to);

const isServedWhole = (service: Service, { from, to }: Period): boolean => {
  const isPaused = service.pauses.some(pause => pause.from < to && (pause.to ?? never) >= from);
  return service.startOn <= from && endOf(service) >= to && !isPaused;
};

const never = '9999-12-31';

/** The first day behind its last. */
const endOf = ({ endOn }: Pick<Service, 'endOn'>): PlainDate =>
  endOn ? plusDays(endOn, 1) : never;

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
  since: PlainDate,
  anchorDay: number,
  mode: BillingSettings['proration'],
): Period => {
  const period = periodContaining(on, anchorDay);
  if (mode !== 'second' || on >= plusDays(since, 31)) return period;
  const startsOnAnchor = periodContaining(since, anchorDay).from === since;
  const firstMonth = periodContaining(since, dayOf(since));
  return startsOnAnchor || on >= firstMonth.to ? period : firstMonth;
};
