import { wholeInvoice } from '../billing/line-pages.ts';
import { feeAddition } from '../catalogue/writes.ts';
import { domainEvent } from '../events/catalogue.ts';
import { customerCases } from './case-store.ts';
import { lateFeeOf } from './late-fee.ts';
import type { Done, Visit } from './visit.ts';

/** Charges what an overdue invoice costs, once. 1 query of the customer's cases, and 1 of the lines of an invoice of many. */
export const chargeLateFee = async ({
  policy,
  organisation,
  invoice,
  today,
  now,
}: Visit): Promise<Done> => {
  const isOwn = invoice.currency === organisation.currency;
  const [cases, whole] = await Promise.all([
    customerCases(organisation.id, invoice.customerId),
    wholeInvoice(organisation.id, invoice),
  ]);
  const earlier = new Set(cases.flatMap(({ steps }) => steps.flatMap(({ feeId }) => feeId ?? [])));
  const fee =
    policy.lateFee && isOwn ? lateFeeOf(policy.lateFee, whole, { today, now, earlier }) : undefined;
  // nothing to charge, said once: its step is done
  if (!fee) return { step: {}, writes: [], events: [] };
  const { customerId, id: feeId, price: amount } = fee;
  const detail = { organisationId: organisation.id, customerId, feeId, by: 'system' };
  return {
    step: { feeId, amount },
    writes: feeAddition(organisation.id, fee),
    events: [domainEvent('fee.created', detail)],
  };
};
