import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';

export const orderStatuses = ['placed', 'fulfilled', 'cancelled'] as const;

/** Where it was placed; `admin`: the operator ordered for the customer. */
export const orderChannels = ['portal', 'storefront', 'admin'] as const;
export type OrderChannel = (typeof orderChannels)[number];

/** `next_run`: the run bills its charges; `invoice`: it has an invoice of its own, issued with it. */
export const orderBillings = ['next_run', 'invoice'] as const;
export type OrderBilling = (typeof orderBillings)[number];

export const orderItemKinds = ['membership', 'pass', 'service', 'booking', 'deposit'] as const;

/** One thing that was ordered, and what it became. */
export const OrderItem = z.object({
  kind: z.enum(orderItemKinds),
  name: z.string(),
  quantity: z.int().positive(),
  /** before tax; a month's price of a membership */
  unitPrice: Money,
  amount: Money,
  planId: idOf('plan').optional(),
  resourceId: idOf('resource').optional(),
  /** who uses it */
  memberId: idOf('member').optional(),
  startOn: PlainDate.optional(),
  /** what charges it */
  feeId: idOf('fee').optional(),
  membershipId: idOf('membership').optional(),
  creditGrantId: idOf('creditGrant').optional(),
  bookingId: idOf('booking').optional(),
  /** absent: the operator has yet to deliver it */
  fulfilledAt: z.iso.datetime().optional(),
});
export type OrderItem = z.infer<typeof OrderItem>;

/** A purchase: by a contact person for its company, by a customer or visitor at the storefront, or by an admin. */
export const Order = z.object({
  /** made by `createId`, also where a checkout made it, so that orders by id are orders by age */
  id: idOf('order'),
  /** for people: `ORD-` and ten characters that follow from the id; in no row, unlike an invoice's */
  number: z.string(),
  customerId: idOf('customer'),
  /** who ordered, when it is a member */
  memberId: idOf('member').optional(),
  channel: z.enum(orderChannels),
  items: z.array(OrderItem),
  /** of all amounts, before tax */
  total: Money,
  status: z.enum(orderStatuses),
  billing: z.enum(orderBillings),
  invoiceId: idOf('invoice').optional(),
  placedBy: z.string(),
  placedAt: z.iso.datetime(),
  orderedOn: PlainDate,
  fulfilledAt: z.iso.datetime().optional(),
  cancelledAt: z.iso.datetime().optional(),
  version: z.int(),
});
export type Order = z.infer<typeof Order>;
