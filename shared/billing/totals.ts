import { decimal, exact, roundHalfAwayFromZero, times } from '../kernel/money.ts';
import type { InvoiceLine, TaxTotal } from './model.ts';

export interface Totals {
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly taxes: TaxTotal[];
}

/** Sums lines; tax is rounded once per rate on the net of its lines (I2, EN 16931 BR-CO-14). */
export const totalsOf = (lines: readonly Pick<InvoiceLine, 'net' | 'tax'>[]): Totals => {
  const groups = new Map<string, TaxTotal>();
  for (const { net, tax } of lines) {
    const key = `${tax.name}\n${tax.percent}`;
    const group = groups.get(key) ?? { ...tax, base: 0, amount: 0 };
    groups.set(key, { ...group, base: group.base + net });
  }
  const taxes = [...groups.values()]
    .map(group => ({ ...group, amount: percentOf(group.base, group.percent) }))
    .sort((a, b) => Number(b.percent) - Number(a.percent) || a.name.localeCompare(b.name));
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  const tax = taxes.reduce((sum, group) => sum + group.amount, 0);
  return { net, tax, gross: net + tax, taxes };
};

/** 21% of 8000 = 1680. */
export const percentOf = (amount: number, percent: string): number =>
  roundHalfAwayFromZero(times(exact(amount), times(decimal(percent), exact(1, 100))));

/** Adds tax totals up per rate. */
export const mergeTaxes = (lists: readonly (readonly TaxTotal[])[]): TaxTotal[] => {
  const groups = new Map<string, TaxTotal>();
  for (const tax of lists.flat()) {
    const key = `${tax.name}\n${tax.percent}`;
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
