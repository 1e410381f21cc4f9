import type { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import { anchorAfter, type PlainDate } from '../kernel/calendar.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Customer } from '../people/model.ts';
import { membershipLine } from './membership-lines.ts';
import type { Billing, Invoice, InvoiceLine } from './model.ts';
import { billedBy, maxLines, stretchesOf } from './stretches.ts';
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
  /** local date of the run; open charges dated up to it are billed */
  readonly billingOn: PlainDate;
  /** billing days up to here are billed: billingOn + lead days */
  readonly cutoffOn: PlainDate;
  readonly runId?: Id<'run'>;
  readonly now: string;
}

const parkReasons = [
  'missing_billing_address',
  'plan_missing',
  'currency_mismatch',
  'too_many_lines',
  'inputs_keep_changing',
  'data_invalid',
  'draft_changed',
  'numbering_failed',
] as const;
type ParkReason = (typeof parkReasons)[number];

/** How far a membership is billed: moves from what was read to the first day not billed yet. */
interface Mark {
  readonly membershipId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type Proposal =
  | { readonly outcome: 'parked'; readonly reason: ParkReason; readonly detail?: string }
  | { readonly outcome: 'nothing_to_bill'; readonly nextBillingOn: PlainDate }
  | {
      readonly outcome: 'invoiced';
      readonly nextBillingOn: PlainDate;
      readonly invoice: Invoice;
      readonly marks: readonly Mark[];
      readonly charges: readonly OpenCharge[];
    };

/**
 * What one customer is to be billed: every overdue period in one invoice. Pure; the run, the dry run and
 * the test share it.
 */
export const propose = (inputs: BillingInputs, terms: Terms): Proposal => {
  const { billing } = inputs;
  const covers = periodsUpTo(billing, terms.cutoffOn);
  const unknown = inputs.memberships.find(({ planId }) => !terms.plans.has(planId));
  if (unknown) return { outcome: 'parked', reason: 'plan_missing', detail: unknown.planId };
  const billed = inputs.memberships.map(membership =>
    billedOf(membership, billing.anchorDay, covers, terms),
  );
  const charges = inputs.charges.filter(
    ({ on, billInAdvance }) => on <= terms.billingOn || (billInAdvance && on < covers.next),
  );
  const lines = [...billed.flatMap(({ lines: own }) => own), ...charges.map(chargeLine)];
  if (lines.length === 0) return { outcome: 'nothing_to_bill', nextBillingOn: covers.next };
  const problem = problemOf(inputs, charges, lines, terms);
  if (problem) return problem;
  return {
    outcome: 'invoiced',
    nextBillingOn: covers.next,
    invoice: draftOf(inputs, lines, covers, terms),
    marks: billed.flatMap(({ marks }) => marks),
    charges,
  };
};

interface Covers {
  /** start of the last period that is due */
  readonly last: PlainDate;
  /** the billing day after it: advance memberships are billed up to here */
  readonly next: PlainDate;
}

const periodsUpTo = (
  { nextBillingOn, anchorDay, everyMonths = 1 }: Billing,
  cutoffOn: PlainDate,
): Covers => {
  let last = nextBillingOn;
  let next = anchorAfter(last, anchorDay, everyMonths);
  while (next <= cutoffOn) {
    last = next;
    next = anchorAfter(last, anchorDay, everyMonths);
  }
  return { last, next };
};

interface Billed {
  readonly lines: InvoiceLine[];
  readonly marks: Mark[];
}

const billedOf = (
  membership: Membership,
  anchorDay: number,
  covers: Covers,
  { plans, organisation }: Terms,
): Billed => {
  const plan = plans.get(membership.planId);
  if (!plan) return { lines: [], marks: [] };
  const coverTo = plan.timing === 'advance' ? covers.next : covers.last;
  const rules = organisation.billing;
  const stretches = stretchesOf(membership, plan.timing, anchorDay, coverTo, rules.proration);
  const last = stretches.at(-1);
  const mark = { membershipId: membership.id, from: membership.billedTo };
  return {
    lines: stretches.map(stretch => membershipLine(membership, plan, stretch, rules)),
    marks: last ? [{ ...mark, to: billedBy(last) }] : [],
  };
};

const chargeLine = (charge: OpenCharge): InvoiceLine => {
  const subtotal = charge.price.amount * charge.quantity;
  return {
    description: charge.name,
    cause: 'fee',
    causeId: charge.feeId,
    from: charge.on,
    quantity: charge.quantity,
    unitPrice: charge.price.amount,
    subtotal,
    discount: 0,
    net: subtotal,
    explanation: `fee of ${charge.on}`,
    tax: charge.tax,
    ...(charge.revenueAccount !== undefined && { revenueAccount: charge.revenueAccount }),
  };
};

const problemOf = (
  { customer, memberships }: BillingInputs,
  charges: readonly OpenCharge[],
  lines: readonly InvoiceLine[],
  { organisation, plans }: Terms,
): Proposal | undefined => {
  if (!customer.billingAddress) return { outcome: 'parked', reason: 'missing_billing_address' };
  if (lines.length > maxLines)
    return { outcome: 'parked', reason: 'too_many_lines', detail: `${lines.length} lines` };
  const prices = [
    ...memberships.map(m => m.price ?? plans.get(m.planId)?.price),
    ...charges.map(c => c.price),
  ];
  const foreign = prices.find(price => price && price.currency !== organisation.currency);
  return foreign && { outcome: 'parked', reason: 'currency_mismatch', detail: foreign.currency };
};

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
  ...totalsOf(lines),
  createdAt: now,
  version: 1,
});

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
