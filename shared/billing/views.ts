import type * as z from 'zod';
import { plusDays } from '../kernel/calendar.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { CreditNoteView, StatementView } from './after-issue-contract.ts';
import type { InvoiceView } from './contract.ts';
import type { CreditNote, Invoice, InvoiceLine, TaxTotal } from './model.ts';
import { openOf, paidOf } from './open-amount.ts';
import type { Statement } from './statement.ts';

export const moneyIn =
  (currency: Currency) =>
  (amount: number): Money => ({ amount, currency });

/** Half-open inside, shown with the last day (design §5). */
const periodView = ({ from, to }: { from: string; to?: string | undefined }) => ({
  from,
  through: to === undefined ? from : plusDays(to, -1),
});

export const taxesView = (taxes: readonly TaxTotal[], currency: Currency) => {
  const money = moneyIn(currency);
  return taxes.map(tax => ({ ...tax, base: money(tax.base), amount: money(tax.amount) }));
};

/** How many lines there are, when not all are shown. */
const moreLines = ({ lines, lineCount = 0 }: Pick<Invoice, 'lines' | 'lineCount'>) =>
  lineCount > lines.length ? { lineCount } : {};

export const linesView = (lines: readonly InvoiceLine[], currency: Currency) =>
  lines.map(line => lineView(line, moneyIn(currency)));

export const invoiceView = (invoice: Invoice): InvoiceView => {
  const { currency, period, billTo } = invoice;
  const money = moneyIn(currency);
  const { id, customerId, kind, runId, status, number, issuedOn, dueOn, createdAt } = invoice;
  const { legalEntityId } = invoice;
  return {
    ...{ id, customerId, kind, runId, status, number, issuedOn, dueOn, createdAt, billTo },
    ...(legalEntityId && { legalEntityId }),
    ...(period && { period: periodView(period) }),
    ...(invoice.group && { group: invoice.group }),
    lines: invoice.lines.map(line => lineView(line, money)),
    ...moreLines(invoice),
    taxes: taxesView(invoice.taxes, currency),
    taxNotes: invoice.taxNotes,
    net: money(invoice.net),
    tax: money(invoice.tax),
    gross: money(invoice.gross),
    ...(invoice.status !== 'draft' && { open: money(openOf(invoice)) }),
    ...(invoice.payments && {
      paid: money(paidOf(invoice)),
      payments: invoice.payments.map(each => ({ ...each, amount: money(each.amount) })),
    }),
    ...(invoice.credited && { credited: money(invoice.credited.gross) }),
    ...(invoice.ended && { ended: { on: invoice.ended.on, reason: invoice.ended.reason } }),
  };
};

export const creditNoteView = (note: CreditNote): z.input<typeof CreditNoteView> => {
  const { id, customerId, invoiceId, invoiceNumber, number, issuedOn, reason, createdAt } = note;
  const money = moneyIn(note.currency);
  return {
    ...{ id, customerId, invoiceId, invoiceNumber, number, issuedOn, reason, createdAt },
    billTo: note.billTo,
    ...(note.legalEntityId && { legalEntityId: note.legalEntityId }),
    lines: note.lines.map(line => lineView(line, money)),
    ...moreLines(note),
    taxes: taxesView(note.taxes, note.currency),
    taxNotes: note.taxNotes,
    net: money(note.net),
    tax: money(note.tax),
    gross: money(note.gross),
  };
};

const documentFields: Readonly<Record<string, 'creditNoteId' | 'paymentId'>> = {
  crn: 'creditNoteId',
  pay: 'paymentId',
};

export const statementView = (
  { opening, closing, entries }: Statement,
  currency: Currency,
): z.input<typeof StatementView> => {
  const money = moneyIn(currency);
  return {
    opening: money(opening),
    closing: money(closing),
    items: entries.map(({ on, kind, documentId, number, amount, balance }) => ({
      ...{ on, kind, number },
      [documentFields[documentId.slice(0, 3)] ?? 'invoiceId']: documentId,
      amount: money(amount),
      balance: money(balance),
    })),
  };
};

export const lineView = (
  line: InvoiceLine,
  money: (amount: number) => Money,
): InvoiceView['lines'][number] => {
  const { description, cause, causeId, quantity, explanation, tax, revenueAccount, from, to } =
    line;
  return {
    ...{ description, cause, causeId, quantity, explanation, tax, revenueAccount },
    ...(from !== undefined && { period: periodView({ from, to }) }),
    ...(line.exact !== undefined && { exactSubtotal: line.exact }),
    unitPrice: money(line.unitPrice),
    subtotal: money(line.subtotal),
    discount: money(line.discount),
    net: money(line.net),
    ...(line.gross !== undefined && { gross: money(line.gross) }),
    ...(line.refundable && { refundable: true }),
  };
};
