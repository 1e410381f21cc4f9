import type * as z from 'zod';
import type { OrderItemView, OrderView } from './contract.ts';
import type { Order, OrderItem } from './model.ts';

/** What the API shows; each field by name, so that nothing stored shows by accident. */
export const orderView = (order: Order): z.input<typeof OrderView> => ({
  id: order.id,
  number: order.number,
  customerId: order.customerId,
  memberId: order.memberId,
  channel: order.channel,
  items: order.items.map(itemView),
  total: order.total,
  status: order.status,
  billing: order.billing,
  invoiceId: order.invoiceId,
  placedAt: order.placedAt,
  fulfilledAt: order.fulfilledAt,
  cancelledAt: order.cancelledAt,
  version: order.version,
});

const itemView = (item: OrderItem): z.input<typeof OrderItemView> => ({
  ...pricedView(item),
  planId: item.planId,
  resourceId: item.resourceId,
  memberId: item.memberId,
  startOn: item.startOn,
  feeId: item.feeId,
  membershipId: item.membershipId,
  creditGrantId: item.creditGrantId,
  bookingId: item.bookingId,
  fulfilled: item.fulfilledAt !== undefined,
});

/** What a line costs, for who has not ordered it yet. */
export const pricedView = ({ kind, name, quantity, unitPrice, amount }: OrderItem) => ({
  kind,
  name,
  quantity,
  unitPrice,
  amount,
});
