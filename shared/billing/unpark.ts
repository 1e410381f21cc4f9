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
import { issueDraftWrite, ledgerWrite } from './issue-writes.ts';
import type { Invoice } from './model.ts';
import { readSeries, seriesWrite } from './series.ts';
import { issueDates, numberTexts } from './series-next.ts';

interface Unparking {
  readonly writes: readonly Write[];
  readonly events: readonly DomainEvent[];
}

/**
 * Lets the next run bill a parked customer again. If a run had drafted its invoice and could not number it,
 * its drafts are issued now, with the next numbers: their days and charges are billed in them already.
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
  const { invoiceId, moreInvoiceIds = [] } = billing.parked;
  if (!invoiceId) return { writes: [write], events: [event] };
  const issue = await issueLeftDrafts(
    organisation,
    customerId,
    [invoiceId, ...moreInvoiceIds],
    now,
  );
  return { writes: [write, ...issue.writes], events: [event, ...issue.events] };
};

const issueLeftDrafts = async (
  organisation: Organisation,
  customerId: Customer['id'],
  invoiceIds: readonly string[],
  now: string,
): Promise<Unparking> => {
  const org = organisation.id;
  const found = await Promise.all(invoiceIds.map(id => readInvoice(org, customerId, id)));
  const drafts = found.filter(invoice => invoice?.status === 'draft') as Invoice[];
  if (drafts.length === 0) return { writes: [], events: [] };
  const series = await readSeries(org);
  const recipients = await readBillingPersons(org, customerId);
  const issuedOn = issueDates(organisation, series, now);
  const sellers = drafts.map(({ legalEntityId }) => legalEntityId);
  const numbers = numberTexts(organisation, series, issuedOn, sellers);
  const mail = organisation.billing.send;
  return {
    writes: [
      seriesWrite(organisation, series, sellers, issuedOn),
      ...drafts.flatMap((invoice, n) => {
        const place = { sequence: series.next + n, number: numbers[n] ?? '' };
        const on = issuedOn(invoice.legalEntityId);
        const issue = { invoice, ...place, issuedOn: on, recipients };
        return [issueDraftWrite(org, issue, invoice.version), ledgerWrite(org, issue)];
      }),
    ],
    events: drafts.map(({ id: invoiceId, runId }) =>
      domainEvent('invoice.issued', { organisationId: org, customerId, invoiceId, runId, mail }),
    ),
  };
};
