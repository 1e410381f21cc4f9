import { Refusal } from '../kernel/errors.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { type ListPage, listIndexNewest, listPrefix } from '../store/list.ts';
import { getItem, getItems } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { Order } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** 1 get; 404 also under another customer. */
export const readOrder = async (org: string, cus: string, id: string): Promise<Order> => {
  const item = await getItem(keys.order(org, cus, id));
  if (!item) throw new Refusal('not_found');
  return Order.parse(item);
};

/** An order as it is stored, with its entry in the list of the organisation. */
export const orderRecord = (org: string, order: Order) => ({
  ...keys.order(org, order.customerId, order.id),
  ...indexKeys.orders(org, order.placedAt, order.id),
  ...order,
});

export const orderAddition = (org: string, order: Order): Write => ({
  put: orderRecord(org, order),
  condition: absent,
  refuse: () =>
    new Refusal('order_state', { expected: 'a new order', received: `${order.id}, placed before` }),
});

export const orderChange = (org: string, before: Order, changes: Changes<Order>): Write => ({
  ...changeWrite(keys.order(org, before.customerId, before.id), before.version, changes),
  refuse: () => new Refusal('busy'),
});

/** Orders of a customer, oldest first. 1 query. */
export const listCustomerOrders = async (
  org: string,
  cus: string,
  asked: Asked,
): Promise<ListPage<Order>> => {
  const page = await listPrefix(id => keys.order(org, cus, id), asked);
  return { ...page, items: page.items.map(item => Order.parse(item)) };
};

/** A filtered page looks at no more orders than this and says where to go on. */
const maxLookedAt = 500;

/** Orders of the organisation that fit, newest first. 1 query of the index + 1 batch get per 100 looked at. */
export const listOrders = async (
  org: string,
  { limit, after }: Asked,
  fits: (order: Order) => boolean,
): Promise<ListPage<Order>> => {
  const { gsi1pk } = indexKeys.orders(org, '', '');
  const found: Order[] = [];
  let next = after;
  for (let lookedAt = 0; lookedAt < maxLookedAt; ) {
    const page = await listIndexNewest(gsi1pk, { limit: limit - found.length, after: next });
    const items = await getItems(page.items);
    found.push(...items.flatMap(item => (item ? [Order.parse(item)] : [])).filter(fits));
    lookedAt += page.items.length;
    next = page.next;
    if (next === undefined || found.length === limit) break;
  }
  return { items: found, ...(next !== undefined && { next }) };
};
