import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import { deriveId } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { Invoice } from './model.ts';
import { invoiceSeries, type Series } from './series.ts';
import { issueDates, numberTexts } from './series-next.ts';

export interface Issue {
  readonly invoice: Pick<
    Invoice,
    'id' | 'customerId' | 'gross' | 'currency' | 'paymentTermDays' | 'legalEntityId'
  >;
  readonly sequence: number;
  readonly number: string;
  readonly issuedOn: PlainDate;
  /** the billing persons' names now, of a draft that waited: its own are as old as it is (S7) */
  readonly recipients?: readonly string[];
}

/** The issue of one invoice with the next number of the series. */
export const nextIssue = (
  organisation: Organisation,
  series: Series,
  invoice: Issue['invoice'],
  now: string,
): Issue => {
  const { legalEntityId: seller } = invoice;
  const issuedOn = issueDates(organisation, series, now);
  const [number = ''] = numberTexts(organisation, series, issuedOn, [seller]);
  return { invoice, sequence: series.next, number, issuedOn: issuedOn(seller) };
};

/** What issuing an invoice sets; numbers, dates and the entry in the organisation's list. */
export const issuedFields = (org: string, { invoice, sequence, number, issuedOn }: Issue) => ({
  ...indexKeys.invoiceNumber(org, invoiceSeries, sequence),
  series: invoiceSeries,
  sequence,
  number,
  issuedOn,
  dueOn: plusDays(issuedOn, invoice.paymentTermDays),
});

/** Turns a draft into an issued invoice, on condition that it is the draft in the version that was read. */
export const issueDraftWrite = (org: string, issue: Issue, version = 1): Write => {
  const fields = Object.entries({
    ...issuedFields(org, issue),
    status: 'issued',
    version: version + 1,
    ...(issue.recipients?.length && { recipients: issue.recipients }),
  });
  // absent: the one billed is named
  const isNobody = issue.recipients?.length === 0;
  return {
    update: keys.invoice(org, issue.invoice.customerId, issue.invoice.id),
    expression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}${isNobody ? ' REMOVE recipients' : ''}`,
    condition: '#status = :draft AND #version = :read',
    names: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    values: {
      ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
      ':draft': 'draft',
      ':read': version,
    },
  };
};

/** The customer's ledger: one entry an invoice; the balance is the sum of the entries (I6). */
export const ledgerWrite = (org: string, { invoice, issuedOn }: Issue): Write => ({
  put: {
    ...keys.ledger(org, invoice.customerId, issuedOn, invoice.id),
    kind: 'invoice',
    amount: invoice.gross,
    currency: invoice.currency,
  },
  condition: absent,
});

/** The one mail that tells of an invoice. */
export const invoiceMailId = (invoiceId: string) => deriveId('mail', invoiceId, 'invoice_created');
