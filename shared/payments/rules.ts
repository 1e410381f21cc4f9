import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Allocation, Payment } from './model.ts';

const sum = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((total, { amount }) => total + amount, 0);

/** What of a payment is on no invoice and was not paid back: the customer's credit. */
export const creditIn = (payment: Payment): number =>
  payment.reversed ? 0 : payment.amount - sum(payment.allocations) - refundedOf(payment);

/** What was paid back of a payment, or is on its way back; what failed is credit again. */
export const refundedOf = ({ refunds }: Pick<Payment, 'refunds'>): number =>
  sum(refunds.filter(({ through }) => through?.failedOn === undefined));

/** Which invoices a payment is for, and with how much; without an amount as much as is open and left. */
export type Told = readonly { readonly invoiceId: string; readonly amount?: number | undefined }[];

/** A transaction holds them with all else that a payment writes. */
export const maxAllocations = 40;

/** Oldest first: by the day they are due, then by their number. */
const byAge = (a: Invoice, b: Invoice): number =>
  (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || (a.sequence ?? 0) - (b.sequence ?? 0);

/**
 * Spreads money over invoices: as told, otherwise over all that are open, oldest first. What is too much for them stays
 * over: money that was received is always booked.
 */
export const spread = (
  money: number,
  invoices: readonly Invoice[],
  told: Told | undefined,
): Allocation[] => {
  const wanted = told ? told.map(each => wantedOf(each, invoices)) : oldestFirst(invoices);
  let left = money;
  return wanted.slice(0, maxAllocations).flatMap(({ invoice, most }) => {
    const amount = Math.min(left, openOf(invoice), most);
    left -= amount;
    const { id: invoiceId, number = '' } = invoice;
    return amount > 0 ? [{ invoiceId, number, amount }] : [];
  });
};

const oldestFirst = (invoices: readonly Invoice[]) =>
  invoices
    .filter(invoice => openOf(invoice) > 0)
    .sort(byAge)
    .map(invoice => ({ invoice, most: Number.POSITIVE_INFINITY }));

const wantedOf = ({ invoiceId, amount }: Told[number], invoices: readonly Invoice[]) => {
  const invoice = invoices.find(({ id }) => id === invoiceId);
  if (!invoice || openOf(invoice) <= 0) {
    throw new Refusal('invoice_state', {
      expected: 'an invoice of the customer with something to be paid',
      received: invoice ? `${invoiceId}, ${invoice.status}` : invoiceId,
    });
  }
  return { invoice, most: amount ?? Number.POSITIVE_INFINITY };
};

/** What is freed of a payment's allocations when an invoice needs `excess` less of it. */
export const freed = (payment: Payment, invoiceId: string, excess: number): Payment => ({
  ...payment,
  allocations: payment.allocations.flatMap(each => {
    if (each.invoiceId !== invoiceId) return [each];
    const amount = each.amount - excess;
    return amount > 0 ? [{ ...each, amount }] : [];
  }),
});

/** Only what is the customer's credit can be paid back. */
export const requireRefundable = (payment: Payment, amount: number | undefined): number => {
  const credit = creditIn(payment);
  if (credit > 0 && (amount ?? credit) <= credit) return amount ?? credit;
  throw new Refusal('refund_limit', {
    field: '/body/amount',
    expected: `at most ${credit} minor units, what the payment has on no invoice`,
    received: String(amount ?? 'all of it'),
  });
};

/** A reversal takes the whole payment back: what was paid back already is not there any more. */
export const requireReversible = (payment: Payment, invoices: readonly Invoice[]): void => {
  const state = payment.reversed ? 'reversed' : refundedOf(payment) > 0 ? 'refunded' : undefined;
  if (state) {
    throw new Refusal('payment_state', {
      expected: 'a payment of which nothing was reversed or paid back',
      received: `a payment that was ${state}`,
    });
  }
  requireOpen(invoices);
};

/** What is written off was given up less what was paid of it: that stays as it was. */
export const requireOpen = (invoices: readonly Invoice[]): void => {
  const closed = invoices.find(({ status }) => status === 'written_off');
  if (closed) {
    throw new Refusal('payment_state', {
      expected: 'a payment of invoices that are not written off',
      received: `one of ${closed.number}, which is written off`,
    });
  }
};

/** The place in the ledger of a payment's refund, counted from 1. */
export const refundEntry = (paymentId: string, count: number): string =>
  `${paymentId}#refund${String(count).padStart(3, '0')}`;

/** Where it stands that a refund came back. */
export const refundFailedEntry = (paymentId: string, count: number): string =>
  `${refundEntry(paymentId, count)}#failed`;

/** Where it stands that what a payment had settled of a written-off invoice is given up too. */
export const lostEntry = (invoiceId: string, paymentId: string): string =>
  `${invoiceId}#lost#${paymentId}`;
