import type { OpenCharge } from '../catalogue/model.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { InvoiceLine } from './model.ts';
import { taxAt } from './taxes.ts';

/** The line of an open charge, whoever bills it; `tax` is that of the customer's location. */
export const chargeLine = (charge: OpenCharge, tax: TaxRate | undefined): InvoiceLine => {
  const subtotal = charge.price.amount * charge.quantity;
  return {
    description: charge.name,
    cause: 'fee',
    causeId: charge.feeId,
    from: charge.on,
    quantity: charge.quantity,
    unitPrice: charge.price.amount,
    subtotal,
    discount: 0,
    net: subtotal,
    explanation: charge.explanation ?? `fee of ${charge.on}`,
    tax: taxAt(charge.tax, tax),
    ...(charge.revenueAccount !== undefined && { revenueAccount: charge.revenueAccount }),
    ...(charge.refundable && { refundable: true as const }),
  };
};
