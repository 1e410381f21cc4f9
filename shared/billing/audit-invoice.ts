import { plusDays } from '../kernel/calendar.ts';
import { lineProblems, type Problem, withoutTax } from './audit-lines.ts';
import { type Finding, finding } from './audit-model.ts';
import type { CreditNote, Invoice, InvoiceLine, TaxTotal } from './model.ts';
import { taxKey, totalsOf } from './totals.ts';

/**
 * Works an invoice out again from what it recorded: each line, the tax of each rate, totals and dates (I2). Pure;
 * finds nothing on whatever `propose` or `issueNow` made.
 */
export const auditInvoice = (invoice: Invoice): Finding[] => {
  const inLines = invoice.lines.flatMap((line, n) =>
    lineProblems(line, invoice.period).map(
      ([check, sentence]): Problem => [check, `Line ${n + 1}: ${sentence}.`],
    ),
  );
  return [
    ...inLines,
    ...includedProblems(invoice.lines),
    ...totalProblems(invoice),
    ...dateProblems(invoice),
  ].map(([check, sentence]) => finding(check, invoice.id, sentence));
};

/** Of prices with tax the net is rounded once for each tax. */
const includedProblems = (lines: readonly InvoiceLine[]): Problem[] => {
  const included = lines.filter(({ gross }) => gross !== undefined);
  const groups = Map.groupBy(included, ({ tax }) => JSON.stringify(tax));
  return [...groups.values()].flatMap(group => {
    const percent = group[0]?.tax.percent ?? '0';
    const paid = sum(group.map(({ gross = 0 }) => gross));
    const net = sum(group.map(line => line.net));
    const expected = withoutTax(paid, percent);
    if (net === expected) return [];
    const told = `${paid} paid without ${percent}% is ${expected}`;
    return [['tax_taken_out', `${told}, their lines sum to ${net}.`] as const];
  });
};

const totalProblems = ({ lines, taxes, net, tax, gross, status }: Invoice): Problem[] => {
  const expected = totalsOf(lines);
  const told = [
    ...differs('net', net, expected.net),
    ...differs('tax', tax, expected.tax),
    ...differs('gross', gross, expected.gross),
    ...(textOf(taxes) === textOf(expected.taxes)
      ? []
      : [`taxes are ${textOf(taxes)}, the lines make ${textOf(expected.taxes)}`]),
  ];
  return [
    ...(told.length > 0 ? [['totals', `The ${told.join('; ')}.`] as const] : []),
    ...(gross < 0 && status !== 'draft' ? [['negative', `It asks for ${gross}.`] as const] : []),
  ];
};

const differs = (name: string, found: number, expected: number): string[] =>
  found === expected ? [] : [`${name} is ${found}, the lines make ${expected}`];

const textOf = (taxes: readonly TaxTotal[]): string =>
  taxes
    .map(
      total => `${taxKey(total).replaceAll('\n', ' ').trim()}% of ${total.base}: ${total.amount}`,
    )
    .sort()
    .join(', ');

const dateProblems = ({ issuedOn, dueOn, paymentTermDays, period }: Invoice): Problem[] => [
  ...(issuedOn !== undefined && dueOn !== plusDays(issuedOn, paymentTermDays)
    ? [
        [
          'due_date',
          `Issued on ${issuedOn} with ${paymentTermDays} days to pay, it is due on ${dueOn}.`,
        ] as const,
      ]
    : []),
  ...(period && period.from >= period.to
    ? [['line_days', `Its period from ${period.from} ends before ${period.to}.`] as const]
    : []),
];

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

/** Credit notes add up by themselves, and with what their invoice says was credited of it (I2). Pure. */
export const auditCredits = (invoice: Invoice, notes: readonly CreditNote[]): Finding[] => {
  const noted = sum(notes.map(({ gross }) => gross));
  const credited = invoice.credited?.gross ?? 0;
  return [
    ...notes
      .filter(isWrong)
      .map(({ id, net, tax, gross }) =>
        finding('credit_sum', id, `Its lines and taxes do not make ${net} + ${tax} = ${gross}.`),
      ),
    ...(noted === credited
      ? []
      : [finding('credit_sum', invoice.id, `${credited} are credited of it, by notes ${noted}.`)]),
    ...(credited >= 0 && credited <= Math.max(invoice.gross, 0)
      ? []
      : [finding('credit_limit', invoice.id, `${credited} are credited of ${invoice.gross}.`)]),
  ];
};

const isWrong = ({ lines, taxes, net, tax, gross }: CreditNote): boolean =>
  sum(lines.map(line => line.net)) !== net ||
  sum(taxes.map(({ amount }) => amount)) !== tax ||
  net + tax !== gross;
