import type * as z from 'zod';
import type { Currency } from '../kernel/money.ts';
import type { Unbilled } from './unbilled.ts';
import type { listUnbilled } from './unbilled-contract.ts';
import { lineView } from './views.ts';

type View = z.input<NonNullable<(typeof listUnbilled)['answer']>>['items'][number];

export const unbilledView =
  (currency: Currency) =>
  ({ lines, totals, reasons, customerId, nextBillingOn, problem }: Unbilled): View => {
    const money = (amount: number) => ({ amount, currency });
    return {
      ...{ customerId, nextBillingOn, problem, reasons: [...reasons] },
      ...(totals && {
        net: money(totals.net),
        tax: money(totals.tax),
        gross: money(totals.gross),
      }),
      lines: lines.map(line => {
        const shown = lineView(line, money);
        const { description, cause, causeId, period, quantity, net, explanation } = shown;
        const { invoiceId } = line;
        return { description, cause, causeId, period, quantity, net, explanation, invoiceId };
      }),
    };
  };
