import type { Booker } from '../booking/offer.ts';
import { domainEvent } from '../events/catalogue.ts';
import { changed } from '../store/change.ts';
import { orderMail } from './mails.ts';
import type { Order } from './model.ts';
import type { Placed } from './place.ts';
import { fulfilment } from './rules.ts';
import { orderChange } from './store.ts';

/** The operator delivered items, counted from 1, or all. The last one completes the order, which is mailed (S75). */
export const fulfil = (
  { organisation, now, by }: Booker,
  before: Order,
  items: readonly number[] | undefined,
): Placed => {
  const changes = fulfilment(before, items, now);
  if (!changes) return { order: before, writes: [], events: [] };
  const order = changed<Order>(before, changes);
  const write = orderChange(organisation.id, before, changes);
  if (order.status !== 'fulfilled') return { order, writes: [write], events: [] };
  const mail = orderMail(organisation, 'order_completed', order);
  const { customerId, id: orderId } = order;
  const detail = { organisationId: organisation.id, customerId, orderId, by: by.id };
  return {
    order,
    writes: [write, ...mail.writes],
    events: [domainEvent('order.fulfilled', detail), mail.event],
  };
};
