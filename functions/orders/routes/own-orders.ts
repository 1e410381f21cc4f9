import { cancelOrder } from '../../../shared/orders/cancel.ts';
import * as operations from '../../../shared/orders/own-order-operations.ts';
import { placeOrder } from '../../../shared/orders/place.ts';
import { quoteOrder } from '../../../shared/orders/quote.ts';
import * as store from '../../../shared/orders/store.ts';
import { orderView } from '../../../shared/orders/views.ts';
import { type Call, route } from '../../middleware/http.ts';
import { portalCaller } from '../../middleware/principal.ts';
import { answerOf, bookerOf } from '../answers.ts';

const askedOf = ({
  body,
  params,
  principal,
}: Pick<Call<typeof operations.placeOwnOrder>, 'body' | 'params' | 'principal'>) => ({
  ...body,
  customerId: params.customerId,
  memberId: portalCaller(principal).member?.id,
  channel: 'portal' as const,
});

const place = route(operations.placeOwnOrder, async call => {
  const placed = await placeOrder(bookerOf(call), askedOf(call));
  const location = `/v1/portal/customers/${call.params.customerId}/orders/${placed.order.id}`;
  return { ...answerOf(placed), location };
});

const quote = route(operations.quoteOwnOrder, async call => ({
  body: await quoteOrder(bookerOf(call), askedOf(call)),
}));

const list = route(operations.listOwnOrders, async call => {
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { customerId } = call.params;
  const { items, next } = await store.listCustomerOrders(call.organisation.id, customerId, asked);
  return { body: { items: items.map(orderView), nextCursor: call.nextCursor(next) } };
});

const read = route(operations.getOwnOrder, async ({ organisation, params }) => {
  const order = await store.readOrder(organisation.id, params.customerId, params.orderId);
  return { body: orderView(order), etag: order.version };
});

const cancel = route(operations.cancelOwnOrder, async call => {
  const { customerId, orderId } = call.params;
  const before = await store.readOrder(call.organisation.id, customerId, orderId);
  return answerOf(await cancelOrder(bookerOf(call), before));
});

export const ownOrderRoutes = [place, quote, list, read, cancel];
