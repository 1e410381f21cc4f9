import type { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { Language, Organisation } from '../organisation/model.ts';
import type { Customer } from '../people/model.ts';
import { type CaughtUp, caughtUp } from './caught-up.ts';
import { type Covers, coversOf, linesDue, type Mark } from './lines-due.ts';
import type { Billing, Invoice, InvoiceLine } from './model.ts';
import type { Rest } from './set-off.ts';
import { maxLines } from './stretches.ts';
import { taxNotes } from './taxes.ts';
import { totalsOf } from './totals.ts';

/** What is read of one customer, in one query. */
export interface BillingInputs {
  readonly customer: Customer;
  readonly billing: Billing;
  readonly memberships: readonly Membership[];
  readonly charges: readonly OpenCharge[];
  /** names of the billing persons, oldest first (S7) */
  readonly billingPersons: readonly string[];
}

/** What is the same for every customer of a run. */
export interface Terms {
  readonly organisation: Organisation;
  readonly plans: ReadonlyMap<string, Plan>;
  /** taxes of locations that have their own */
  readonly locationTaxes?: ReadonlyMap<string, TaxRate>;
  /** local date of the run; open charges dated up to it are billed */
  readonly billingOn: PlainDate;
  /** billing days up to here are billed: billingOn + lead days */
  readonly cutoffOn: PlainDate;
  readonly runId?: Id<'run'>;
  readonly now: string;
}

const parkReasons = [
  'missing_billing_address',
  'missing_vat_id',
  'plan_missing',
  'currency_mismatch',
  'too_many_lines',
  'inputs_keep_changing',
  'data_invalid',
  'draft_changed',
  'numbering_failed',
] as const;
type ParkReason = (typeof parkReasons)[number];

export type Proposal =
  | { readonly outcome: 'parked'; readonly reason: ParkReason; readonly detail?: string }
  | { readonly outcome: 'nothing_to_bill'; readonly nextBillingOn: PlainDate }
  | {
      readonly outcome: 'invoiced';
      readonly nextBillingOn: PlainDate;
      readonly invoice: Invoice;
      readonly marks: readonly Mark[];
      readonly charges: readonly OpenCharge[];
      /** credits that are set off in part */
      readonly rests: readonly Rest[];
      /** what came late, for the run's report */
      readonly caughtUp: readonly CaughtUp[];
    };

/**
 * What one customer is to be billed: every overdue period in one invoice. Pure; the run, the dry run and
 * the test share it.
 */
export const propose = (inputs: BillingInputs, terms: Terms): Proposal => {
  const { billing } = inputs;
  const covers = coversOf(billing, terms.cutoffOn);
  const unknown = inputs.memberships.find(({ planId }) => !terms.plans.has(planId));
  if (unknown) return { outcome: 'parked', reason: 'plan_missing', detail: unknown.planId };
  const { lines, marks, charges, rests } = linesDue(inputs, covers, terms);
  if (lines.length === 0) return { outcome: 'nothing_to_bill', nextBillingOn: covers.next };
  const problem = problemOf(inputs, charges, lines, terms);
  if (problem) return problem;
  return {
    outcome: 'invoiced',
    nextBillingOn: covers.next,
    invoice: draftOf(inputs, lines, covers, terms),
    marks,
    charges,
    rests,
    caughtUp: caughtUp(inputs, lines, covers, terms),
  };
};

const problemOf = (
  { customer, billing, memberships }: BillingInputs,
  charges: readonly OpenCharge[],
  lines: readonly InvoiceLine[],
  { organisation, plans }: Terms,
): Proposal | undefined => {
  if (!customer.billingAddress) return { outcome: 'parked', reason: 'missing_billing_address' };
  if (!customer.vatId && lines.some(({ tax }) => tax.reverseCharge))
    return { outcome: 'parked', reason: 'missing_vat_id' };
  if (lines.length > maxLines)
    return { outcome: 'parked', reason: 'too_many_lines', detail: `${lines.length} lines` };
  const prices = [
    ...memberships.flatMap(m => {
      const plan = plans.get(m.planId);
      return [...pricesOf(m, plan), m.discount?.amount, plan?.discount?.amount];
    }),
    billing.discount?.amount,
    ...charges.map(c => c.price),
  ];
  const foreign = prices.find(price => price && price.currency !== organisation.currency);
  return foreign && { outcome: 'parked', reason: 'currency_mismatch', detail: foreign.currency };
};

/** Every price that a membership may be billed at. */
const pricesOf = ({ price }: Membership, plan: Plan | undefined) =>
  price ? [price] : [plan?.price, ...(plan?.prices ?? []).map(entry => entry.price)];

const draftOf = (
  { customer, billing, billingPersons }: BillingInputs,
  lines: InvoiceLine[],
  covers: Covers,
  { organisation, runId, now }: Terms,
): Invoice => ({
  // the same period of the same customer makes the same id: a second draft of it cannot be put (I1)
  id: deriveId('invoice', organisation.id, customer.id, billing.nextBillingOn),
  customerId: customer.id,
  kind: 'run',
  ...(runId && { runId }),
  status: 'draft',
  period: { from: billing.nextBillingOn, to: covers.next },
  ...headerOf(customer, billingPersons, organisation),
  lines,
  ...taxedTotals(lines, customer.language ?? organisation.language),
  createdAt: now,
  version: 1,
});

/** What an invoice adds up to, and what it must say about tax. */
export const taxedTotals = (lines: readonly InvoiceLine[], language: Language) => {
  const notes = taxNotes(lines, language);
  return { ...totalsOf(lines), ...(notes.length > 0 && { taxNotes: notes }) };
};

/** What every invoice takes from its customer and organisation. The customer must have a billing address. */
export const headerOf = (
  customer: Customer,
  billingPersons: readonly string[],
  organisation: Organisation,
) => {
  if (!customer.billingAddress) throw new Error(`customer ${customer.id} has no billing address`);
  const language = customer.language ?? organisation.language;
  const documentTemplate = organisation.documentTemplates?.[language];
  return {
    currency: organisation.currency,
    language,
    billTo: {
      name: customer.name,
      address: customer.billingAddress,
      ...(customer.vatId !== undefined && { vatId: customer.vatId }),
    },
    ...(billingPersons.length > 0 && { recipients: [...billingPersons] }),
    sellerVersion: organisation.sellerVersion,
    ...(documentTemplate !== undefined && { documentTemplate }),
    paymentTermDays: organisation.billing.paymentTermDays,
  };
};
