import { bucketOf } from '../kernel/bucket.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, present, versionIs, type Write } from '../store/transact.ts';
import { claimsOf, claimWrites } from './claims.ts';
import type { Drafting } from './drafting.ts';
import { billedAsRead } from './due.ts';
import type { Billing, RunRow } from './model.ts';
import type { Proposal, ProposedInvoice } from './propose.ts';
import type { Left } from './propose-for.ts';
import { draftOf } from './run-row.ts';
import { mergedTotals } from './totals.ts';

/**
 * What one customer's part of a drafting transaction writes. Every claim is a condition here (I1): the
 * billing state and each membership mark are those that were read, each open charge still exists, and
 * neither the invoice nor the run's row of the customer is there yet.
 */
export const draftWrites = (
  org: string,
  runId: string,
  customerId: string,
  billing: Billing | undefined,
  proposal: Proposal | Left,
  at: string,
): Write[] => {
  const row = rowWrite(org, runId, customerId, rowOf(customerId, proposal));
  if (proposal.outcome === 'left') return [row];
  const isInSteps = proposal.outcome === 'invoiced' && proposal.drafting !== undefined;
  const asRead = billing && billedAsRead(billing, { isInSteps });
  if (proposal.outcome === 'parked') {
    return [row, parkWrite(org, customerId, { runId, reason: proposal.reason, at }, asRead)];
  }
  if (!asRead) throw new Error(`customer ${customerId} was proposed without its billing state`);
  const due = indexKeys.due(org, bucketOf(customerId), proposal.nextBillingOn, customerId);
  const advance: Write = {
    update: keys.billing(org, customerId),
    expression: 'SET nextBillingOn = :next, gsi1sk = :gsi1sk',
    ...asRead,
    values: { ...asRead.values, ':next': proposal.nextBillingOn, ':gsi1sk': due.gsi1sk },
  };
  if (proposal.outcome === 'nothing_to_bill') return [row, advance];
  const invoices = proposal.invoices.flatMap(each => invoiceWrites(org, each));
  const end = proposal.drafting ? endWrites(org, proposal.drafting) : [];
  return [row, advance, ...invoices, ...end];
};

const invoiceWrites = (org: string, { invoice, ...claims }: ProposedInvoice): Write[] => [
  { put: { ...keys.invoice(org, invoice.customerId, invoice.id), ...invoice }, condition: absent },
  ...claimsOf(claims).flatMap(claim => claimWrites(org, invoice, claim)),
];

/** A draft in steps is over. */
const endWrites = (org: string, { customerId, invoiceId, version }: Drafting): Write[] => [
  { delete: keys.drafting(org, customerId), ...versionIs(version) },
  { delete: keys.drafted(org, customerId, invoiceId) },
];

interface Parking {
  readonly runId: string;
  readonly reason: string;
  readonly at: string;
  /** the drafts that could not be numbered; un-parking issues them */
  readonly invoiceId?: string;
  readonly moreInvoiceIds?: readonly string[];
}

/** Sets a customer aside: out of the due index into the parked one, until a person un-parks it. */
export const parkWrite = (
  org: string,
  customerId: string,
  parked: Parking,
  asRead: { readonly condition: string; readonly values: object } = {
    condition: present,
    values: {},
  },
): Write => {
  const index = indexKeys.parked(org, parked.at, customerId);
  return {
    update: keys.billing(org, customerId),
    expression: 'SET parked = :parked, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk',
    condition: asRead.condition,
    values: {
      ...asRead.values,
      ':parked': parked,
      ':gsi1pk': index.gsi1pk,
      ':gsi1sk': index.gsi1sk,
    },
  };
};

/** What a run writes down about a customer. */
export const rowOf = (customerId: string, proposal: Proposal | Left): RunRow => {
  const row = { customerId: customerId as RunRow['customerId'], outcome: proposal.outcome };
  if (proposal.outcome === 'parked' || proposal.outcome === 'left')
    return { ...row, reason: proposal.reason };
  if (proposal.outcome === 'nothing_to_bill') return row;
  const invoices = proposal.invoices.map(({ invoice }) => invoice);
  const { id: invoiceId, currency, paymentTermDays, legalEntityId } = proposal.invoices[0].invoice;
  const { gross, net, taxes } = mergedTotals(invoices);
  return {
    ...{ ...row, invoiceId, gross, net, taxes, currency, paymentTermDays },
    ...(proposal.caughtUp.length > 0 && { caughtUp: [...proposal.caughtUp] }),
    ...(legalEntityId && { legalEntityId }),
    ...(invoices.length > 1 && { invoices: invoices.map(draftOf) }),
  };
};

const rowWrite = (org: string, runId: string, customerId: string, row: RunRow): Write => ({
  put: { ...keys.runRow(org, runId, bucketOf(customerId), customerId), ...row },
  condition: absent,
});
