import type { InvoiceLine, TaxTotal } from '../billing/model.ts';
import type { LineTax } from '../kernel/tax.ts';

/** UNTDID 5305: standard, zero rated, exempt, reverse charge. */
export type VatCategory = 'S' | 'Z' | 'E' | 'AE';

export const categoryOf = ({ percent, exemption, reverseCharge }: LineTax): VatCategory => {
  if (reverseCharge) return 'AE';
  if (exemption !== undefined) return 'E';
  return percent === '0' ? 'Z' : 'S';
};

const totalCategories = { reverse_charge: 'AE', exempt: 'E' } as const;

interface VatTotal {
  readonly category: VatCategory;
  readonly percent: string;
  readonly base: number;
  readonly tax: number;
  /** why there is none */
  readonly reason?: string | undefined;
}

/** The totals of an invoice by category and rate: taxes of the same rate under two names are one here. */
export const vatBreakdown = (
  lines: readonly InvoiceLine[],
  taxes: readonly TaxTotal[],
): VatTotal[] => {
  const keyOf = ({ category, percent }: Pick<VatTotal, 'category' | 'percent'>) =>
    `${category} ${percent}`;
  const totals = taxes.map(({ category, percent, base, amount }): VatTotal => {
    const of = category ? totalCategories[category] : percent === '0' ? 'Z' : 'S';
    return { category: of, percent, base, tax: amount };
  });
  return [...Map.groupBy(totals, keyOf)].map(([key, group]) => {
    const [first] = group as [VatTotal];
    const reasons = lines
      .filter(({ tax }) => keyOf({ category: categoryOf(tax), percent: tax.percent }) === key)
      .flatMap(({ tax }) => tax.exemption ?? []);
    const reason = first.category === 'AE' ? 'Reverse charge' : [...new Set(reasons)].join(' ');
    return {
      ...first,
      base: group.reduce((sum, { base }) => sum + base, 0),
      tax: group.reduce((sum, { tax }) => sum + tax, 0),
      ...(reason && { reason }),
    };
  });
};
