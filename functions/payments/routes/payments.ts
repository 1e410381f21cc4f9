import { createId } from '../../../shared/kernel/id.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import * as rules from '../../../shared/payments/book.ts';
import { refundPayment } from '../../../shared/payments/book-refund.ts';
import type { NewPayment } from '../../../shared/payments/contract.ts';
import * as operations from '../../../shared/payments/operations.ts';
import { refundThrough } from '../../../shared/payments/refund-through.ts';
import * as store from '../../../shared/payments/store.ts';
import { closeNeedless } from '../../../shared/payments/take-over-page.ts';
import { paymentView } from '../../../shared/payments/views.ts';
import { existingCustomer } from '../../../shared/people/store.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';
import { bookerOf, orTryAgain, requireCurrency } from './booker.ts';

type PaymentCall = Pick<
  Call<typeof operations.getPayment>,
  'organisation' | 'params' | 'principal' | 'now'
>;

const readOf = ({ organisation, params }: Pick<PaymentCall, 'organisation' | 'params'>) =>
  store.readPayment(organisation.id, params.customerId, params.paymentId);

const answerOf = ({ payment, writes, events }: rules.Booked) => ({
  ...{ body: paymentView(payment), etag: payment.version, writes, events },
});

/** What is told in another currency than the organisation's is refused before anything is read. */
export const toldOf = (invoices: NewPayment['invoices'], expected: Currency) =>
  invoices?.map(({ invoiceId, amount }, n) => {
    requireCurrency(amount, expected, `/body/invoices/${n}/amount/currency`);
    return { invoiceId, amount: amount?.amount };
  });

export const paymentRoutes = [
  route(operations.recordPayment, async call => {
    const { organisation, params, body } = call;
    const { amount, invoices, ...received } = body;
    requireCurrency(amount, organisation.currency, '/body/amount/currency');
    const told = toldOf(invoices, organisation.currency);
    const customer = await existingCustomer(organisation.id, params.customerId);
    const open = await store.openInvoices(organisation.id, params.customerId);
    const id = createId('payment');
    const asked = { ...received, id, amount: amount.amount, invoices: told };
    const booked = rules.bookPayment(bookerOf(call), customer, open, asked);
    return {
      ...answerOf(booked),
      after: () => closeNeedless(bookerOf(call), booked.payment),
      location: `/v1/admin/customers/${params.customerId}/payments/${id}`,
    };
  }),

  route(operations.getPayment, async call => {
    const payment = await readOf(call);
    return { body: paymentView(payment), etag: payment.version };
  }),

  route(operations.allocatePayment, async call => {
    const { organisation, params, body } = call;
    const told = toldOf(body.invoices, organisation.currency);
    const payment = await readOf(call);
    sameVersion(payment, call.expectedVersion);
    const ids = [...payment.allocations, ...(told ?? [])].map(({ invoiceId }) => invoiceId);
    const invoices = told
      ? await store.readInvoices(organisation.id, params.customerId, [...new Set(ids)])
      : await store.openInvoices(organisation.id, params.customerId);
    const moved = rules.reallocate(bookerOf(call), payment, invoices, told);
    return { ...answerOf(moved), after: () => closeNeedless(bookerOf(call), moved.payment) };
  }),

  route(operations.reversePayment, async call => {
    const { organisation, params, body } = call;
    const payment = await readOf(call);
    const ids = payment.allocations.map(({ invoiceId }) => invoiceId);
    const invoices = await store.readInvoices(organisation.id, params.customerId, ids);
    return answerOf(rules.reversePayment(bookerOf(call), payment, invoices, body.reason));
  }),

  route(operations.refundPayment, async call => {
    const { amount, through, ...given } = call.body;
    requireCurrency(amount, call.organisation.currency, '/body/amount/currency');
    const payment = await readOf(call);
    const asked = { ...given, amount: amount?.amount };
    const isByHand = (through ?? (payment.attemptId ? 'gateway' : 'by_hand')) === 'by_hand';
    if (isByHand) return answerOf(refundPayment(bookerOf(call), payment, asked));
    const cause = `${call.principal.id} ${call.idempotencyKey}`;
    const after = await orTryAgain(refundThrough(bookerOf(call), payment, { ...asked, cause }));
    return { body: paymentView(after), etag: after.version };
  }),
];
