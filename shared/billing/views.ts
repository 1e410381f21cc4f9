import { plusDays } from '../kernel/calendar.ts';
import type { Currency, Money } from '../kernel/money.ts';
import type { BillRunView, InvoiceView } from './contract.ts';
import type { Invoice, InvoiceLine, Run, RunTotals, TaxTotal } from './model.ts';

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
