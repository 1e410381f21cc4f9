import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { PlanOrder } from '../orders/contract.ts';
import { OrderItem } from '../orders/model.ts';
import { Address, Language } from '../organisation/model.ts';

export const checkoutStatuses = ['open', 'completed', 'cancelled', 'expired'] as const;

/** What has to be paid, tax rounded once per rate. */
export const Due = z.object({ net: Money, tax: Money, gross: Money });
export type Due = z.infer<typeof Due>;

/** A visitor's purchase until it is completed. It goes by itself a day after its end. */
export const Checkout = z.object({
  /** whoever knows it may complete the checkout: 80 random bits */
  id: idOf('checkout'),
  status: z.enum(checkoutStatuses),
  /** who it is for, once the address is verified; follows from the address */
  customerId: idOf('customer'),
  orderId: idOf('order'),
  email: z.string(),
  name: z.string(),
  billingAddress: Address,
  language: Language,
  locationId: idOf('location').optional(),
  /** what is not held */
  plans: z.array(PlanOrder),
  /** what is held until `endsAt` */
  bookingIds: z.array(idOf('booking')),
  /** as they were shown */
  items: z.array(OrderItem),
  total: Money,
  due: Due,
  /** of the code that was mailed last */
  codeHash: z.string(),
  codeEndsAt: z.iso.datetime(),
  codesMailed: z.int(),
  wrongCodes: z.int(),
  /** real time, also in a sandbox */
  endsAt: z.iso.datetime(),
  /** seconds since 1970 (TTL) */
  expiresAt: z.int(),
  version: z.int(),
});
export type Checkout = z.infer<typeof Checkout>;
