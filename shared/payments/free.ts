import type { Invoice } from '../billing/model.ts';
import { paidOf } from '../billing/open-amount.ts';
import type { Write } from '../store/transact.ts';
import { freed } from './rules.ts';
import { creditWrites, paymentWrite, readPayments } from './store.ts';

interface Freed {
  readonly payments: NonNullable<Invoice['payments']>;
  readonly writes: Write[];
}

/**
 * Frees what was paid of an invoice beyond `due`, of the newest payments first: it is the customer's credit then.
 * 1 batch get when there is something to free; 1 write a payment, 1 more.
 */
export const freePaid = async (org: string, invoice: Invoice, due: number): Promise<Freed> => {
  const all = invoice.payments ?? [];
  let excess = paidOf(invoice) - due;
  if (excess <= 0) return { payments: all, writes: [] };
  const total = excess;
  const taken: { paymentId: string; amount: number }[] = [];
  const kept = [...all].reverse().flatMap(each => {
    const amount = Math.min(excess, each.amount);
    excess -= amount;
    if (amount > 0) taken.push({ paymentId: each.paymentId, amount });
    return each.amount > amount ? [{ ...each, amount: each.amount - amount }] : [];
  });
  const ids = taken.map(({ paymentId }) => paymentId);
  const payments = await readPayments(org, invoice.customerId, ids);
  return {
    payments: kept.reverse(),
    writes: [
      ...payments.map((payment, n) => {
        const less = freed(payment, invoice.id, taken[n]?.amount ?? 0);
        return paymentWrite(org, { ...less, version: payment.version + 1 });
      }),
      ...creditWrites(org, invoice.customerId, total),
    ],
  };
};
