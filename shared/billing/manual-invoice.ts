import { Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import type { Organisation } from '../organisation/model.ts';
import type { ManualInvoiceBody, ManualLine } from './contract.ts';
import { type Buyer, type Issued, issueNow } from './issue-now.ts';
import type { InvoiceLine } from './model.ts';
import type { SellerId, Series } from './series.ts';
import { percentOf } from './totals.ts';

/** An invoice that an admin writes: issued at once with the next number of the series. */
export const manualInvoice = (
  organisation: Organisation,
  { seller, ...buyer }: Buyer & { readonly seller: SellerId },
  series: Series,
  { lines }: ManualInvoiceBody,
  now: string,
): Issued => {
  refuseForeignCurrency(organisation.currency, lines, 'lines');
  const cause = { id: createId('invoice'), kind: 'manual' } as const;
  const mail = organisation.billing.send;
  return issueNow(
    organisation,
    buyer,
    series,
    { ...cause, lines: lines.map(manualLine), seller, mail },
    now,
  );
};

export const refuseForeignCurrency = (
  currency: Currency,
  lines: readonly ManualLine[],
  field: string,
): void => {
  const index = lines.findIndex(line => line.unitPrice.currency !== currency);
  if (index < 0) return;
  throw new Refusal('currency_mismatch', {
    field: `/body/${field}/${index}/unitPrice/currency`,
    expected: currency,
    received: lines[index]?.unitPrice.currency ?? 'nothing',
  });
};

/** A line that an admin writes, before its customer's tax. */
export const manualLine = (line: ManualLine): InvoiceLine => {
  const subtotal = line.unitPrice.amount * line.quantity;
  const discount = discountOf(line.discount, subtotal);
  return {
    description: line.description,
    cause: 'manual',
    quantity: line.quantity,
    unitPrice: line.unitPrice.amount,
    subtotal,
    discount,
    net: subtotal - discount,
    explanation: line.discount
      ? `${line.quantity} × unit price; ${line.discount.percent}% off`
      : `${line.quantity} × unit price`,
    tax: line.tax,
    ...(line.revenueAccount !== undefined && { revenueAccount: line.revenueAccount }),
  };
};

const discountOf = (
  discount: { readonly percent: string } | undefined,
  subtotal: number,
): number => (discount ? percentOf(subtotal, discount.percent) : 0);
