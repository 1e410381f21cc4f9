import { entryWrite, invoiceWrite } from '../billing/after-issue.ts';
import type { Invoice } from '../billing/model.ts';
import { settledStatus } from '../billing/open-amount.ts';
import { reopenedCase } from '../dunning/case-store.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import type { Write } from '../store/transact.ts';
import type { Payment } from './model.ts';
import { lostEntry } from './rules.ts';

/** What one payment settles of an invoice, after and before. */
export interface Settling {
  readonly invoice: Invoice;
  readonly amount: number;
}

/** An invoice with what a payment settles of it now; nothing: the payment is not on it any more. */
export const withPayment = (
  invoice: Invoice,
  paymentId: Id<'payment'>,
  amount: number,
): Invoice => {
  const others = (invoice.payments ?? []).filter(each => each.paymentId !== paymentId);
  const { payments: _, ...rest } = invoice;
  const all = amount > 0 ? [...others, { paymentId, amount }] : others;
  const next: Invoice = { ...rest, ...(all.length > 0 && { payments: all }) };
  return { ...next, status: settledStatus(next) };
};

/**
 * What went back of a payment was given up with the rest of an invoice that is written off: nobody asks for it again, and
 * the ledger says so. 2 writes.
 */
export const givingUpWrites = (
  org: string,
  { id: paymentId }: Pick<Payment, 'id'>,
  invoice: Invoice,
  on: PlainDate,
): Write[] => {
  const amount = (invoice.payments ?? [])
    .filter(each => each.paymentId === paymentId)
    .reduce((sum, each) => sum + each.amount, 0);
  const { payments } = withPayment(invoice, paymentId, 0);
  const lost = [...(invoice.lost ?? []), { on, amount, paymentId }];
  const id = lostEntry(invoice.id, paymentId);
  return [
    invoiceWrite(org, invoice, { payments: payments ?? null, lost }),
    entryWrite(org, invoice, { kind: 'write_off', on, amount: -amount, id }),
  ];
};

/**
 * On condition that nobody else has changed the invoice. The payment of an attempt ends it; an invoice that is open
 * again is dunned again. 1 or 2 writes.
 */
export const settlingWrites = (
  org: string,
  payment: Pick<Payment, 'id' | 'attemptId'>,
  { invoice, amount }: Settling,
): Write[] => {
  const { payments, status } = withPayment(invoice, payment.id, amount);
  const isItsOwn = invoice.openAttempt !== undefined && invoice.openAttempt === payment.attemptId;
  const released = isItsOwn ? { openAttempt: null } : {};
  const isReopened = invoice.status === 'paid' && status === 'issued';
  return [
    invoiceWrite(org, invoice, { payments: payments ?? null, status, ...released }),
    ...(isReopened ? [reopenedCase(org, invoice)] : []),
  ];
};
