import { creditNotePage } from '../documents/credit-note-page.ts';
import { renderPdf } from '../documents/pdf.ts';
import { Seller } from '../organisation/model.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { fileName, type InvoicePdf } from './invoice-pdf.ts';
import type { CreditNote } from './model.ts';

/** A credit note as a file. 1 get. */
export const creditNotePdf = async (org: string, note: CreditNote): Promise<InvoicePdf> => {
  const seller = Seller.parse(await getItem(keys.seller(org, note.sellerVersion)));
  return {
    name: fileName(note.number),
    content: await renderPdf(creditNotePage(note, seller)),
  };
};
