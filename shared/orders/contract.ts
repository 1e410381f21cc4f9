import * as z from 'zod';
import { Instant } from '../booking/booking-contract.ts';
import { bookingRefusals } from '../booking/booking-operations.ts';
import { Quantity, ServiceDate } from '../catalogue/contract.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { type RefusalCode, refusals } from '../kernel/errors.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { orderBillings, orderChannels, orderItemKinds, orderStatuses } from './model.ts';

export const maxOrderItems = 10;

/** Why something is not sold. */
export const saleRefusals: readonly RefusalCode[] = [
  'plan_not_on_offer',
  'plan_archived',
  ...bookingRefusals,
];

export const PlanOrder = z.strictObject({
  kind: z.literal('plan'),
  planId: idOf('plan'),
  quantity: Quantity.default(1),
  startOn: ServiceDate.optional().meta({
    description: 'First day of a membership or pass; absent: today.',
  }),
  locationId: idOf('location').optional(),
  memberId: idOf('member').optional().meta({ description: "Who uses it; absent: the company's." }),
});
export type PlanOrder = z.output<typeof PlanOrder>;

/** Booked for the company alone, as all that an order buys is: one that names a member is that member's to see (S16). */
export const BookingOrder = z.strictObject({
  kind: z.literal('booking'),
  resourceId: idOf('resource'),
  startsAt: Instant,
  endsAt: Instant,
  units: Quantity.default(1),
});
export type BookingOrder = z.output<typeof BookingOrder>;

export const NewOrderItem = z.discriminatedUnion('kind', [PlanOrder, BookingOrder]);
export type NewOrderItem = z.output<typeof NewOrderItem>;

export const NewOrder = z
  .strictObject({ items: z.array(NewOrderItem).min(1).max(maxOrderItems) })
  .meta({ id: 'NewOrder' });
export type NewOrder = z.output<typeof NewOrder>;

export const NewAdminOrder = NewOrder.extend({
  billing: z.enum(orderBillings).default('next_run').meta({
    description: 'With the next bill run, or at once by an invoice of its own.',
  }),
}).meta({ id: 'NewAdminOrder' });

const priced = {
  name: z.string(),
  quantity: z.int(),
  unitPrice: Money.meta({ description: 'Before tax; of a membership, a month.' }),
  amount: Money,
};

export const OrderItemView = z
  .strictObject({
    kind: z.enum(orderItemKinds),
    ...priced,
    planId: idOf('plan').optional(),
    resourceId: idOf('resource').optional(),
    memberId: idOf('member').optional(),
    startOn: PlainDate.optional(),
    feeId: idOf('fee').optional(),
    membershipId: idOf('membership').optional(),
    creditGrantId: idOf('creditGrant').optional(),
    bookingId: idOf('booking').optional(),
    fulfilled: z.boolean(),
  })
  .meta({ id: 'OrderItem' });

export const OrderView = z
  .strictObject({
    id: idOf('order'),
    number: z.string(),
    customerId: idOf('customer'),
    memberId: idOf('member').optional().meta({ description: 'Who ordered.' }),
    channel: z.enum(orderChannels),
    items: z.array(OrderItemView),
    total: Money.meta({ description: 'Before tax.' }),
    status: z.enum(orderStatuses),
    billing: z.enum(orderBillings),
    invoiceId: idOf('invoice').optional(),
    placedAt: z.iso.datetime(),
    fulfilledAt: z.iso.datetime().optional(),
    cancelledAt: z.iso.datetime().optional(),
    version: z.int().meta({ description: 'The ETag without its quotes.' }),
  })
  .meta({ id: 'Order' });

const refusalCodes = Object.keys(refusals) as [RefusalCode];

export const OrderQuote = z
  .strictObject({
    items: z.array(
      z.discriminatedUnion('available', [
        z.strictObject({
          available: z.literal(true),
          lines: z.array(z.strictObject({ kind: z.enum(orderItemKinds), ...priced })).meta({
            description: 'What it costs; a membership with a deposit has two.',
          }),
        }),
        z.strictObject({
          available: z.literal(false),
          code: z.enum(refusalCodes),
          reason: z.string(),
          expected: z.string().optional(),
        }),
      ]),
    ),
    total: Money.meta({ description: 'Of what is available, before tax.' }),
  })
  .meta({ id: 'OrderQuote' });

export const Fulfilment = z
  .strictObject({
    items: z
      .array(
        z
          .int()
          .min(1)
          .max(2 * maxOrderItems),
      )
      .min(1)
      .max(2 * maxOrderItems)
      .optional()
      .meta({ description: 'Which, counted from 1; absent: all.' }),
  })
  .meta({ id: 'OrderFulfilment' });
