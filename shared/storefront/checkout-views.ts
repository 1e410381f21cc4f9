import type * as z from 'zod';
import { orderNumber } from '../orders/rules.ts';
import { pricedView } from '../orders/views.ts';
import type { CheckoutView } from './checkout-contract.ts';
import type { Checkout } from './model.ts';

/** What the holder of a checkout sees at real time `now`; nothing of who it is for. */
export const checkoutView = (checkout: Checkout, now: string): z.input<typeof CheckoutView> => ({
  id: checkout.id,
  // the sweep comes later
  status: checkout.status === 'open' && now >= checkout.endsAt ? 'expired' : checkout.status,
  items: checkout.items.map(pricedView),
  total: checkout.total,
  due: checkout.due,
  endsAt: checkout.endsAt,
  codeEndsAt: checkout.codeEndsAt,
  orderNumber: checkout.status === 'completed' ? orderNumber(checkout.orderId) : undefined,
});
