/** Longer than usual: each operation twice, as the team and as the customer's own people call it. */
import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  MethodSetupView,
  NewMethodSetup,
  NewOwnMethodSetup,
  PaymentMethodReference,
  PaymentMethodView,
} from './gateway-contract.ts';
import { gatewayKinds } from './gateways/gateway.ts';

const context = 'payments';
const customer = '/v1/admin/customers/{customerId}';
const own = '/v1/portal/customers/{customerId}';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofMethod = ofCustomer.extend({ paymentMethodId: idOf('paymentMethod') });
const ofSetup = ofCustomer.extend({ setupId: idOf('methodSetup') });

const startSetup = {
  context,
  method: 'POST',
  params: ofCustomer,
  answer: MethodSetupView,
  status: 201,
  idempotent: true,
} as const;
const startRefusals = [
  'no_gateway',
  'gateway_unavailable',
  'payment_method_limit',
  'gateway_failed',
  'gateway_refused',
  'busy',
] as const;

export const startMethodSetup = operation({
  ...startSetup,
  id: 'startMethodSetup',
  path: `${customer}/payment-method-setups`,
  summary: "Open the gateway's page on which a customer leaves a payment method (S30, S72).",
  access: 'admin',
  body: NewMethodSetup,
  refusals: ['not_found', ...startRefusals],
});

export const startOwnMethodSetup = operation({
  ...startSetup,
  id: 'startOwnMethodSetup',
  path: `${own}/payment-method-setups`,
  summary: "Open the gateway's page on which to leave a payment method (S15).",
  access: 'billing_person',
  body: NewOwnMethodSetup,
  refusals: startRefusals,
});

const readSetup = {
  context,
  method: 'GET',
  params: ofSetup,
  answer: MethodSetupView,
  refusals: ['not_found', 'gateway_failed', 'gateway_refused', 'busy'],
} as const;

export const listMethodSetups = operation({
  id: 'listMethodSetups',
  context,
  method: 'GET',
  path: `${customer}/payment-method-setups`,
  summary: 'The pages that were opened for a customer to leave a payment method, oldest first.',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(MethodSetupView),
  refusals: ['not_found'],
});

export const getMethodSetup = operation({
  ...readSetup,
  id: 'getMethodSetup',
  path: `${customer}/payment-method-setups/{setupId}`,
  summary: 'What became of the page; the gateway is asked.',
  access: 'admin',
});

export const getOwnMethodSetup = operation({
  ...readSetup,
  id: 'getOwnMethodSetup',
  path: `${own}/payment-method-setups/{setupId}`,
  summary: 'What became of the page; the gateway is asked.',
  access: 'billing_person',
});

const list = {
  context,
  method: 'GET',
  params: ofCustomer,
  answer: z.strictObject({
    items: z.array(PaymentMethodView),
    gateways: z
      .array(z.enum(gatewayKinds))
      .meta({ description: 'With which another one may be left, the first is the usual one.' }),
  }),
} as const;

export const listPaymentMethods = operation({
  ...list,
  id: 'listPaymentMethods',
  path: `${customer}/payment-methods`,
  summary: "A customer's payment methods and mandates, oldest first.",
  access: 'admin',
  refusals: ['not_found'],
});

export const addPaymentMethod = operation({
  id: 'addPaymentMethod',
  context,
  method: 'POST',
  path: `${customer}/payment-methods`,
  summary:
    'Keep a method that the customer left with a connected gateway elsewhere, by its references.',
  access: 'admin',
  params: ofCustomer,
  body: PaymentMethodReference,
  answer: PaymentMethodView,
  status: 201,
  idempotent: true,
  refusals: [
    'not_found',
    'payment_method_limit',
    'payment_method_state',
    'gateway_failed',
    'gateway_refused',
    'gateway_unavailable',
    'busy',
  ],
});

export const listOwnPaymentMethods = operation({
  ...list,
  id: 'listOwnPaymentMethods',
  path: `${own}/payment-methods`,
  summary: 'Payment methods and mandates, oldest first (S15).',
  access: 'billing_person',
});

const choose = {
  context,
  method: 'POST',
  params: ofMethod,
  answer: PaymentMethodView,
  refusals: ['not_found', 'busy'],
} as const;

export const choosePaymentMethod = operation({
  ...choose,
  id: 'choosePaymentMethod',
  path: `${customer}/payment-methods/{paymentMethodId}/default`,
  summary: 'Charge this one when nothing else is said.',
  access: 'admin',
});

export const chooseOwnPaymentMethod = operation({
  ...choose,
  id: 'chooseOwnPaymentMethod',
  path: `${own}/payment-methods/{paymentMethodId}/default`,
  summary: 'Charge this one when nothing else is said (S15).',
  access: 'billing_person',
});

const remove = {
  context,
  method: 'DELETE',
  params: ofMethod,
  refusals: ['not_found', 'gateway_failed', 'gateway_refused', 'busy'],
} as const;

export const removePaymentMethod = operation({
  ...remove,
  id: 'removePaymentMethod',
  path: `${customer}/payment-methods/{paymentMethodId}`,
  summary: 'Take a payment method away; its mandate is revoked.',
  access: 'admin',
});

export const removeOwnPaymentMethod = operation({
  ...remove,
  id: 'removeOwnPaymentMethod',
  path: `${own}/payment-methods/{paymentMethodId}`,
  summary: 'Take a payment method away; its mandate is revoked (S15).',
  access: 'billing_person',
});

export const methodOperations: readonly Operation[] = [
  startMethodSetup,
  startOwnMethodSetup,
  listMethodSetups,
  getMethodSetup,
  getOwnMethodSetup,
  addPaymentMethod,
  listPaymentMethods,
  listOwnPaymentMethods,
  choosePaymentMethod,
  chooseOwnPaymentMethod,
  removePaymentMethod,
  removeOwnPaymentMethod,
];
