import { anchorAfter, type PlainDate } from '../kernel/calendar.ts';
import type { Billing } from './model.ts';

/** The billing days that are due. A run that catches up makes all their visits at once. */
export interface Covers {
  readonly visits: readonly PlainDate[];
  /** the last of them: memberships in arrears are billed up to here */
  readonly last: PlainDate;
  /** the billing day after it: memberships in advance are billed up to here */
  readonly next: PlainDate;
}

export const coversOf = (
  { nextBillingOn, anchorDay, everyMonths = 1 }: Billing,
  cutoffOn: PlainDate,
): Covers => {
  const visits = [nextBillingOn];
  let last = nextBillingOn;
  let next = anchorAfter(last, anchorDay, everyMonths);
  while (next <= cutoffOn) {
    last = next;
    visits.push(last);
    next = anchorAfter(last, anchorDay, everyMonths);
  }
  return { visits, last, next };
};

/** The visit whose period is the first to have begun with `on` in it or before it. */
export const begunBy = (on: PlainDate, { visits }: Covers): number => {
  const after = visits.findIndex(visit => on < visit);
  return after === -1 ? visits.length - 1 : Math.max(0, after - 1);
};

/** The first visit on or after `on`. */
export const overBy = (on: PlainDate, { visits }: Covers): number => {
  const first = visits.findIndex(visit => on <= visit);
  return first === -1 ? visits.length - 1 : first;
};
