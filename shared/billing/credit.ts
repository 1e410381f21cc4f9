import { Refusal } from '../kernel/errors.ts';
import { exact, moneyText, roundHalfAwayFromZero, split, times } from '../kernel/money.ts';
import type { Credited, Invoice, InvoiceLine, TaxTotal } from './model.ts';
import { componentsOf, taxKey } from './totals.ts';

type Creditable = Pick<Invoice, 'lines' | 'taxes' | 'gross' | 'currency' | 'credited'>;

/** So much of single lines before tax, or an amount with tax; neither: all that is left. Minor units. */
export interface CreditAsked {
  /** `line` counts from 1; without `net` all that is left of it */
  readonly lines?:
    | readonly { readonly line: number; readonly net?: number | undefined }[]
    | undefined;
  readonly amount?: number | undefined;
}

/** What no credit note has taken yet, by line, by tax total, and in all. */
export const leftOf = ({ lines, taxes, gross, credited }: Creditable): Credited => ({
  lines: lines.map(({ net }, n) => net - (credited?.lines[n] ?? 0)),
  taxes: taxes.map(({ amount }, n) => amount - (credited?.taxes[n] ?? 0)),
  gross: gross - (credited?.gross ?? 0),
});

/**
 * What a credit takes of each line and each tax total. However an invoice is credited in parts, all of them
 * add up to it, to the cent: the last one takes what is left.
 */
export const creditOf = (invoice: Creditable, { lines, amount }: CreditAsked): Credited => {
  const left = leftOf(invoice);
  if (left.gross <= 0) throw tooMuch(invoice, left.gross, 'nothing left');
  if (lines) return byLines(invoice, left, lines);
  if (amount === undefined || amount === left.gross) return left;
  if (amount > left.gross)
    throw tooMuch(invoice, left.gross, text(invoice, amount), '/body/amount/amount');
  return byAmount(invoice, left, amount);
};

/** The invoice's credits once a further one is taken. */
export const creditedWith = ({ lines, taxes, credited }: Creditable, more: Credited): Credited => ({
  lines: lines.map((_, n) => (credited?.lines[n] ?? 0) + (more.lines[n] ?? 0)),
  taxes: taxes.map((_, n) => (credited?.taxes[n] ?? 0) + (more.taxes[n] ?? 0)),
  gross: (credited?.gross ?? 0) + more.gross,
});

/** Lines and totals of the note that takes `credit`; a line credited whole is as it was billed. */
export const creditedParts = (
  invoice: Creditable,
  credit: Credited,
): Pick<Invoice, 'lines' | 'taxes' | 'net' | 'tax' | 'gross'> => {
  const lines = invoice.lines.flatMap((line, n) => {
    const part = credit.lines[n] ?? 0;
    return part === 0 ? [] : [part === line.net ? line : partOf(invoice, line, part)];
  });
  const taxes = invoice.taxes.map((total, n) => ({
    ...total,
    base: baseOf(invoice, total, credit.lines),
    amount: credit.taxes[n] ?? 0,
  }));
  const net = sum(credit.lines);
  return {
    lines,
    taxes: taxes.filter(({ base, amount }) => base !== 0 || amount !== 0),
    ...{ net, tax: credit.gross - net, gross: credit.gross },
  };
};

const partOf = (
  invoice: Creditable,
  { gross: _, exact: __, ...line }: InvoiceLine,
  part: number,
): InvoiceLine => ({
  ...line,
  ...{ quantity: 1, unitPrice: part, subtotal: part, discount: 0, net: part },
  explanation: `${text(invoice, part)} of ${text(invoice, line.net)}`,
});

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const text = ({ currency }: Creditable, amount: number) => moneyText(exact(amount), currency);

/** What of the lines' amounts a tax total is calculated on. */
const baseOf = ({ lines }: Creditable, total: TaxTotal, amounts: readonly number[]): number =>
  sum(
    lines.map((line, n) =>
      componentsOf(line).some(part => taxKey(part) === taxKey(total)) ? (amounts[n] ?? 0) : 0,
    ),
  );

const byLines = (
  invoice: Creditable,
  left: Credited,
  asked: NonNullable<CreditAsked['lines']>,
): Credited => {
  const lines = invoice.lines.map(() => 0);
  for (const [n, { line, net }] of asked.entries()) {
    const most = left.lines[line - 1] ?? 0;
    const part = net ?? most;
    const field = `/body/lines/${n}`;
    if (most <= 0) throw tooMuch(invoice, 0, `line ${line}`, field);
    if (part > most) throw tooMuch(invoice, most, text(invoice, part), `${field}/net/amount`);
    lines[line - 1] = part;
  }
  const taxes = invoice.taxes.map((total, n) => taxOf(invoice, left, { total, n, lines }));
  return { lines, taxes, gross: sum(lines) + sum(taxes) };
};

/** The tax on all that is credited by now, less the tax that was credited before: parts add up to the whole. */
const taxOf = (
  invoice: Creditable,
  left: Credited,
  { total, n, lines }: { total: TaxTotal; n: number; lines: readonly number[] },
): number => {
  const now = baseOf(invoice, total, lines);
  if (now === 0) return 0;
  const open = baseOf(invoice, total, left.lines);
  if (now > open) throw tooMuch(invoice, open, text(invoice, now), '/body/lines');
  const credited = roundHalfAwayFromZero(
    times(exact(total.amount), exact(total.base - open + now, total.base)),
  );
  const most = left.taxes[n] ?? 0;
  return Math.min(Math.max(credited - (total.amount - most), 0), most);
};

/** In proportion to what is left of each tax's lines and of each tax, then to the lines of a tax. */
const byAmount = (invoice: Creditable, left: Credited, amount: number): Credited => {
  const groups = [...Map.groupBy(invoice.lines.keys(), n => JSON.stringify(invoice.lines[n]?.tax))];
  const nets = groups.map(([, group]) => sum(group.map(n => left.lines[n] ?? 0)));
  const parts = split(
    amount,
    [...nets, ...left.taxes].map(open => exact(Math.max(open, 0))),
  );
  const lines = invoice.lines.map(() => 0);
  for (const [index, [, group]] of groups.entries()) {
    const part = parts[index] ?? 0;
    if (part === 0) continue;
    const weights = group.map(n => exact(Math.max(left.lines[n] ?? 0, 0)));
    for (const [at, value] of split(part, weights).entries()) lines[group[at] as number] = value;
  }
  return { lines, taxes: parts.slice(groups.length), gross: amount };
};

const tooMuch = (invoice: Creditable, most: number, received: string, field?: string) =>
  new Refusal('credit_limit', {
    ...(field && { field }),
    expected: most > 0 ? `at most ${text(invoice, most)}` : 'something that is left to credit',
    received,
  });
