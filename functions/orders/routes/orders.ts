import { cancelOrder } from '../../../shared/orders/cancel.ts';
import { fulfil } from '../../../shared/orders/fulfil.ts';
import * as operations from '../../../shared/orders/order-operations.ts';
import { placeOrder } from '../../../shared/orders/place.ts';
import * as store from '../../../shared/orders/store.ts';
import { orderView } from '../../../shared/orders/views.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { route } from '../../middleware/http.ts';
import { answerOf, bookerOf } from '../answers.ts';

const place = route(operations.placeOrder, async call => {
  const { customerId } = call.params;
  const asked = { ...call.body, customerId, channel: 'admin' } as const;
  const placed = await placeOrder(bookerOf(call), asked);
  const location = `/v1/admin/customers/${customerId}/orders/${placed.order.id}`;
  return { ...answerOf(placed), location };
});

const list = route(operations.listOrders, async call => {
  const { limit, status, channel } = call.query;
  const { items, next } = await store.listOrders(
    call.organisation.id,
    { limit, after: call.position<string>() },
    order =>
      (status === undefined || order.status === status) &&
      (channel === undefined || order.channel === channel),
  );
  return { body: { items: items.map(orderView), nextCursor: call.nextCursor(next) } };
});

const listOfCustomer = route(operations.listCustomerOrders, async call => {
  const org = call.organisation.id;
  const { customerId } = call.params;
  await requireCustomer(org, customerId);
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { items, next } = await store.listCustomerOrders(org, customerId, asked);
  return { body: { items: items.map(orderView), nextCursor: call.nextCursor(next) } };
});

const read = route(operations.getOrder, async ({ organisation, params }) => {
  const order = await store.readOrder(organisation.id, params.customerId, params.orderId);
  return { body: orderView(order), etag: order.version };
});

const complete = route(operations.fulfilOrder, async call => {
  const { customerId, orderId } = call.params;
  const before = await store.readOrder(call.organisation.id, customerId, orderId);
  return answerOf(fulfil(bookerOf(call), before, call.body.items));
});

const cancel = route(operations.cancelOrder, async call => {
  const { customerId, orderId } = call.params;
  const before = await store.readOrder(call.organisation.id, customerId, orderId);
  return answerOf(await cancelOrder(bookerOf(call), before));
});

export const orderRoutes = [place, listOfCustomer, read, complete, cancel, list];
