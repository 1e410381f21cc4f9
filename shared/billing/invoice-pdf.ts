import { embeddedInvoice } from '../documents/e-invoice.ts';
import { renderPdf } from '../documents/pdf.ts';
import { invoicePage } from './invoice-document.ts';
import { wholeInvoice } from './line-pages.ts';
import type { Invoice } from './model.ts';
import { sellerOf } from './seller-of.ts';

export interface InvoicePdf {
  /** the number, and no character that a header or a file system minds */
  readonly name: string;
  readonly content: Buffer;
  /** for the log: what of it is not as it should be */
  readonly problem?: string | undefined;
}

/** An invoice as a file, which holds it as an e-invoice too where it can be one. 1 batch get, and its pages of lines. */
export const invoicePdf = async (org: string, shown: Invoice): Promise<InvoicePdf> => {
  const invoice = await wholeInvoice(org, shown);
  const [page, seller] = await Promise.all([invoicePage(org, invoice), sellerOf(org, invoice)]);
  const { xml, failure } = await embeddedInvoice({ document: invoice, seller });
  return {
    name: fileName(invoice.number ?? invoice.id),
    content: await renderPdf(page, xml),
    problem: page.templateProblem ?? failure,
  };
};

export const fileName = (number: string, extension = 'pdf'): string =>
  `${number.replaceAll(/[^\w-]+/g, '-')}.${extension}`;
