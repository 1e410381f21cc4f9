import type { Membership, OpenCharge } from '../catalogue/model.ts';
import { lastVisit } from './caught-up.ts';
import { coversOf } from './covers.ts';
import { sellersDue } from './lines-due.ts';
import { type BillingInputs, propose, type Terms } from './propose.ts';
import { mergedTotals, totalsOf } from './totals.ts';
import type { Why, Worth } from './unbilled.ts';

/** What the run would bill, also of who would be parked for a missing address: that changes no amount. */
export const worthOf = (inputs: BillingInputs, terms: Terms): Worth | undefined => {
  const proposal = propose(inputs, terms);
  if (proposal.outcome === 'nothing_to_bill') return undefined;
  if (proposal.outcome === 'invoiced') {
    const invoices = proposal.invoices.map(({ invoice }) => invoice);
    return { lines: invoices.flatMap(({ lines }) => lines), totals: mergedTotals(invoices) };
  }
  const { reason: problem } = proposal;
  if (!problem.startsWith('missing_')) return { problem, lines: [] };
  const due = sellersDue(inputs, coversOf(inputs.billing, terms.cutoffOn), terms);
  const totals = mergedTotals(due.map(({ lines }) => totalsOf(lines)));
  return { problem, lines: due.flatMap(({ lines }) => lines), totals };
};

/**
 * A visit that is made again finds nothing, since bill(bill(x)) = bill(x), but for what was not there the first
 * time. What came late is therefore what the last visit, made again, would bill.
 */
export const lateOf = (inputs: BillingInputs, terms: Terms): Worth | undefined => {
  const { last, feesUpTo } = lastVisit(inputs.billing, terms);
  const late = {
    ...inputs,
    billing: { ...inputs.billing, nextBillingOn: last },
    memberships: lateMemberships(inputs, terms),
    charges: lateCharges(inputs, terms),
  };
  if (late.memberships.length === 0 && late.charges.length === 0) return undefined;
  return worthOf(late, { ...terms, billingOn: feesUpTo, cutoffOn: last });
};

const lateMemberships = ({ billing, memberships }: BillingInputs, terms: Terms): Membership[] => {
  const { last } = lastVisit(billing, terms);
  return memberships.filter(({ billedTo, released }) => released || billedTo <= last);
};

const lateCharges = ({ billing, charges }: BillingInputs, terms: Terms): OpenCharge[] => {
  const { last, feesUpTo } = lastVisit(billing, terms);
  return charges.filter(({ on, billInAdvance }) => on <= (billInAdvance ? last : feesUpTo));
};

export const lateBecause = (inputs: BillingInputs, terms: Terms): Why[] => {
  const memberships = lateMemberships(inputs, terms);
  return [
    ...(memberships.some(({ released }) => !released)
      ? [{ reason: 'membership_late' as const }]
      : []),
    ...(memberships.some(({ released }) => released) ? [{ reason: 'invoice_void' as const }] : []),
    ...(lateCharges(inputs, terms).length > 0 ? [{ reason: 'charge_late' as const }] : []),
  ];
};
