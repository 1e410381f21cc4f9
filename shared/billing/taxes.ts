import { decimal, exact, plus, roundHalfAwayFromZero, split, times } from '../kernel/money.ts';
import type { CustomerTax, LineTax, Tax, TaxRate } from '../kernel/tax.ts';
import type { Language } from '../organisation/model.ts';
import type { InvoiceLine } from './model.ts';

/** The tax of a price where it is sold: the location's instead of its own. What is not taxed stays so. */
export const taxAt = (own: Tax, location: TaxRate | undefined): Tax =>
  location && own.percent !== '0' ? { ...location, ...(own.included && { included: true }) } : own;

/** The tax of a line for its customer, whose own terms come first. */
const taxFor = (tax: Tax, customer: CustomerTax | undefined): LineTax => {
  const included = tax.included && { included: true };
  if (!customer || tax.percent === '0') return tax;
  if (customer.kind === 'rate') return { ...customer.rate, ...included };
  const none = { name: tax.name, percent: '0', ...included };
  return customer.kind === 'exempt'
    ? { ...none, exemption: customer.reason }
    : { ...none, reverseCharge: true };
};

/**
 * Gives lines the tax that holds for their customer and takes tax out of the prices that include it. A marked
 * price is what is paid whatever the rate; who owes no tax does not pay the part that was tax.
 */
export const withTaxes = (
  lines: readonly InvoiceLine[],
  customer: CustomerTax | undefined,
): InvoiceLine[] => {
  const taxed = lines.map(line => ({ ...line, tax: taxFor(line.tax, customer) }));
  const groups = Map.groupBy(
    [...taxed.entries()].filter(([, { tax }]) => tax.included),
    ([index, { tax }]) => `${rateOut(lines[index]?.tax, tax)}\n${JSON.stringify(tax)}`,
  );
  for (const [key, group] of groups) {
    const rate = key.slice(0, key.indexOf('\n'));
    const nets = netsOf(
      group.map(([, { net }]) => net),
      rate,
    );
    for (const [n, [index, line]] of group.entries()) {
      taxed[index] = netLine(line, nets[n] ?? 0, rate);
    }
  }
  return taxed;
};

/** Prices that include their tax, of which some went or came since it was taken out: rounded once on their sum again. */
export const withNetsAgain = (lines: readonly InvoiceLine[]): InvoiceLine[] => {
  const again = [...lines];
  const groups = Map.groupBy(
    [...lines.entries()].filter(([, { gross }]) => gross !== undefined),
    ([, { tax }]) => JSON.stringify(tax),
  );
  for (const group of groups.values()) {
    const percent = group[0]?.[1].tax.percent ?? '0';
    const nets = netsOf(
      group.map(([, { gross = 0 }]) => gross),
      percent,
    );
    for (const [n, [index, line]] of group.entries()) {
      const net = nets[n] ?? line.net;
      again[index] = { ...line, net, subtotal: net + line.discount };
    }
  }
  return again;
};

/** The percentage that a price includes: what is charged or, if nothing is, what would have been. */
const rateOut = (own: Tax | undefined, charged: LineTax): string =>
  charged.percent === '0' ? (own?.percent ?? '0') : charged.percent;

/** Prices with tax without it: rounded once on their sum, then spread over them, credits by themselves. 121 at 21 % → 100. */
const netsOf = (prices: readonly number[], percent: string): number[] => {
  const credits = prices.filter(price => price < 0);
  const sumOf = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  const credited = withoutTax(sumOf(credits), percent);
  const spread = (total: number, isOne: (price: number) => boolean): number[] => {
    const weights = prices.map(price => exact(isOne(price) ? Math.abs(price) : 0));
    return weights.some(({ numerator }) => numerator > 0n)
      ? split(total, weights)
      : prices.map(() => 0);
  };
  const charged = spread(withoutTax(sumOf(prices), percent) - credited, price => price > 0);
  const taken = spread(credited, price => price < 0);
  return charged.map((net, n) => net + (taken[n] ?? 0));
};

/** What is left of a price when the tax that it includes is taken out. 121 at 21 % → 100. */
export const withoutTax = (price: number, percent: string): number => {
  const one = plus(exact(1), times(decimal(percent), exact(1, 100)));
  return roundHalfAwayFromZero(times(exact(price), exact(one.denominator, one.numerator)));
};

const netLine = (line: InvoiceLine, net: number, rate: string): InvoiceLine => {
  const discount = withoutTax(line.discount, rate);
  return {
    ...line,
    subtotal: net + discount,
    discount,
    net,
    // what is paid for the line; without tax, that is its net
    ...(line.tax.percent !== '0' && { gross: line.net }),
    explanation: `${line.explanation}; price includes ${line.tax.percent === '0' ? rate : line.tax.percent}% tax${line.tax.percent === '0' ? ', taken out' : ''}`,
  };
};

/** Council Directive 2006/112/EC, Art. 226 (11a) asks for these words, Art. 196 is the rule they stand for. */
const reverseCharge: Record<Language, string> = {
  en: 'Reverse charge: the customer accounts for the VAT (Article 196 of Directive 2006/112/EC).',
  nl: 'Btw verlegd: de afnemer voldoet de btw (artikel 196 van Richtlijn 2006/112/EG).',
  de: 'Steuerschuldnerschaft des Leistungsempfängers (Artikel 196 der Richtlinie 2006/112/EG).',
  fr: 'Autoliquidation : la TVA est due par le preneur (article 196 de la directive 2006/112/CE).',
};

/** What an invoice must say about lines without tax, each thing once. */
export const taxNotes = (lines: readonly InvoiceLine[], language: Language): string[] => [
  ...new Set(
    lines.flatMap(({ tax }) => [
      ...(tax.reverseCharge ? [reverseCharge[language]] : []),
      ...(tax.exemption !== undefined ? [tax.exemption] : []),
    ]),
  ),
];
