import { pauseOn, servesIn } from '../catalogue/membership-states.ts';
import type { Membership, Plan, PlanCredit, ResourceType } from '../catalogue/model.ts';
import { type Period, type PlainDate, periodContaining, plusDays } from '../kernel/calendar.ts';
import type { CreditGrant } from './model.ts';

export type CreditUnit = CreditGrant['unit'];

/** Credit or passes that a booking of the day `on` may use, and how much of it is used. */
export interface Source {
  /** `msh_…#minutes-shared#2026-11`, without the month when it lasts, `crd_…`; a draw names it */
  readonly key: string;
  readonly on: PlainDate;
  readonly name: string;
  readonly unit: CreditUnit;
  readonly kind: 'membership' | 'grant';
  /** whose it is alone; absent: shared by the whole company */
  readonly memberId?: string | undefined;
  readonly resourceTypes?: readonly ResourceType[] | undefined;
  /** what the month leaves over is lost */
  readonly monthly: boolean;
  /** the last day of a booking that may use it */
  readonly lastOn?: PlainDate | undefined;
  readonly allowance: number;
  readonly used: number;
  /** what was used when it was read; absent: nothing is stored */
  readonly stored?: number | undefined;
}

/** The calendar month of a day: credits of a month are those of the month of the meeting. */
export const monthOf = (on: PlainDate): Period => periodContaining(on, 1);

/** A membership gives a month's credits when it serves on any day of it. */
export const countsIn = (membership: Membership, month: Period): boolean =>
  servesIn(membership, month);

/** Nothing is drawn for a day that is paused, or that lies behind the end of access (S76). */
const isStopped = ({ pauses, suspendedAt }: Membership, on: PlainDate): boolean =>
  pauseOn(pauses, on) !== undefined ||
  (suspendedAt !== undefined && on >= suspendedAt.slice(0, 10));

/** What a membership's plan includes for a booking on `on`; nothing is known to be used of it yet. */
export const membershipSources = (
  membership: Membership,
  { name, credits = [] }: Plan,
  on: PlainDate,
): Source[] => {
  const month = monthOf(on);
  if (!countsIn(membership, month) || isStopped(membership, on)) return [];
  const names = credits.map(creditName);
  return credits.map((credit, index): Source => {
    const before = names.slice(0, index).filter(other => other === names[index]).length;
    const key = `${membership.id}#${names[index]}${before > 0 ? `-${before}` : ''}`;
    const months = credit.lasting ? monthsOf(membership, on) : 1;
    return {
      key: credit.lasting ? key : `${key}#${on.slice(0, 7)}`,
      on,
      name,
      unit: credit.unit,
      kind: 'membership',
      memberId: ownerOf(membership, credit),
      resourceTypes: credit.resourceTypes,
      monthly: !credit.lasting,
      lastOn: credit.lasting ? undefined : plusDays(month.to, -1),
      allowance: credit.amount * membership.quantity * months,
      used: 0,
    };
  });
};

/** The same when the plan gives more of it or tells its credits in another order. */
const creditName = ({ unit, shared, resourceTypes = [] }: PlanCredit): string =>
  [unit, shared ? 'shared' : 'personal', ...resourceTypes.toSorted()].join('-');

const ownerOf = ({ memberId }: Membership, { shared }: PlanCredit) =>
  shared ? undefined : memberId;

/** Months that gave credit, from the first to that of `on`. */
const monthsOf = (membership: Membership, on: PlainDate): number => {
  let months = 0;
  for (let month = monthOf(membership.startOn); month.from <= on; month = monthOf(month.to)) {
    if (countsIn(membership, month)) months += 1;
  }
  return months;
};

export const grantSource = (grant: CreditGrant, on: PlainDate): Source => ({
  key: grant.id,
  on,
  name: grant.name,
  unit: grant.unit,
  kind: 'grant',
  memberId: grant.memberId,
  resourceTypes: grant.resourceTypes,
  monthly: false,
  lastOn: grant.validTo,
  allowance: grant.amount,
  used: grant.used,
  stored: grant.used,
});

export const isValidOn = ({ validFrom = '', validTo = '9999' }: CreditGrant, on: PlainDate) =>
  validFrom <= on && on <= validTo;

/** What may still be drawn; nothing when the allowance shrank below what was used. */
export const leftOf = ({ allowance, used }: Pick<Source, 'allowance' | 'used'>): number =>
  Math.max(0, allowance - used);

/** Personal before shared, time before money, what ends first, a month's before what lasts, included before granted. */
export const inOrder = (sources: readonly Source[]): Source[] =>
  sources
    .map(source => ({ source, place: placeOf(source) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ source }) => source);

const placeOf = ({ key, kind, lastOn, memberId, monthly, unit }: Source): string =>
  [
    memberId === undefined ? 1 : 0,
    unit === 'money' ? 1 : 0,
    lastOn ?? '9999-12-31',
    monthly ? 0 : 1,
    kind === 'membership' ? 0 : 1,
    key,
  ].join('#');
