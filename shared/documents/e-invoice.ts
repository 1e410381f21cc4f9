import { FormatFactoryService, type Invoice as Ubl } from '@e-invoice-eu/core';
import { eInvoiceModel, type ModelInput } from './e-invoice-model.ts';
import { eInvoiceProblem } from './e-invoice-problem.ts';
import type { EInvoiceSyntax } from './e-invoice-syntaxes.ts';

const formats = { ubl: 'UBL', cii: 'CII' } as const;
const factory = new FormatFactoryService();
const silent = { log: () => {}, warn: () => {}, error: () => {} };

/** An invoice or credit note in one of the syntaxes of EN 16931; the same input is always the same text. */
export const eInvoice = async (syntax: EInvoiceSyntax, input: ModelInput): Promise<string> => {
  const name = formats[syntax];
  const service = factory.createFormatService(name, silent);
  const model = eInvoiceModel(input, syntax) as unknown as Ubl;
  const xml = await service.generate(model, { format: name, lang: input.document.language });
  return String(xml);
};

interface Embedded {
  readonly xml?: string;
  /** for the log: why there is none although there should be */
  readonly failure?: string;
}

/** What a PDF has in it; nothing where the document is no e-invoice as it is. An invoice is mailed without it, too. */
export const embeddedInvoice = async (input: ModelInput): Promise<Embedded> => {
  if (eInvoiceProblem(input)) return {};
  try {
    return { xml: await eInvoice('cii', input) };
  } catch (error) {
    return { failure: `e-invoice: ${(error as Error).message}` };
  }
};
