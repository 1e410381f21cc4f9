import { eInvoice as render } from '../documents/e-invoice.ts';
import type { ModelInput } from '../documents/e-invoice-model.ts';
import { type EInvoiceProblem, eInvoiceProblem } from '../documents/e-invoice-problem.ts';
import type { EInvoiceSyntax } from '../documents/e-invoice-syntaxes.ts';
import { Refusal } from '../kernel/errors.ts';
import { fileName } from './invoice-pdf.ts';

/** A document as an e-invoice to download; refused with what is missing. */
export const eInvoiceFile = async (syntax: EInvoiceSyntax, input: ModelInput) => {
  const problem: EInvoiceProblem | undefined = eInvoiceProblem(input);
  if (problem) throw new Refusal('e_invoice_impossible', problem);
  return {
    name: fileName(`${input.document.number}-${syntax}`, 'xml'),
    content: Buffer.from(await render(syntax, input)),
  };
};
