import { renderPdf } from '../documents/pdf.ts';
import { invoicePage } from './invoice-document.ts';
import type { Invoice } from './model.ts';

export interface InvoicePdf {
  /** the number, and no character that a header or a file system minds */
  readonly name: string;
  readonly content: Buffer;
  readonly templateProblem?: string | undefined;
}

/** An invoice as a file. 1 batch get. */
export const invoicePdf = async (org: string, invoice: Invoice): Promise<InvoicePdf> => {
  const page = await invoicePage(org, invoice);
  return {
    name: fileName(invoice.number ?? invoice.id),
    content: await renderPdf(page),
    templateProblem: page.templateProblem,
  };
};

export const fileName = (number: string): string => `${number.replaceAll(/[^\w-]+/g, '-')}.pdf`;
