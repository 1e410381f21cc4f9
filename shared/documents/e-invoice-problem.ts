import { currencyDigits } from '../kernel/money.ts';
import type { ModelInput } from './e-invoice-model.ts';

export interface EInvoiceProblem {
  readonly expected: string;
  readonly received: string;
}

/**
 * A VAT id as EN 16931 takes it: without spaces and dots, with the country it begins with (BR-CO-09). `undefined`: it is
 * none.
 */
export const vatIdentifier = (vatId: string | undefined): string | undefined => {
  const compact = vatId?.replaceAll(/[ ./-]/g, '');
  return compact && /^[A-Z]{2}[A-Z0-9]/.test(compact) ? compact : undefined;
};

/** Of 10,000 lines it takes 1.1 GB to make, beside its PDF; a function of the API has 1 GB. */
const maxLines = 5_000;

/** Why a document is no e-invoice as it is; `undefined`: it is one. */
export const eInvoiceProblem = ({ document, seller }: ModelInput): EInvoiceProblem | undefined => {
  const { billTo, currency, lines, number } = document;
  if (number === undefined) return { expected: 'an issued invoice', received: 'a draft' };
  if (!vatIdentifier(seller.vatId)) {
    return {
      expected: 'a seller with a VAT id that begins with its country, such as NL001234567B01',
      received: seller.vatId ?? 'a seller without one',
    };
  }
  if (currencyDigits[currency] > 2) {
    return { expected: 'amounts with at most 2 decimals', received: currency };
  }
  if (lines.length > maxLines) {
    return { expected: `at most ${maxLines} lines`, received: `${lines.length} lines` };
  }
  if (lines.some(({ tax }) => tax.components)) {
    return { expected: 'one VAT a line', received: 'a tax that is made of several' };
  }
  if (lines.some(({ tax }) => tax.reverseCharge) && !vatIdentifier(billTo.vatId)) {
    return {
      expected: 'a customer with a VAT id that begins with its country, for reverse charge',
      received: billTo.vatId ?? 'a customer without one',
    };
  }
  return undefined;
};
