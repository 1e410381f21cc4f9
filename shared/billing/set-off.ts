import type { OpenCharge } from '../catalogue/model.ts';
import type { InvoiceLine } from './model.ts';

/** What stays open of a credit that an invoice takes in part. */
export interface Rest {
  readonly charge: OpenCharge;
  /** minor units, less than the charge's own */
  readonly amount: number;
}

export const isCredit = ({ quantity }: OpenCharge): boolean => quantity < 0;

/**
 * Credits as lines, each as far as there is something at its own tax to take it off: no rate of an invoice is
 * negative, whatever the customer's tax makes of it. What is left waits for the next one.
 */
export const setOff = (
  credits: readonly OpenCharge[],
  payable: readonly InvoiceLine[],
  lineOf: (charge: OpenCharge) => InvoiceLine,
): { lines: InvoiceLine[]; used: OpenCharge[]; rests: Rest[] } => {
  const room = new Map<string, number>();
  for (const line of payable) room.set(taxOf(line), (room.get(taxOf(line)) ?? 0) + line.net);
  const lines: InvoiceLine[] = [];
  const used: OpenCharge[] = [];
  const rests: Rest[] = [];
  for (const charge of credits) {
    const line = lineOf(charge);
    const left = room.get(taxOf(line)) ?? 0;
    const taken = Math.min(-line.net, left);
    if (taken <= 0) continue;
    room.set(taxOf(line), left - taken);
    const rest = -line.net - taken;
    if (rest === 0) {
      lines.push(line);
      used.push(charge);
    } else {
      lines.push(partOf(line, taken));
      rests.push({ charge, amount: rest });
    }
  }
  return { lines, used, rests };
};

const taxOf = ({ tax }: InvoiceLine): string =>
  JSON.stringify([tax.name, tax.percent, tax.included]);

const partOf = (line: InvoiceLine, taken: number): InvoiceLine => ({
  ...line,
  quantity: -1,
  unitPrice: taken,
  subtotal: -taken,
  net: -taken,
  explanation: `${line.explanation}; in part, the rest with the next invoice`,
});
