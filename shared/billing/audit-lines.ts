import { daysBetween, plusDays } from '../kernel/calendar.ts';
import {
  decimal,
  type Exact,
  exact,
  exactText,
  plus,
  roundHalfAwayFromZero,
  times,
} from '../kernel/money.ts';
import type { AuditCheck } from './audit-model.ts';
import type { Invoice, InvoiceLine } from './model.ts';

/** What does not hold of one line, in words. */
export type Problem = readonly [check: AuditCheck, sentence: string];

/** Works a line out again from what it recorded: price, quantity, days, discount, tax. */
export const lineProblems = (line: InvoiceLine, period: Invoice['period']): Problem[] => [
  ...amountProblems(line),
  ...netProblems(line),
  ...daysProblems(line, period),
];

/** quantity × unit price, for a membership its part of the month, before it is rounded. */
const amountOf = ({ quantity, unitPrice, cause, explanation }: InvoiceLine): Exact | undefined => {
  const month = exact(BigInt(unitPrice) * BigInt(quantity));
  if (cause !== 'membership') return month;
  const share = shareIn(explanation);
  return share && times(month, share.factor);
};

const inFull = /^(?:full period|(\d+) of \d+ days, charged in full)/;
const inPart = /^(\d+) of (\d+)(\/12)? days at/;

/** The part of a month that a line says it pays, and of how many days when it says that. */
const shareIn = (explanation: string): { factor: Exact; days?: number } | undefined => {
  const [isWhole, counted] = inFull.exec(explanation) ?? [];
  if (isWhole) return { factor: exact(1), ...(counted && { days: Number(counted) }) };
  const [, days, of, isAverage] = inPart.exec(explanation) ?? [];
  if (days === undefined || of === undefined) return undefined;
  const factor = isAverage ? exact(Number(days) * 12, Number(of)) : exact(Number(days), Number(of));
  return { factor, days: Number(days) };
};

const amountProblems = (line: InvoiceLine): Problem[] => {
  const amount = amountOf(line);
  if (!amount) return [['line_amount', `"${line.explanation}" names no part of a month`]];
  const isWhole = amount.numerator % amount.denominator === 0n;
  const recorded = isWhole ? undefined : exactText(amount);
  const price = roundHalfAwayFromZero(amount);
  // only ours: what explains a charge may name somebody
  const share = line.cause === 'membership' ? `, ${line.explanation.split(';')[0]}` : '';
  const told = `${line.quantity} × ${line.unitPrice}${share}`;
  if (line.exact !== recorded) {
    const exactly = `${told} is exactly ${recorded ?? price}`;
    return [['line_amount', `${exactly}, recorded is ${line.exact ?? 'nothing'}`]];
  }
  if (line.tax.included) return includedProblems(line, price);
  if (price === line.subtotal) return [];
  return [['line_amount', `${told} is ${price}, the subtotal ${line.subtotal}`]];
};

/** The rounding of a group of prices is spread over its lines, and a discount is rounded beside them. */
const spreadUnits = 2;

/** A line whose price includes the tax shows what is left without it. */
const includedProblems = (line: InvoiceLine, price: number): Problem[] => {
  const rate = rateTakenOut(line);
  const net = withoutTax(price, rate);
  if (Math.abs(net - line.subtotal) > spreadUnits) {
    const told = `${price} without ${rate}% is ${net}`;
    return [['tax_taken_out', `${told}, the subtotal ${line.subtotal}`]];
  }
  if (line.gross === undefined) return [];
  const discount = withoutTax(price - line.gross, rate);
  if (discount === line.discount) return [];
  const off = `${price - line.gross} off the price are ${discount} without ${rate}%`;
  return [['tax_taken_out', `${off}, the discount is ${line.discount}`]];
};

/** The percentage that is charged or, of who is charged none, the one that the price was marked with. */
const rateTakenOut = ({ tax, explanation }: InvoiceLine): string =>
  tax.percent === '0'
    ? (/price includes ([\d.]+)% tax, taken out/.exec(explanation)?.[1] ?? '0')
    : tax.percent;

export const withoutTax = (price: number, percent: string): number => {
  const one = plus(exact(1), times(decimal(percent), exact(1, 100)));
  return roundHalfAwayFromZero(times(exact(price), exact(one.denominator, one.numerator)));
};

const netProblems = ({ subtotal, discount, net }: InvoiceLine): Problem[] => [
  ...(subtotal - discount === net
    ? []
    : [['line_net', `${subtotal} − ${discount} is not ${net}`] as const]),
  ...(discount >= 0 && discount <= Math.max(subtotal, 0)
    ? []
    : [['line_discount', `${discount} is off ${subtotal}`] as const]),
];

/** A month that is billed whole from the start may end so much behind its period (proration `second`). */
const longestMonthDays = 31;

/** Days of service begin in the period or before it, when they came late, and are as many as the line says. */
const daysProblems = ({ cause, from, to, explanation }: InvoiceLine, period: Invoice['period']) => {
  const problems: Problem[] = [];
  const say = (sentence: string) => problems.push(['line_days', sentence]);
  if (period && from !== undefined && from >= period.to) {
    say(`${from} is behind the period, which ends before ${period.to}`);
  }
  if (cause !== 'membership') return problems;
  if (from === undefined || to === undefined || from >= to) {
    say(`no days from ${from} to ${to}`);
    return problems;
  }
  if (period && to > plusDays(period.to, longestMonthDays)) {
    say(`service to ${plusDays(to, -1)} is behind the period, which ends before ${period.to}`);
  }
  const days = shareIn(explanation)?.days;
  if (days !== undefined && days !== daysBetween(from, to)) {
    say(
      `${days} days are billed, from ${from} to ${plusDays(to, -1)} are ${daysBetween(from, to)}`,
    );
  }
  return problems;
};
