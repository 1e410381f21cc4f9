import type { Discount } from '../catalogue/model.ts';
import { anchorAfter, daysBetween, type PlainDate } from '../kernel/calendar.ts';
import {
  type Exact,
  exact,
  moneyText,
  plus,
  roundHalfAwayFromZero,
  split,
  times,
} from '../kernel/money.ts';
import { coveredDays, fractionOf, isWithin } from './discounts.ts';
import type { InvoiceGroup } from './grouping.ts';
import type { Billing, InvoiceLine } from './model.ts';

/** A line, and which of the billing days that are due bills it. */
export interface VisitedLine {
  readonly line: InvoiceLine;
  readonly visit: number;
  /** a deposit is given back as it was paid: no discount takes from it */
  readonly refundable?: boolean | undefined;
  /** the invoice that it is on */
  readonly group: InvoiceGroup;
}

/**
 * Takes the customer's discount off: once a visit, spread over its lines by largest remainder. By visit, not
 * by invoice, so that catching up gives what each month would have given. `again`: the months whose invoice is void and
 * that the first visit bills again; an amount is off for them as it was.
 */
export const withCustomerDiscount = (
  visited: readonly VisitedLine[],
  billing: Billing,
  visits: readonly PlainDate[],
  again: readonly PlainDate[] = [],
): InvoiceLine[] => {
  const { discount } = billing;
  if (!discount) return visited.map(({ line }) => line);
  const lines = visited.map(({ line }) => line);
  for (const [visit, on] of visits.entries()) {
    const own = visited.flatMap((entry, index) =>
      entry.visit === visit && !entry.refundable ? [index] : [],
    );
    const months = monthsOff(discount, on, billing);
    const more = visit === 0 ? again.filter(start => isWithin(discount, start)).length : 0;
    const parts = partsOf(
      discount,
      own.map(index => lines[index] as InvoiceLine),
      months + more,
    );
    for (const [n, index] of own.entries()) {
      lines[index] = reduced(lines[index] as InvoiceLine, parts[n] ?? 0, discount);
    }
  }
  return lines;
};

const partsOf = (discount: Discount, lines: readonly InvoiceLine[], months: number): number[] => {
  const weights = lines.map(line =>
    discount.amount ? exact(line.net) : coveredNet(line, discount),
  );
  const sum = weights.reduce(plus, exact(0));
  const wanted = discount.amount
    ? exact(discount.amount.amount * months)
    : times(sum, fractionOf(discount));
  // capped at what the lines have, which is whole where it is reached: no line goes below nothing
  const total = Math.min(roundHalfAwayFromZero(wanted), Number(sum.numerator / sum.denominator));
  return total === 0 ? lines.map(() => 0) : split(total, weights);
};

/** The part of a line's net that lies on days of the discount. */
const coveredNet = (line: InvoiceLine, discount: Discount): Exact => {
  const { net, from, to } = line;
  if (from === undefined) return exact(net);
  if (to === undefined) return exact(isWithin(discount, from) ? net : 0);
  return times(exact(net), exact(coveredDays(discount, { from, to }), daysBetween(from, to)));
};

/** An amount is off for each month of the visit that begins on a day of the discount. */
const monthsOff = (
  discount: Discount,
  on: PlainDate,
  { anchorDay, everyMonths = 1 }: Billing,
): number => {
  const starts = Array.from({ length: everyMonths }, (_, n) => anchorAfter(on, anchorDay, n));
  return starts.filter(start => isWithin(discount, start)).length;
};

const reduced = (line: InvoiceLine, part: number, discount: Discount): InvoiceLine => {
  if (part === 0) return line;
  const words = discount.amount
    ? `${moneyText(exact(part), discount.amount.currency)} of the customer's discount`
    : `customer's ${discount.percent}% off`;
  return {
    ...line,
    discount: line.discount + part,
    net: line.net - part,
    explanation: `${line.explanation}; ${words}`,
  };
};
