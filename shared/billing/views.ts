import type * as z from 'zod';
import { plusDays } from '../kernel/calendar.ts';
import type { Currency, Money } from '../kernel/money.ts';
import { openOf } from './after-issue.ts';
import type { CreditNoteView, StatementView } from './after-issue-contract.ts';
import type { BillRunView, InvoiceView } from './contract.ts';
import type { CreditNote, Invoice, InvoiceLine, Run, RunTotals, TaxTotal } from './model.ts';
import type { Statement } from './statement.ts';

const moneyIn =
  (currency: Currency) =>
  (amount: number): Money => ({ amount, currency });

/** Half-open inside, shown with the last day (design §5). */
const periodView = ({ from, to }: { from: string; to?: string | undefined }) => ({
  from,
  through: to === undefined ? from : plusDays(to, -1),
});

const taxesView = (taxes: readonly TaxTotal[], currency: Currency) => {
  const money = moneyIn(currency);
  return taxes.map(tax => ({ ...tax, base: money(tax.base), amount: money(tax.amount) }));
};

export const invoiceView = (invoice: Invoice): InvoiceView => {
  const { currency, period, billTo } = invoice;
  const money = moneyIn(currency);
  const { id, customerId, kind, runId, status, number, issuedOn, dueOn, createdAt } = invoice;
  return {
    ...{ id, customerId, kind, runId, status, number, issuedOn, dueOn, createdAt, billTo },
    ...(period && { period: periodView(period) }),
    lines: invoice.lines.map(line => lineView(line, money)),
    taxes: taxesView(invoice.taxes, currency),
    taxNotes: invoice.taxNotes,
    net: money(invoice.net),
    tax: money(invoice.tax),
    gross: money(invoice.gross),
    ...(invoice.status !== 'draft' && { open: money(openOf(invoice)) }),
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
    lines: note.lines.map(line => lineView(line, money)),
    taxes: taxesView(note.taxes, note.currency),
    taxNotes: note.taxNotes,
    net: money(note.net),
    tax: money(note.tax),
    gross: money(note.gross),
  };
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
      [kind === 'credit_note' ? 'creditNoteId' : 'invoiceId']: documentId,
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
  };
};

export const totalsView = (
  totals: RunTotals,
  currency: Currency,
): NonNullable<BillRunView['totals']> => {
  const money = moneyIn(currency);
  return {
    ...totals,
    net: money(totals.net),
    tax: money(totals.tax),
    gross: money(totals.gross),
    taxes: taxesView(totals.taxes, currency),
  };
};

export const runView = (run: Run, currency: Currency): BillRunView => {
  const {
    id,
    billingOn,
    cutoffOn,
    stage,
    hold,
    send,
    schedule,
    scheduledAt,
    attempt,
    startedAt,
    closedAt,
  } = run;
  const { firstNumber, lastNumber, stillDue, delivery, deliveries, mailWarning, releasedBy } = run;
  return {
    ...{
      id,
      billingOn,
      cutoffOn,
      stage,
      hold,
      send,
      schedule,
      scheduledAt,
      attempt,
      startedAt,
      closedAt,
    },
    ...{ firstNumber, lastNumber, stillDue, delivery, deliveries, mailWarning, releasedBy },
    execution: `${id}-${attempt}`,
    ...(run.planned !== undefined && { customersPlanned: run.planned }),
    ...(run.totals && { totals: totalsView(run.totals, currency) }),
  };
};
