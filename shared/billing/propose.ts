import type { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { LegalEntity } from '../organisation/legal-entity-model.ts';
import type { Language, Organisation } from '../organisation/model.ts';
import { soldBy } from '../organisation/seller.ts';
import type { Customer } from '../people/model.ts';
import { type CaughtUp, caughtUp } from './caught-up.ts';
import { type Covers, coversOf } from './covers.ts';
import type { Drafting } from './drafting.ts';
import { groupIn, groupKey } from './grouping.ts';
import { type DueGroup, groupsDue } from './lines-due.ts';
import type { Billing, Invoice, InvoiceLine } from './model.ts';
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
  /** a draft that is being made in steps */
  readonly drafting?: Drafting | undefined;
}

/** What is the same for every customer of a run. */
export interface Terms {
  readonly organisation: Organisation;
  readonly plans: ReadonlyMap<string, Plan>;
  /** taxes of locations that have their own */
  readonly locationTaxes?: ReadonlyMap<string, TaxRate>;
  /** who sells at locations where it is not the organisation itself */
  readonly locationSellers?: ReadonlyMap<string, LegalEntity['id']>;
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
      /** one, or one of each group */
      readonly invoices: readonly [ProposedInvoice, ...ProposedInvoice[]];
      /** what came late, for the run's report */
      readonly caughtUp: readonly CaughtUp[];
      /** it was made in steps and holds all its claims: what is left is to put it there */
      readonly drafting?: Drafting;
    };

/** A draft, the marks and charges that it takes, and the credits that are set off in part. */
export interface ProposedInvoice extends Pick<DueGroup, 'marks' | 'charges' | 'rests'> {
  readonly invoice: Invoice;
}

/**
 * What one customer is to be billed: every overdue period in one invoice, or in one of each group. Pure; the run, the
 * dry run and the test share it.
 */
export const propose = (inputs: BillingInputs, terms: Terms): Proposal => {
  const { billing } = inputs;
  const covers = coversOf(billing, terms.cutoffOn);
  const unknown = inputs.memberships.find(({ planId }) => !terms.plans.has(planId));
  if (unknown) return { outcome: 'parked', reason: 'plan_missing', detail: unknown.planId };
  const groups = groupsDue(inputs, covers, terms);
  const problem = problemOf(inputs, groups, terms);
  const invoices = problem
    ? []
    : groups.map(({ marks, charges, rests, ...due }) => ({
        ...{ marks, charges, rests },
        invoice: draftOf(inputs, due, covers, terms),
      }));
  const [first, ...others] = invoices;
  if (problem) return problem;
  if (!first) return { outcome: 'nothing_to_bill', nextBillingOn: covers.next };
  const lines = groups.flatMap(group => group.lines);
  return {
    outcome: 'invoiced',
    nextBillingOn: covers.next,
    invoices: [first, ...others],
    caughtUp: caughtUp(inputs, lines, covers, terms),
  };
};

/** What is drafted in steps is put there by one transaction, and waits in one item until then. */
const maxInvoicesInSteps = 20;

/** Writes of a transaction (AWS limit: 100) that are not the worker's, the customer's row and its billing item. */
const maxWrites = 96;

/** Invoices with their claims, each charge twice, are drafted in one transaction. */
export const fitsTransaction = (
  invoices: readonly Pick<DueGroup, 'marks' | 'charges' | 'rests'>[],
): boolean => {
  const claims = invoices.map(
    ({ marks, charges, rests }) => 1 + marks.length + 2 * charges.length + rests.length,
  );
  return claims.reduce((sum, writes) => sum + writes, 0) <= maxWrites;
};

const problemOf = (
  { customer, billing, memberships }: BillingInputs,
  groups: readonly DueGroup[],
  { organisation, plans }: Terms,
): Extract<Proposal, { outcome: 'parked' }> | undefined => {
  if (groups.length === 0) return undefined;
  const lines = groups.flatMap(group => group.lines);
  const charges = groups.flatMap(group => group.charges);
  if (!customer.billingAddress) return { outcome: 'parked', reason: 'missing_billing_address' };
  if (!customer.vatId && lines.some(({ tax }) => tax.reverseCharge))
    return { outcome: 'parked', reason: 'missing_vat_id' };
  const isTooMany = groups.length > maxInvoicesInSteps && !fitsTransaction(groups);
  if (lines.length > maxLines || isTooMany)
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
  { group, lines }: Pick<DueGroup, 'group' | 'lines'>,
  covers: Covers,
  { organisation, runId, now }: Terms,
): Invoice => ({
  // the same period and group of the same customer makes the same id: a second draft of it cannot be put (I1)
  id: deriveId(
    'invoice',
    ...[organisation.id, customer.id, billing.nextBillingOn],
    ...(groupKey(group) ? [groupKey(group)] : []),
  ),
  customerId: customer.id,
  kind: 'run',
  ...(runId && { runId }),
  status: 'draft',
  period: { from: billing.nextBillingOn, to: covers.next },
  ...(groupKey(groupIn(group)) && { group: groupIn(group) }),
  ...headerOf(customer, billingPersons, organisation, group.seller),
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
  seller?: LegalEntity['id'],
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
    ...soldBy(organisation, seller),
    ...(documentTemplate !== undefined && { documentTemplate }),
    paymentTermDays: organisation.billing.paymentTermDays,
  };
};
