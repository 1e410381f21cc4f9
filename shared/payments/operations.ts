import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { attemptOperations } from './attempt-operations.ts';
import {
  BalanceView,
  NewPayment,
  NewRefund,
  PaymentAllocations,
  PaymentReversal,
  PaymentView,
} from './contract.ts';
import { gatewayOperations } from './gateway-operations.ts';
import { methodOperations } from './method-operations.ts';
import { testChargeOperations } from './test-charge-contract.ts';

const context = 'payments';
const customer = '/v1/admin/customers/{customerId}';
const own = '/v1/portal/customers/{customerId}';
const payments = `${customer}/payments`;
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofPayment = ofCustomer.extend({ paymentId: idOf('payment') });
const page = z.strictObject(pageQuery);

export const recordPayment = operation({
  id: 'recordPayment',
  context,
  method: 'POST',
  path: payments,
  summary: 'Book money that came in by bank, cash or otherwise; it is mailed a confirmation (S69).',
  access: 'admin',
  params: ofCustomer,
  body: NewPayment,
  answer: PaymentView,
  status: 201,
  idempotent: true,
  refusals: ['not_found', 'currency_mismatch', 'invoice_state', 'books_closed', 'busy'],
});

export const listPayments = operation({
  id: 'listPayments',
  context,
  method: 'GET',
  path: payments,
  summary: "A customer's payments, newest first.",
  access: 'admin',
  params: ofCustomer,
  query: page,
  answer: pageOf(PaymentView),
  refusals: ['not_found'],
});

export const getPayment = operation({
  id: 'getPayment',
  context,
  method: 'GET',
  path: `${payments}/{paymentId}`,
  summary: 'One payment, what it settles, and what of it was paid back.',
  access: 'admin',
  params: ofPayment,
  answer: PaymentView,
  refusals: ['not_found'],
});

export const allocatePayment = operation({
  id: 'allocatePayment',
  context,
  method: 'PUT',
  path: `${payments}/{paymentId}/invoices`,
  summary: 'Say which invoices a payment settles.',
  access: 'admin',
  params: ofPayment,
  body: PaymentAllocations,
  answer: PaymentView,
  ifMatch: true,
  refusals: [
    'not_found',
    'version_conflict',
    'currency_mismatch',
    'invoice_state',
    'payment_state',
    'busy',
  ],
});

export const reversePayment = operation({
  id: 'reversePayment',
  context,
  method: 'POST',
  path: `${payments}/{paymentId}/reverse`,
  summary:
    'Take a payment back that was booked by mistake or bounced; its invoices are open again.',
  access: 'admin',
  params: ofPayment,
  body: PaymentReversal,
  answer: PaymentView,
  idempotent: true,
  refusals: ['not_found', 'payment_state', 'busy'],
});

export const refundPayment = operation({
  id: 'refundPayment',
  context,
  method: 'POST',
  path: `${payments}/{paymentId}/refunds`,
  summary: 'Pay credit of a payment back, through its gateway or, booked only, by hand.',
  access: 'admin',
  params: ofPayment,
  body: NewRefund,
  answer: PaymentView,
  idempotent: true,
  refusals: [
    'not_found',
    'refund_limit',
    'currency_mismatch',
    'payment_state',
    'gateway_unavailable',
    'gateway_failed',
    'gateway_refused',
    'busy',
  ],
});

export const getBalance = operation({
  id: 'getBalance',
  context,
  method: 'GET',
  path: `${customer}/balance`,
  summary: 'What a customer owes, and what it has paid too much.',
  access: 'admin',
  params: ofCustomer,
  answer: BalanceView,
  refusals: ['not_found'],
});

export const listOwnPayments = operation({
  id: 'listOwnPayments',
  context,
  method: 'GET',
  path: `${own}/payments`,
  summary: "The company's payments, newest first.",
  access: 'invoices',
  params: ofCustomer,
  query: page,
  answer: pageOf(PaymentView),
});

export const getOwnBalance = operation({
  id: 'getOwnBalance',
  context,
  method: 'GET',
  path: `${own}/balance`,
  summary: 'What the company owes, and what it has paid too much.',
  access: 'invoices',
  params: ofCustomer,
  answer: BalanceView,
});

export const paymentsOperations: readonly Operation[] = [
  recordPayment,
  listPayments,
  getPayment,
  allocatePayment,
  reversePayment,
  refundPayment,
  getBalance,
  listOwnPayments,
  getOwnBalance,
  ...gatewayOperations,
  ...methodOperations,
  ...attemptOperations,
  ...testChargeOperations,
];
