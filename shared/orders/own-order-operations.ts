import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { NewOrder, OrderQuote, OrderView, saleRefusals } from './contract.ts';

const context = 'orders';
const orders = '/v1/portal/customers/{customerId}/orders';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneOrder = z.strictObject({ customerId, orderId: idOf('order') });

export const placeOwnOrder = operation({
  id: 'placeOwnOrder',
  context,
  method: 'POST',
  path: orders,
  summary: 'Purchase memberships, passes, services and bookings; the next run bills them (S10)',
  access: 'contact_person',
  params: ofCustomer,
  body: NewOrder,
  answer: OrderView,
  status: 201,
  idempotent: true,
  refusals: saleRefusals,
});

export const quoteOwnOrder = operation({
  id: 'quoteOwnOrder',
  context,
  method: 'POST',
  path: '/v1/portal/customers/{customerId}/order-quotes',
  summary: 'What items would cost now, each by itself, or why they are not to be had',
  access: 'contact_person',
  params: ofCustomer,
  body: NewOrder,
  answer: OrderQuote,
  refusals: ['unknown_reference'],
});

export const listOwnOrders = operation({
  id: 'listOwnOrders',
  context,
  method: 'GET',
  path: orders,
  summary: "The orders of the caller's customer, oldest first",
  access: 'contact_person',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(OrderView),
});

export const getOwnOrder = operation({
  id: 'getOwnOrder',
  context,
  method: 'GET',
  path: `${orders}/{orderId}`,
  summary: "One order of the caller's customer",
  access: 'contact_person',
  params: oneOrder,
  answer: OrderView,
});

export const cancelOwnOrder = operation({
  id: 'cancelOwnOrder',
  context,
  method: 'POST',
  path: `${orders}/{orderId}/cancel`,
  summary: 'Cancel an order of which nothing is fulfilled; one that is cancelled stays so',
  access: 'contact_person',
  params: oneOrder,
  answer: OrderView,
  refusals: ['order_state'],
});
