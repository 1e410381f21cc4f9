import { creditNotePage } from '../documents/credit-note-page.ts';
import { embeddedInvoice } from '../documents/e-invoice.ts';
import { renderPdf } from '../documents/pdf.ts';
import { readNamed } from './invoice-document.ts';
import { fileName, type InvoicePdf } from './invoice-pdf.ts';
import { wholeNote } from './line-pages.ts';
import type { CreditNote } from './model.ts';

/** A credit note as a file. 1 batch get, and its invoice's pages of lines. */
export const creditNotePdf = async (org: string, shown: CreditNote): Promise<InvoicePdf> => {
  const note = await wholeNote(org, shown);
  const { seller, texts } = await readNamed(org, note);
  const page = creditNotePage(note, seller, texts);
  const { xml, failure } = await embeddedInvoice({ document: note, seller });
  return {
    name: fileName(note.number),
    content: await renderPdf(page, xml),
    problem: failure ?? page.templateProblem,
  };
};
