import { requestMail } from '../notifications/mail-store.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Order } from './model.ts';

/** The one mail of its kind that tells of an order (S74, S75). 2 writes. */
export const orderMail = (
  { id: org }: Pick<Organisation, 'id'>,
  kind: 'order_confirmation' | 'order_completed',
  { id, customerId, number, items, total, orderedOn }: Order,
) =>
  requestMail(org, {
    kind,
    customerId,
    cause: id,
    facts: {
      orderNumber: number,
      items: items.map(({ name, quantity, amount }) => ({ description: name, quantity, amount })),
      total,
      orderedOn,
    },
  });
