import type * as z from 'zod';
import type { Currency } from '../kernel/money.ts';
import { type Comparison, percentMoved } from './compare-runs.ts';
import type { BillRunComparisonView, BillRunCustomerView, BillRunView } from './contract.ts';
import type { Run, RunRow, RunTotals } from './model.ts';
import { moneyIn, taxesView } from './views.ts';

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
