import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Customer } from '../people/model.ts';
import type { Write } from '../store/transact.ts';
import { unparkWrite } from './due.ts';
import { readBilling, readBillingPersons } from './inputs.ts';
import { readInvoice } from './invoice-store.ts';
import { issueDraftWrite, ledgerWrite, nextIssue, readSeries, seriesWrite } from './series.ts';

interface Unparking {
  readonly writes: readonly Write[];
  readonly events: readonly DomainEvent[];
}

/**
 * Lets the next run bill a parked customer again. If a run had drafted its invoice and could not number it,
 * the draft is issued now, with the next number: its days and charges are billed in it already.
 */
export const unparking = async (
  organisation: Organisation,
  customerId: Customer['id'],
  by: string,
  now: string,
): Promise<Unparking> => {
  const org = organisation.id;
  const billing = await readBilling(org, customerId);
  if (!billing.parked) throw new Refusal('not_parked');
  const write = unparkWrite(org, billing, bucketOf(customerId), realClock.now());
  const event = domainEvent('customer.unparked', { organisationId: org, customerId, by });
  const { invoiceId } = billing.parked;
  if (!invoiceId) return { writes: [write], events: [event] };
  const issue = await issueLeftDraft(organisation, customerId, invoiceId, now);
  return { writes: [write, ...issue.writes], events: [event, ...issue.events] };
};

const issueLeftDraft = async (
  organisation: Organisation,
  customerId: Customer['id'],
  invoiceId: string,
  now: string,
): Promise<Unparking> => {
  const org = organisation.id;
  const invoice = await readInvoice(org, customerId, invoiceId);
  if (invoice?.status !== 'draft') return { writes: [], events: [] };
  const series = await readSeries(org);
  const recipients = await readBillingPersons(org, customerId);
  const issue = { ...nextIssue(organisation, series, invoice, now), recipients };
  const { runId } = invoice;
  const mail = organisation.billing.send;
  return {
    writes: [
      seriesWrite(organisation, series, 1, issue.issuedOn),
      issueDraftWrite(org, issue, invoice.version),
      ledgerWrite(org, issue),
    ],
    events: [
      domainEvent('invoice.issued', {
        organisationId: org,
        customerId,
        invoiceId: invoice.id,
        runId,
        mail,
      }),
    ],
  };
};
