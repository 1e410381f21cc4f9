import type * as z from 'zod';
import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { Organisation } from '../organisation/model.ts';
import type { CreditNoteView, StatementView } from './after-issue-contract.ts';
import { type Comparison, percentMoved } from './compare-runs.ts';
import type {
  BillRunComparisonView,
  BillRunCustomerView,
  BillRunView,
  InvoiceView,
} from './contract.ts';
import type {
  CreditNote,
  Invoice,
  InvoiceLine,
  Run,
  RunRow,
  RunTotals,
  TaxTotal,
} from './model.ts';
import { openOf, paidOf } from './open-amount.ts';
import { numbersOf, numberTexts, type Series } from './series.ts';
import type { NumberSeriesView } from './series-contract.ts';
import { countOn } from './series-count.ts';
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

/** How many lines there are, when not all are shown. */
const moreLines = ({ lines, lineCount = 0 }: Pick<Invoice, 'lines' | 'lineCount'>) =>
  lineCount > lines.length ? { lineCount } : {};

export const linesView = (lines: readonly InvoiceLine[], currency: Currency) =>
  lines.map(line => lineView(line, moneyIn(currency)));

export const invoiceView = (invoice: Invoice): InvoiceView => {
  const { currency, period, billTo } = invoice;
  const money = moneyIn(currency);
  const { id, customerId, kind, runId, status, number, issuedOn, dueOn, createdAt } = invoice;
  return {
    ...{ id, customerId, kind, runId, status, number, issuedOn, dueOn, createdAt, billTo },
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

export const runRowView = (
  { customerId, outcome, reason, caughtUp, invoiceId, invoices, gross }: RunRow,
  currency: Currency,
): z.input<typeof BillRunCustomerView> => ({
  ...{ customerId, outcome, reason, caughtUp, invoiceId },
  ...(invoices && { invoiceIds: invoices.map(({ id }) => id) }),
  ...(gross !== undefined && { gross: { amount: gross, currency } }),
});

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
  const { heldBecause, releaseAt } = run;
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
    ...{ heldBecause, releaseAt },
    execution: `${id}-${attempt}`,
    ...(run.planned !== undefined && { customersPlanned: run.planned }),
    ...(run.totals && { totals: totalsView(run.totals, currency) }),
  };
};

export const numberSeriesView = (
  organisation: Organisation,
  series: Series,
  issuedOn: PlainDate,
): NumberSeriesView => {
  const { name, next, lastIssuedOn } = series;
  const { used } = countOn(numbersOf(organisation, name), series, issuedOn);
  const [nextNumber = ''] = numberTexts(organisation, series, issuedOn, 1);
  return { kind: name, issued: next - 1, lastIssuedOn, nextCount: used + 1, nextNumber };
};

export const comparisonView = (
  comparison: Comparison,
  previous: Run | undefined,
  currency: Currency,
): BillRunComparisonView => {
  const money = moneyIn(currency);
  const { before, now, counts, movers } = comparison;
  return {
    ...(previous && {
      before: { runId: previous.id, billingOn: previous.billingOn, gross: money(before) },
    }),
    ...{ gross: money(now), change: money(now - before), percent: percentMoved(comparison) },
    customers: counts,
    movers: movers.map(move => ({
      customerId: move.customerId,
      ...(move.before !== undefined && { before: money(move.before) }),
      ...(move.now !== undefined && { now: money(move.now) }),
      change: money(move.change),
    })),
  };
};
