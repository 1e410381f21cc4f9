import type { OpenCharge } from '../catalogue/model.ts';
import type { InvoiceLine } from './model.ts';

/** What stays open of a credit that an invoice takes in part. */
export interface Rest {
  readonly charge: OpenCharge;
  /** minor units, less than the charge's own */
  readonly amount: number;
}

export const isCredit = ({ quantity }: OpenCharge): boolean => quantity < 0;

/** What one invoice takes of credits. */
export interface SetOff {
  readonly lines: InvoiceLine[];
  readonly used: OpenCharge[];
  readonly rests: Rest[];
}

/** What may be set off on one of the invoices that a customer gets. */
export interface Payable {
  readonly lines: readonly InvoiceLine[];
  /** whether its seller owes the credit: nobody else's invoice takes it */
  isFor?(charge: OpenCharge): boolean;
  /** whether a credit belongs to it rather than to another */
  isOf(charge: OpenCharge): boolean;
}

/**
 * Credits as lines, each on one invoice and as far as there is something at its own tax to take it off: no rate of an
 * invoice is negative, whatever the customer's tax makes of it. What is left waits for the next one. Answers what each
 * of `payable` takes, in their order.
 */
export const setOff = (
  credits: readonly OpenCharge[],
  payable: readonly Payable[],
  lineOf: (charge: OpenCharge) => InvoiceLine,
): SetOff[] => {
  const rooms = payable.map(({ lines }) => roomsOf(lines));
  const taken = payable.map((): SetOff => ({ lines: [], used: [], rests: [] }));
  for (const charge of credits) {
    const line = lineOf(charge);
    const tax = taxOf(line);
    const place = bestPlace(charge, payable, rooms, { tax, wanted: -line.net });
    const [room, own] = [rooms[place], taken[place]];
    const left = payable[place]?.isFor?.(charge) === false ? 0 : (room?.get(tax) ?? 0);
    const amount = Math.min(-line.net, left);
    if (!room || !own || amount <= 0) continue;
    room.set(tax, left - amount);
    const rest = -line.net - amount;
    if (rest === 0) {
      own.lines.push(line);
      own.used.push(charge);
    } else {
      own.lines.push(partOf(line, amount));
      own.rests.push({ charge, amount: rest });
    }
  }
  return taken;
};

/** Its own invoice, if that has room for any of it; otherwise the first that takes the most. */
const bestPlace = (
  charge: OpenCharge,
  payable: readonly Payable[],
  rooms: readonly ReadonlyMap<string, number>[],
  { tax, wanted }: { readonly tax: string; readonly wanted: number },
): number => {
  const takes = rooms.map((room, place) =>
    payable[place]?.isFor?.(charge) === false ? 0 : Math.min(wanted, room.get(tax) ?? 0),
  );
  const own = payable.findIndex((each, place) => each.isOf(charge) && (takes[place] ?? 0) > 0);
  return own === -1 ? takes.indexOf(Math.max(...takes)) : own;
};

const roomsOf = (lines: readonly InvoiceLine[]): Map<string, number> => {
  const room = new Map<string, number>();
  for (const line of lines) room.set(taxOf(line), (room.get(taxOf(line)) ?? 0) + line.net);
  return room;
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
