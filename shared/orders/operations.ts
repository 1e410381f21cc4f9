import type { Operation } from '../contract/operation.ts';
import * as admin from './order-operations.ts';
import * as own from './own-order-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const ordersOperations: readonly Operation[] = [
  own.placeOwnOrder,
  own.quoteOwnOrder,
  own.listOwnOrders,
  own.getOwnOrder,
  own.cancelOwnOrder,
  admin.placeOrder,
  admin.listCustomerOrders,
  admin.getOrder,
  admin.fulfilOrder,
  admin.cancelOrder,
  admin.listOrders,
];
