import { bucketOf } from '../kernel/bucket.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import type { Billing, Invoice, RunRow } from './model.ts';
import type { Proposal, ProposedInvoice } from './propose.ts';
import type { Left } from './propose-for.ts';
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
  const asRead = billing && {
    condition:
      'inputsVersion = :inputsVersion AND nextBillingOn = :billedOn AND attribute_not_exists(parked)',
    values: { ':inputsVersion': billing.inputsVersion, ':billedOn': billing.nextBillingOn },
  };
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
  return [row, advance, ...proposal.invoices.flatMap(each => invoiceWrites(org, each))];
};

const invoiceWrites = (org: string, { invoice, ...claims }: ProposedInvoice): Write[] => [
  { put: { ...keys.invoice(org, invoice.customerId, invoice.id), ...invoice }, condition: absent },
  ...claimWrites(org, invoice, claims),
];

/** What an invoice takes: days of memberships, open charges, and parts of credits. */
export const claimWrites = (
  org: string,
  invoice: Pick<Invoice, 'id' | 'customerId'>,
  { marks, charges, rests }: Omit<ProposedInvoice, 'invoice'>,
): Write[] => [
  ...marks.map(
    ({ membershipId, from, to, takesReleased }): Write => ({
      update: keys.membership(org, invoice.customerId, membershipId),
      expression: `SET billedTo = :to${takesReleased ? ' REMOVE released' : ''}`,
      condition: 'billedTo = :from',
      values: { ':from': from, ':to': to },
    }),
  ),
  ...charges.flatMap((charge): Write[] => [
    {
      delete: keys.openCharge(org, invoice.customerId, charge.on, charge.feeId),
      condition: present,
    },
    {
      update: keys.fee(org, invoice.customerId, charge.feeId),
      expression: 'SET #status = :billed, invoiceId = :invoiceId ADD version :one',
      condition: present,
      names: { '#status': 'status' },
      values: { ':billed': 'billed', ':invoiceId': invoice.id, ':one': 1 },
    },
  ]),
  ...rests.map(
    ({ charge, amount }): Write => ({
      update: keys.openCharge(org, invoice.customerId, charge.on, charge.feeId),
      expression: 'SET price.amount = :rest, quantity = :credit',
      condition: 'price.amount = :before AND quantity = :units',
      values: {
        ...{ ':rest': amount, ':credit': -1 },
        ...{ ':before': charge.price.amount, ':units': charge.quantity },
      },
    }),
  ),
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
  const { id: invoiceId, currency, paymentTermDays } = proposal.invoices[0].invoice;
  const { gross, net, taxes } = mergedTotals(invoices);
  return {
    ...{ ...row, invoiceId, gross, net, taxes, currency, paymentTermDays },
    ...(proposal.caughtUp.length > 0 && { caughtUp: [...proposal.caughtUp] }),
    ...(invoices.length > 1 && { invoices: invoices.map(({ id, gross }) => ({ id, gross })) }),
  };
};

const rowWrite = (org: string, runId: string, customerId: string, row: RunRow): Write => ({
  put: { ...keys.runRow(org, runId, bucketOf(customerId), customerId), ...row },
  condition: absent,
});
