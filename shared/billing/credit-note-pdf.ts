import { creditNotePage } from '../documents/credit-note-page.ts';
import { embeddedInvoice } from '../documents/e-invoice.ts';
import { renderPdf } from '../documents/pdf.ts';
import { fileName, type InvoicePdf } from './invoice-pdf.ts';
import type { CreditNote } from './model.ts';
import { sellerOf } from './seller-of.ts';

/** A credit note as a file. 1 get. */
export const creditNotePdf = async (org: string, note: CreditNote): Promise<InvoicePdf> => {
  const seller = await sellerOf(org, note);
  const { xml, failure } = await embeddedInvoice({ document: note, seller });
  return {
    name: fileName(note.number),
    content: await renderPdf(creditNotePage(note, seller), xml),
    problem: failure,
  };
};
