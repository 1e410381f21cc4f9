import { creditNotePage } from '../documents/credit-note-page.ts';
import { embeddedInvoice } from '../documents/e-invoice.ts';
import { renderPdf } from '../documents/pdf.ts';
import { fileName, type InvoicePdf } from './invoice-pdf.ts';
import { wholeNote } from './line-pages.ts';
import type { CreditNote } from './model.ts';
import { sellerOf } from './seller-of.ts';

/** A credit note as a file. 1 get, and its invoice's pages of lines. */
export const creditNotePdf = async (org: string, shown: CreditNote): Promise<InvoicePdf> => {
  const note = await wholeNote(org, shown);
  const seller = await sellerOf(org, note);
  const { xml, failure } = await embeddedInvoice({ document: note, seller });
  return {
    name: fileName(note.number),
    content: await renderPdf(creditNotePage(note, seller), xml),
    problem: failure,
  };
};
