import * as z from 'zod';
import { later, localDate, PlainDate, plusDays } from '../kernel/calendar.ts';
import type { DocumentNumbers } from '../kernel/document-number.ts';
import { Refusal } from '../kernel/errors.ts';
import { deriveId } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { Invoice, seriesNames } from './model.ts';
import { Count, countBehind, countOn, nextNumbers } from './series-count.ts';

/**
 * A series of documents: 1 to next − 1 are issued, without a gap, at every moment (I3). What is printed on them may
 * begin again each year or month.
 */
const StoredSeries = z.object({
  next: z.int(),
  lastIssuedOn: PlainDate.optional(),
  count: Count.optional(),
});
export interface Series extends z.infer<typeof StoredSeries> {
  readonly name: SeriesName;
}

export type SeriesName = (typeof seriesNames)[number];
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

export const numbersOf = ({ billing }: Organisation, series: SeriesName): DocumentNumbers =>
  series === creditNoteSeries ? billing.creditNoteNumbers : billing.invoiceNumbers;

/** The series `count` documents later. */
export const movedSeries = (
  organisation: Organisation,
  series: Series,
  count: number,
  issuedOn: PlainDate,
): Series => ({
  ...series,
  next: series.next + count,
  lastIssuedOn: issuedOn,
  count: countBehind(numbersOf(organisation, series.name), series, issuedOn, count),
});

/** Moves the series by `count`, on condition that nobody else has. */
export const seriesWrite = (
  organisation: Organisation,
  series: Series,
  count: number,
  issuedOn: PlainDate,
): Write =>
  seriesChange(organisation.id, series, movedSeries(organisation, series, count, issuedOn));

/** On condition that it is the series that was read. */
export const seriesChange = (org: string, read: Series, { name, ...next }: Series): Write => ({
  put: { ...keys.series(org, name), ...next },
  ...seriesIs(read),
  refuse: () => new Refusal('busy'),
});

const seriesIs = ({ next, count }: Series) => {
  if (next === 1 && !count) return { condition: absent };
  const names = { '#next': 'next', '#count': 'count' };
  return count
    ? {
        condition: '#next = :next AND #count = :count',
        names,
        values: { ':next': next, ':count': count },
      }
    : {
        condition: '#next = :next AND attribute_not_exists(#count)',
        names,
        values: { ':next': next },
      };
};

/** The series with a counter for the next document that is not below the one it would have. */
export const startedAt = (
  organisation: Organisation,
  series: Series,
  issuedOn: PlainDate,
  first: number,
): Series => {
  const count = countOn(numbersOf(organisation, series.name), series, issuedOn);
  if (first <= count.used) {
    throw new Refusal('number_given', {
      field: '/body/count',
      expected: `${count.used + 1} or more`,
      received: String(first),
    });
  }
  const used = first - 1;
  return { ...series, count: { ...count, used, highest: Math.max(count.highest, used) } };
};

/** What is printed on the next documents, in order: `INV-000042`, `CN-2026-0007`. */
export const numberTexts = (
  organisation: Organisation,
  series: Series,
  issuedOn: PlainDate,
  howMany: number,
): string[] => nextNumbers(numbersOf(organisation, series.name), series, issuedOn, howMany);

export interface Issue {
  readonly invoice: Pick<Invoice, 'id' | 'customerId' | 'gross' | 'currency' | 'paymentTermDays'>;
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
  const issuedOn = issueDate(organisation, series, now);
  const [number = ''] = numberTexts(organisation, series, issuedOn, 1);
  return { invoice, sequence: series.next, number, issuedOn };
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
