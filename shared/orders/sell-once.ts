import { grantAddition } from '../booking/credit-writes.ts';
import type { CreditGrant } from '../booking/model.ts';
import { fee } from '../catalogue/fees.ts';
import { feeAddition } from '../catalogue/writes.ts';
import { domainEvent } from '../events/catalogue.ts';
import { plusDays } from '../kernel/calendar.ts';
import { createId } from '../kernel/id.ts';
import { exact, moneyText } from '../kernel/money.ts';
import { priced, type Sale, type Sold } from './sale.ts';
import type { PlanSale } from './sell-plan.ts';

/** Sells a one-off plan: a fee, and the pass that it gives (S38). What gives none is the operator's to deliver. */
export const sellOnce = (sale: Sale, sold: PlanSale): Sold => {
  const { organisation, customer, today, now, by } = sale;
  const { asked, plan, startOn, unitPrice } = sold;
  const { id: org, currency } = organisation;
  const charge = fee(
    {
      name: plan.name,
      on: today,
      price: unitPrice,
      quantity: asked.quantity,
      tax: plan.tax,
      revenueAccount: plan.revenueAccount,
      origin: { kind: 'order', id: sale.orderId },
      explanation: `${asked.quantity} × ${moneyText(exact(unitPrice.amount), unitPrice.currency)}, ordered on ${today}`,
    },
    { id: createId('fee'), customerId: customer.id, currency, now },
  );
  const pass = passOf(sale, sold);
  const detail = { organisationId: org, customerId: customer.id, by: by.id };
  return {
    items: [
      {
        kind: pass ? 'pass' : 'service',
        name: plan.name,
        ...priced(unitPrice, asked.quantity),
        planId: plan.id,
        memberId: asked.memberId,
        startOn,
        feeId: charge.id,
        ...(pass && { creditGrantId: pass.id, fulfilledAt: now }),
      },
    ],
    writes: [...feeAddition(org, charge), ...(pass ? grantAddition(org, pass) : [])],
    events: [
      domainEvent('fee.created', { ...detail, feeId: charge.id }),
      ...(pass ? [domainEvent('credit.granted', { ...detail, creditGrantId: pass.id })] : []),
    ],
  };
};

/** The days that a pass opens, from its start on. */
const passOf = (
  { customer, orderId, now }: Sale,
  { asked, plan, startOn }: PlanSale,
): CreditGrant | undefined => {
  const { pass } = plan;
  return (
    pass && {
      id: createId('creditGrant'),
      customerId: customer.id,
      memberId: asked.memberId,
      name: plan.name,
      unit: 'days',
      amount: pass.days * asked.quantity,
      used: 0,
      resourceTypes: pass.resourceTypes,
      validFrom: startOn,
      ...(pass.validDays !== undefined && { validTo: plusDays(startOn, pass.validDays - 1) }),
      orderId,
      version: 1,
      createdAt: now,
    }
  );
};
