import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { NewCharge, PaymentAttemptView, PayNow } from './gateway-contract.ts';

const context = 'payments';
const customer = '/v1/admin/customers/{customerId}';
const own = '/v1/portal/customers/{customerId}';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofInvoice = ofCustomer.extend({ invoiceId: idOf('invoice') });
const ofAttempt = ofCustomer.extend({ attemptId: idOf('paymentAttempt') });

const pay = {
  context,
  method: 'POST',
  params: ofInvoice,
  answer: PaymentAttemptView,
  status: 201,
  idempotent: true,
} as const;
const payRefusals = [
  'not_found',
  'no_gateway',
  'gateway_unavailable',
  'invoice_state',
  'payment_in_flight',
  'page_open',
  'paid_meanwhile',
  'payment_method_state',
  'currency_mismatch',
  'gateway_failed',
  'gateway_refused',
  'busy',
] as const;

export const payInvoice = operation({
  ...pay,
  id: 'payInvoice',
  path: `${own}/invoices/{invoiceId}/pay`,
  summary: 'Pay Now: with a method on file or on a page of the gateway, all or part (S51, S52).',
  access: 'invoices',
  body: PayNow,
  refusals: ['pay_now_disabled', ...payRefusals],
});

export const chargeInvoice = operation({
  ...pay,
  id: 'chargeInvoice',
  path: `${customer}/invoices/{invoiceId}/charge`,
  summary: "Charge a customer's payment method with an invoice, or part of it.",
  access: 'admin',
  body: NewCharge,
  refusals: payRefusals,
});

const attempt = {
  context,
  method: 'GET',
  params: ofAttempt,
  answer: PaymentAttemptView,
  refusals: ['not_found', 'gateway_failed', 'gateway_refused', 'busy'],
} as const;

export const listPaymentAttempts = operation({
  id: 'listPaymentAttempts',
  context,
  method: 'GET',
  path: `${customer}/payment-attempts`,
  summary: "Tries to collect a customer's invoices through gateways.",
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(PaymentAttemptView),
  refusals: ['not_found'],
});

export const getPaymentAttempt = operation({
  ...attempt,
  id: 'getPaymentAttempt',
  path: `${customer}/payment-attempts/{attemptId}`,
  summary: 'How a try to collect an invoice stands; while it is open the gateway is asked.',
  access: 'admin',
});

export const getOwnPaymentAttempt = operation({
  ...attempt,
  id: 'getOwnPaymentAttempt',
  path: `${own}/payment-attempts/{attemptId}`,
  summary: 'How a payment stands; while it is open the gateway is asked.',
  access: 'invoices',
});

export const attemptOperations: readonly Operation[] = [
  payInvoice,
  chargeInvoice,
  listPaymentAttempts,
  getPaymentAttempt,
  getOwnPaymentAttempt,
];
