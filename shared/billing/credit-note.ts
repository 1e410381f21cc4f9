import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { later } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Organisation } from '../organisation/model.ts';
import { freePaid } from '../payments/free.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { type Doer, entryWrite, invoiceWrite, requireNoAttempt } from './after-issue.ts';
import { type CreditAsked, creditedParts, creditedWith, creditOf, leftOf } from './credit.ts';
import { headOf, wholeInvoice } from './line-pages.ts';
import type { Credited, CreditNote, Invoice } from './model.ts';
import { settledStatus } from './open-amount.ts';
import { releaseWrites } from './release.ts';
import { creditNoteSeries, type Series, seriesWrite } from './series.ts';
import { issueDates, numberTexts } from './series-next.ts';
import { maxLinesAtOnce } from './stretches.ts';
import { taxNotes } from './taxes.ts';

interface NoteAsked extends CreditAsked {
  readonly reason: string;
  /** what the invoice billed is billed again with the next one; for a whole invoice only */
  readonly rebill: boolean;
}

interface IssuedNote {
  readonly note: CreditNote;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/**
 * Credits an issued invoice, all or part of it, under the next number of the credit notes' own series, and mails it when
 * sending is on. 5 or 6 writes, 1 a payment that it frees, and for a rebill those of `releaseWrites`.
 */
export const creditNote = async (
  doer: Doer,
  shown: Invoice,
  series: Series,
  asked: NoteAsked,
): Promise<IssuedNote> => {
  const invoice = await wholeInvoice(doer.organisation.id, shown);
  const { number, issuedOn } = requireCreditable(invoice, asked.rebill);
  const { organisation, now, by } = doer;
  const org = organisation.id;
  const credit = creditOf(invoice, asked);
  const { legalEntityId: seller } = invoice;
  const on = later(issueDates(organisation, series, now)(seller), issuedOn);
  const [noteNumber = ''] = numberTexts(organisation, series, () => on, [seller]);
  const issue = { sequence: series.next, number: noteNumber, issuedOn: on };
  const note: CreditNote = {
    ...frozenOf(invoice, credit),
    ...{ id: createId('creditNote'), invoiceId: invoice.id },
    ...{ invoiceNumber: number, invoiceIssuedOn: issuedOn },
    ...{ reason: asked.reason, by, series: creditNoteSeries, ...issue },
    ...{ createdAt: now, version: 1 },
  };
  const mail = organisation.billing.send ? noteMail(org, note) : undefined;
  const ids = { organisationId: org, customerId: note.customerId, invoiceId: invoice.id };
  const credited = creditedWith(invoice, credit);
  const { payments, writes: freeing } = await freePaid(
    org,
    invoice,
    leftOf({ ...invoice, credited }).gross,
  );
  const changed = { ...invoice, credited, payments };
  return {
    note,
    writes: [
      ...noteWrites(organisation, invoice, series, note, changed),
      ...freeing,
      ...(mail?.writes ?? []),
      ...(asked.rebill ? await releaseWrites(org, [invoice], true) : []),
    ],
    events: [
      domainEvent('creditNote.issued', { ...ids, creditNoteId: note.id, by }),
      ...(mail ? [mail.event] : []),
    ],
  };
};

/** Draft, void and written off have nothing to credit. */
const requireCreditable = (invoice: Invoice, rebill: boolean) => {
  const { status, number, issuedOn, credited } = invoice;
  requireNoAttempt(invoice);
  const isOpen = status === 'issued' || status === 'paid' || status === 'credited';
  if (!isOpen || number === undefined || issuedOn === undefined) {
    throw new Refusal('invoice_state', { expected: 'an issued or paid invoice', received: status });
  }
  if (rebill && credited) {
    throw new Refusal('invoice_state', {
      field: '/body/rebill',
      expected: 'an invoice that nothing is credited of',
      received: 'one that was credited in part',
    });
  }
  return { number, issuedOn };
};

/** What a note takes from its invoice: whoever was billed is credited, in the same words and language. */
const frozenOf = (invoice: Invoice, credit: Credited) => {
  const { customerId, currency, language, billTo, recipients, sellerVersion } = invoice;
  const { documentTemplate, legalEntityId } = invoice;
  const parts = creditedParts(invoice, credit);
  const notes = taxNotes(parts.lines, language);
  return {
    ...{ customerId, currency, language, billTo, sellerVersion, ...partsHere(parts, credit) },
    ...(recipients && { recipients }),
    ...(legalEntityId && { legalEntityId }),
    ...(documentTemplate !== undefined && { documentTemplate }),
    ...(notes.length > 0 && { taxNotes: notes }),
  };
};

/** A note of more lines than an item holds has the first: the others follow from what it takes of each. */
const partsHere = (parts: ReturnType<typeof creditedParts>, credit: Credited) =>
  parts.lines.length > maxLinesAtOnce ? { ...headOf(parts), credit } : parts;

const noteWrites = (
  organisation: Organisation,
  invoice: Invoice,
  series: Series,
  note: CreditNote,
  { credited, payments = [], ...changed }: Invoice,
): Write[] => {
  const org = organisation.id;
  const index = indexKeys.invoiceNumber(org, creditNoteSeries, note.sequence);
  const status = settledStatus({ ...changed, credited, payments });
  const { issuedOn: on, id } = note;
  return [
    seriesWrite(organisation, series, [note.legalEntityId], () => on),
    { put: { ...keys.creditNote(org, note.customerId, id), ...index, ...note }, condition: absent },
    invoiceWrite(org, invoice, {
      ...{ credited, status },
      payments: payments.length > 0 ? payments : null,
    }),
    entryWrite(org, invoice, { kind: 'credit_note', on, id, amount: -note.gross }),
  ];
};

const noteMail = (
  org: Id<'organisation'>,
  { id, invoiceId, customerId, currency, ...note }: CreditNote,
) =>
  requestMail(org, {
    kind: 'credit_note_created',
    cause: id,
    ...{ customerId, invoiceId },
    facts: {
      creditNoteId: id,
      creditNoteNumber: note.number,
      invoiceNumber: note.invoiceNumber,
      issuedOn: note.issuedOn,
      amount: { amount: note.gross, currency },
      reason: note.reason,
    },
  });
