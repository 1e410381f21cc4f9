import type { Payment } from '../payments/model.ts';
import { creditIn } from '../payments/rules.ts';
import { type Finding, finding } from './audit-model.ts';
import type { Invoice } from './model.ts';
import { paidOf, settledStatus, unpaidOf } from './open-amount.ts';

/**
 * Whether invoices and payments say the same of each other, nothing is settled beyond its total (I5), and what is left
 * of payments is the customer's credit (I6). Pure.
 */
export const auditPayments = (
  invoices: readonly Invoice[],
  payments: readonly Payment[],
  credit: number,
): Finding[] => {
  const left = sum(payments.map(creditIn));
  return [
    ...invoices.flatMap(invoice => [
      ...settledDiffers(invoice, payments),
      ...settledTooMuch(invoice),
    ]),
    ...payments.filter(payment => creditIn(payment) < 0 || payment.amount <= 0).map(overspent),
    ...payments.flatMap(payment => nowhere(payment, invoices)),
    ...(left === credit
      ? []
      : [finding('credit_balance', 'credit', `Payments leave ${left}, the credit is ${credit}.`)]),
  ];
};

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

const settledDiffers = (
  { id, payments: told = [] }: Invoice,
  payments: readonly Payment[],
): Finding[] => {
  const on = (payment: Payment) =>
    sum(payment.allocations.flatMap(each => (each.invoiceId === id ? [each.amount] : [])));
  const expected = payments.flatMap(payment =>
    on(payment) > 0 ? [`${payment.id} ${on(payment)}`] : [],
  );
  const found = told.map(({ paymentId, amount }) => `${paymentId} ${amount}`);
  const isSame = expected.sort().join() === found.sort().join();
  const sentence = `It names ${found.join(', ') || 'no payment'}, payments name it with ${expected.join(', ') || 'nothing'}.`;
  return isSame ? [] : [finding('payment_sum', id, sentence)];
};

const settledTooMuch = (invoice: Invoice): Finding[] => {
  const expected = settledStatus(invoice);
  // what was issued with nothing to pay is never paid
  const isUnpaid = paidOf(invoice) === 0 && invoice.status !== 'paid';
  if (unpaidOf(invoice) < 0 && !isUnpaid)
    return [finding('payment_limit', invoice.id, `${-unpaidOf(invoice)} too much is paid of it.`)];
  return isUnpaid || expected === invoice.status
    ? []
    : [finding('payment_limit', invoice.id, `It is ${invoice.status} and should be ${expected}.`)];
};

const overspent = ({ id }: Payment): Finding =>
  finding('payment_limit', id, 'It settles and pays back more than came in.');

const nowhere = ({ id, allocations }: Payment, invoices: readonly Invoice[]): Finding[] =>
  allocations
    .filter(({ invoiceId }) => !invoices.some(invoice => invoice.id === invoiceId))
    .map(({ invoiceId }) =>
      finding('payment_sum', id, `It settles ${invoiceId}, which is not there.`),
    );
