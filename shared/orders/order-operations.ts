import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Fulfilment, NewAdminOrder, OrderView, saleRefusals } from './contract.ts';
import { orderChannels, orderStatuses } from './model.ts';

const context = 'orders';
const orders = '/v1/admin/customers/{customerId}/orders';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneOrder = z.strictObject({ customerId, orderId: idOf('order') });

export const placeOrder = operation({
  id: 'placeOrder',
  context,
  method: 'POST',
  path: orders,
  summary: 'Order for a customer anything that is not archived',
  access: 'admin',
  params: ofCustomer,
  body: NewAdminOrder,
  answer: OrderView,
  status: 201,
  idempotent: true,
  refusals: [...saleRefusals, 'not_billable'],
});

export const listCustomerOrders = operation({
  id: 'listCustomerOrders',
  context,
  method: 'GET',
  path: orders,
  summary: 'The orders of a customer, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(OrderView),
});

export const getOrder = operation({
  id: 'getOrder',
  context,
  method: 'GET',
  path: `${orders}/{orderId}`,
  summary: 'One order',
  access: 'admin',
  params: oneOrder,
  answer: OrderView,
});

export const fulfilOrder = operation({
  id: 'fulfilOrder',
  context,
  method: 'POST',
  path: `${orders}/{orderId}/fulfil`,
  summary: 'Tell that items are delivered; the last one completes the order (S75)',
  access: 'admin',
  params: oneOrder,
  body: Fulfilment,
  answer: OrderView,
  refusals: ['order_state'],
});

export const cancelOrder = operation({
  id: 'cancelOrder',
  context,
  method: 'POST',
  path: `${orders}/{orderId}/cancel`,
  summary: 'Cancel an order and all it made, where nothing of it is used or billed',
  access: 'admin',
  params: oneOrder,
  answer: OrderView,
  refusals: ['order_state'],
});

export const listOrders = operation({
  id: 'listOrders',
  context,
  method: 'GET',
  path: '/v1/admin/orders',
  summary: 'The orders of the organisation, newest first',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(orderStatuses).optional(),
    channel: z.enum(orderChannels).optional(),
  }),
  answer: pageOf(OrderView),
  refusals: ['invalid_cursor'],
});
