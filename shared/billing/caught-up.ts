import * as z from 'zod';
import type { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import { anchorAfter, PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Covers } from './covers.ts';
import type { Billing, InvoiceLine } from './model.ts';

/** Why an invoice has something that an earlier one would have had. */
export const caughtUpReasons = [
  'billing_day_missed',
  'membership_late',
  'invoice_void',
  'charge_late',
] as const;

/** A row of a run holds so many ids beside its few hundred bytes; the invoice's lines name all. */
const maxCauses = 50;

export const CaughtUp = z.object({
  reason: z.enum(caughtUpReasons),
  /** the first day that it is about */
  since: PlainDate,
  /** memberships or fees; of a missed billing day: all */
  causeIds: z.array(z.string()).optional(),
});
export type CaughtUp = z.infer<typeof CaughtUp>;

interface Billed {
  readonly billing: Billing;
  readonly memberships: readonly Membership[];
  readonly charges: readonly OpenCharge[];
}

interface CatchUpTerms {
  readonly organisation: { readonly billing: { readonly leadDays: number } };
  readonly plans: ReadonlyMap<string, Plan>;
  readonly cutoffOn: PlainDate;
}

/** The last billing day that was over before the customer is due, and the day up to which its run billed fees. */
export const lastVisit = (
  { nextBillingOn, anchorDay, everyMonths = 1 }: Billing,
  { organisation, cutoffOn }: Omit<CatchUpTerms, 'plans'>,
): { last: PlainDate; feesUpTo: PlainDate } => {
  let last = anchorAfter(nextBillingOn, anchorDay, -everyMonths);
  while (last > cutoffOn) last = anchorAfter(last, anchorDay, -everyMonths);
  return { last, feesUpTo: plusDays(last, -organisation.billing.leadDays) };
};

/** What of the lines that are due came late, by reason. Pure; with nothing late there is no entry. */
export const caughtUp = (
  { billing, memberships, charges }: Billed,
  lines: readonly InvoiceLine[],
  { visits }: Covers,
  terms: CatchUpTerms,
): CaughtUp[] => {
  const { last, feesUpTo } = lastVisit(billing, terms);
  const ofMembership = new Map(memberships.map(each => [each.id as string, each]));
  const late = new Map<string, CaughtUp['reason']>(
    charges
      .filter(({ on, billInAdvance }) => on <= (billInAdvance ? last : feesUpTo))
      .map(({ feeId }) => [feeId, 'charge_late']),
  );
  const reasonOf = (line: InvoiceLine) => {
    const membership = ofMembership.get(line.causeId ?? '');
    const timing = membership && terms.plans.get(membership.planId)?.timing;
    return membership ? lateDays(line, membership, timing, last) : late.get(line.causeId ?? '');
  };
  const missed = visits.find(visit => visit < terms.cutoffOn);
  return [
    ...(missed ? [{ reason: 'billing_day_missed' as const, since: missed }] : []),
    ...grouped(lines, reasonOf),
  ];
};

/** Days of a membership that the last visit would have billed, had it been there, or did bill on an invoice that is void. */
const lateDays = (
  { from = '', to = '' }: InvoiceLine,
  { billedTo, released }: Membership,
  timing: Plan['timing'] | undefined,
  last: PlainDate,
): CaughtUp['reason'] | undefined => {
  if (released && from < billedTo) return 'invoice_void';
  const isLate = timing === 'advance' ? billedTo <= last && from <= last : to <= last;
  return isLate ? 'membership_late' : undefined;
};

const grouped = (
  lines: readonly InvoiceLine[],
  reasonOf: (line: InvoiceLine) => CaughtUp['reason'] | undefined,
): CaughtUp[] => {
  const byReason = [...Map.groupBy(lines, reasonOf)];
  return byReason.flatMap(([reason, own]) => {
    if (!reason) return [];
    const [since = ''] = own.map(({ from = '' }) => from).sort();
    const causeIds = [...new Set(own.map(({ causeId = '' }) => causeId))].slice(0, maxCauses);
    return [{ reason, since, causeIds }];
  });
};
