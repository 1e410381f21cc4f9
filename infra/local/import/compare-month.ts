import type { InvoiceLine } from '../../../shared/billing/model.ts';
import type { Proposal, ProposedInvoice } from '../../../shared/billing/propose.ts';
import { plusDays } from '../../../shared/kernel/calendar.ts';
import { type Currency, decimalText } from '../../../shared/kernel/money.ts';
import type { OldInvoice } from './old-invoices.ts';

/** What Atrium would bill a customer in the month; absent: it is not billed then, or not known. */
export type OwnBill = Proposal | undefined;

export interface Difference {
  readonly customer: string;
  /** here less there, in minor units before tax */
  readonly net: number;
  /** why, a sentence each */
  readonly because: readonly string[];
}

interface Named {
  readonly customer: string;
  readonly currency: Currency;
  readonly isKnown: boolean;
}

/** How what Atrium would bill a customer differs from what the previous system billed; nothing when it does not. Pure. */
export const differenceOf = (
  own: OwnBill,
  old: OldInvoice | undefined,
  { customer, currency, isKnown }: Named,
): Difference | undefined => {
  const invoice = own?.outcome === 'invoiced' ? wholeOf(own.invoices) : undefined;
  const net = (invoice?.net ?? 0) - (old?.net ?? 0);
  const isSameGross = old?.gross === undefined || old.gross === (invoice?.gross ?? 0);
  const isParked = own?.outcome === 'parked';
  if (net === 0 && isSameGross && !isParked) return undefined;
  const text = (amount: number) => decimalText(amount, currency);
  return { customer, net, because: [...because()] };

  function* because() {
    if (!isKnown) yield 'it is no customer here';
    if (own?.outcome === 'parked') yield `it would be set aside: ${own.reason}`;
    if (own === undefined && isKnown) yield 'it is not billed in that month here';
    if (own?.outcome === 'nothing_to_bill') yield 'it has nothing to bill here';
    if (!old) yield 'it is on no invoice there';
    if (invoice && old) yield* linesDiffer(invoice.lines, old, text);
    if (!old && invoice) for (const line of invoice.lines) yield onlyHere(line, text);
    if (!invoice && old) for (const line of old.lines) yield onlyThere(line, text);
    if (invoice && old && net === 0 && old.gross !== undefined) {
      const there = old.gross - old.net;
      yield `the tax is ${text(invoice.tax)} here and ${text(there)} there`;
    }
  }
};

/** The invoices of a customer's groups together. */
const wholeOf = (invoices: readonly ProposedInvoice[]) => {
  const sum = (field: 'net' | 'tax' | 'gross') =>
    invoices.reduce((total, { invoice }) => total + invoice[field], 0);
  const lines = invoices.flatMap(({ invoice }) => invoice.lines);
  return { lines, net: sum('net'), tax: sum('tax'), gross: sum('gross') };
};

type Text = (amount: number) => string;
type OldLine = OldInvoice['lines'][number];

/** Lines that the other side has not, after those of the same amount are paired. */
function* linesDiffer(
  lines: readonly InvoiceLine[],
  { lines: there }: OldInvoice,
  text: Text,
): Generator<string> {
  const left = [...there];
  const here = lines.filter(({ net }) => {
    const at = left.findIndex(line => line.net === net);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  for (const line of here) {
    const at = left.findIndex(({ description }) => isOfSame(line, description));
    const [match] = at < 0 ? [] : left.splice(at, 1);
    yield match ? differs(line, match, text) : onlyHere(line, text);
  }
  for (const line of left) yield onlyThere(line, text);
}

const isOfSame = ({ description }: InvoiceLine, other: string): boolean => {
  const [a, b] = [description.toLowerCase(), other.toLowerCase()];
  return a.includes(b) || b.includes(a);
};

const differs = (line: InvoiceLine, old: OldLine, text: Text): string => {
  const off = Math.abs(line.net - old.net);
  const why = off <= Math.max(1, line.quantity) ? 'rounding' : wordsOf(line);
  return `${line.description} is ${text(line.net)} here and ${text(old.net)} there (${why})`;
};

const onlyHere = (line: InvoiceLine, text: Text): string =>
  `only here: ${line.description} ${text(line.net)} (${wordsOf(line)})`;

const onlyThere = ({ description, net }: OldLine, text: Text): string =>
  `only there: ${description} ${text(net)}`;

/** How the line came to be, with its days. */
const wordsOf = ({ from, to, explanation }: InvoiceLine): string =>
  from && to ? `${from} to ${plusDays(to, -1)}: ${explanation}` : explanation;
