import type { CreditNote, Invoice } from '../billing/model.ts';
import { formatsOf } from './formats.ts';
import { type DocumentInput, type DocumentPage, documentPage } from './page.ts';
import { words } from './words.ts';

/**
 * The page of a credit note: that of an invoice, which names the invoice that it takes back, and why. Of the
 * organisation's own texts it has the header; the notes of an invoice say how it is paid.
 */
export const creditNotePage = (
  note: CreditNote,
  seller: DocumentInput['seller'],
  own?: DocumentInput['texts'],
): DocumentPage => {
  const { creditNote: w, header } = words[note.language].document;
  const texts = { header: own?.header ?? header, notes: '' };
  const { day } = formatsOf(note.language);
  return {
    ...documentPage({ invoice: asInvoice(note), seller, texts }),
    heading: w.title,
    title: `${w.title} ${note.number}`,
    facts: [
      { label: w.number, value: note.number },
      { label: w.issuedOn, value: day(note.issuedOn) },
      { label: w.invoice, value: note.invoiceNumber },
      { label: w.invoiceDate, value: day(note.invoiceIssuedOn) },
      { label: w.reason, value: note.reason },
    ],
  };
};

const asInvoice = (note: CreditNote): Invoice => ({
  ...note,
  ...{ id: note.invoiceId, kind: 'manual', status: 'issued', paymentTermDays: 0 },
});
