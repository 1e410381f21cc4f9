import {
  decimal,
  type Exact,
  exact,
  roundHalfAwayFromZero,
  split,
  times,
} from '../kernel/money.ts';
import type { LineTax } from '../kernel/tax.ts';
import type { InvoiceLine, TaxTotal } from './model.ts';

export interface Totals {
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly taxes: TaxTotal[];
}

type Taxed = Pick<InvoiceLine, 'net' | 'tax' | 'gross'>;

/**
 * Sums lines; tax is rounded once per named rate on the net of its lines (I2, EN 16931 BR-CO-14). Where prices
 * include the tax it is what they are above the net: what is paid is the marked price, to the cent.
 */
export const totalsOf = (lines: readonly Taxed[]): Totals => {
  const without = lines.filter(line => line.gross === undefined);
  const included = Map.groupBy(
    lines.filter(line => line.gross !== undefined),
    ({ tax }) => JSON.stringify(tax),
  );
  const taxes = mergeTaxes([rounded(without), ...[...included.values()].map(takenOut)]);
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  const tax = taxes.reduce((sum, group) => sum + group.amount, 0);
  return { net, tax, gross: net + tax, taxes };
};

/** What several invoices come to together: each has rounded its own tax. */
export const mergedTotals = (invoices: readonly Totals[]): Totals => {
  const sum = (pick: (totals: Totals) => number) =>
    invoices.reduce((total, invoice) => total + pick(invoice), 0);
  return {
    net: sum(({ net }) => net),
    tax: sum(({ tax }) => tax),
    gross: sum(({ gross }) => gross),
    taxes: mergeTaxes(invoices.map(({ taxes }) => taxes)),
  };
};

/** One total per component of a line's tax; a tax without components is one itself. */
export const componentsOf = ({ tax }: Taxed): Omit<TaxTotal, 'base' | 'amount'>[] => {
  const category = categoryOf(tax);
  return (tax.components ?? [tax]).map(({ name, percent }) => ({
    name,
    percent,
    ...(category && { category }),
  }));
};

const categoryOf = ({ reverseCharge, exemption }: LineTax): TaxTotal['category'] => {
  if (reverseCharge) return 'reverse_charge';
  return exemption === undefined ? undefined : 'exempt';
};

const rounded = (lines: readonly Taxed[]): TaxTotal[] =>
  mergeTaxes(
    lines.map(line => componentsOf(line).map(part => ({ ...part, base: line.net, amount: 0 }))),
  ).map(total => ({ ...total, amount: percentOf(total.base, total.percent) }));

/** Lines of one tax that their prices include: the components share it by their percentages. */
const takenOut = (lines: readonly Taxed[]): TaxTotal[] => {
  const base = lines.reduce((sum, { net }) => sum + net, 0);
  const above = lines.reduce((sum, { net, gross = net }) => sum + gross - net, 0);
  const components = lines[0] ? componentsOf(lines[0]) : [];
  const weights = components.map(({ percent }): Exact => decimal(percent));
  const amounts = above === 0 ? [] : split(above, weights);
  return components.map((part, n) => ({ ...part, base, amount: amounts[n] ?? 0 }));
};

/** 21% of 8000 = 1680. */
export const percentOf = (amount: number, percent: string): number =>
  roundHalfAwayFromZero(times(exact(amount), times(decimal(percent), exact(1, 100))));

/** What makes two tax totals one. */
export const taxKey = ({ name, percent, category }: Omit<TaxTotal, 'base' | 'amount'>): string =>
  `${name}\n${percent}\n${category ?? ''}`;

/** Adds tax totals up per rate. */
export const mergeTaxes = (lists: readonly (readonly TaxTotal[])[]): TaxTotal[] => {
  const groups = new Map<string, TaxTotal>();
  for (const tax of lists.flat()) {
    const key = taxKey(tax);
    const sum = groups.get(key);
    groups.set(key, {
      ...tax,
      base: tax.base + (sum?.base ?? 0),
      amount: tax.amount + (sum?.amount ?? 0),
    });
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.percent) - Number(a.percent) || a.name.localeCompare(b.name),
  );
};
