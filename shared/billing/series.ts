import * as z from 'zod';
import { later, localDate, PlainDate, plusDays } from '../kernel/calendar.ts';
import { deriveId } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { Invoice } from './model.ts';

/** A series of numbers: 1 to next − 1 are given out, without a gap, at every moment (I3). */
const StoredSeries = z.object({ next: z.int(), lastIssuedOn: PlainDate.optional() });
export interface Series extends z.infer<typeof StoredSeries> {
  readonly name: SeriesName;
}

/** Each kind of document has a series of its own. */
export type SeriesName = 'invoice' | 'credit_note';
export const invoiceSeries = 'invoice';
export const creditNoteSeries = 'credit_note';

/** 1 get. A series that was never used starts at 1. */
export const readSeries = async (
  org: string,
  name: SeriesName = invoiceSeries,
): Promise<Series> => ({
  name,
  ...StoredSeries.parse((await getItem(keys.series(org, name))) ?? { next: 1 }),
});

/** Issue dates do not decrease along the numbers (I3): today, or the series' last date if that is later. */
export const issueDate = (organisation: Organisation, series: Series, now: string): PlainDate =>
  later(localDate(now, organisation.timeZone), series.lastIssuedOn ?? '0000-01-01');

/** Moves the series by `count`, on condition that nobody else has. */
export const seriesWrite = (
  org: string,
  series: Series,
  count: number,
  issuedOn: PlainDate,
): Write => ({
  put: { ...keys.series(org, series.name), next: series.next + count, lastIssuedOn: issuedOn },
  ...(series.next === 1
    ? { condition: absent }
    : { condition: '#next = :next', names: { '#next': 'next' }, values: { ':next': series.next } }),
});

/** `INV-000042`, `CN-000007` */
export const numberText = (
  { billing }: Organisation,
  sequence: number,
  series: SeriesName = invoiceSeries,
): string => {
  const prefix = series === creditNoteSeries ? billing.creditNotePrefix : billing.invoicePrefix;
  return `${prefix}${String(sequence).padStart(6, '0')}`;
};

export interface Issue {
  readonly invoice: Pick<Invoice, 'id' | 'customerId' | 'gross' | 'currency' | 'paymentTermDays'>;
  readonly sequence: number;
  readonly issuedOn: PlainDate;
  /** the billing persons' names now, of a draft that waited: its own are as old as it is (S7) */
  readonly recipients?: readonly string[];
}

/** What issuing an invoice sets; numbers, dates and the entry in the organisation's list. */
export const issuedFields = (
  organisation: Organisation,
  { invoice, sequence, issuedOn }: Issue,
) => ({
  ...indexKeys.invoiceNumber(organisation.id, invoiceSeries, sequence),
  series: invoiceSeries,
  sequence,
  number: numberText(organisation, sequence),
  issuedOn,
  dueOn: plusDays(issuedOn, invoice.paymentTermDays),
});

/** Turns a draft into an issued invoice, on condition that it is the draft in the version that was read. */
export const issueDraftWrite = (organisation: Organisation, issue: Issue, version = 1): Write => {
  const fields = Object.entries({
    ...issuedFields(organisation, issue),
    status: 'issued',
    version: version + 1,
    ...(issue.recipients?.length && { recipients: issue.recipients }),
  });
  // absent: the one billed is named
  const isNobody = issue.recipients?.length === 0;
  return {
    update: keys.invoice(organisation.id, issue.invoice.customerId, issue.invoice.id),
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
