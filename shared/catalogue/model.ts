import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Tax } from '../kernel/tax.ts';

export { Tax };

export const DiscountPercent = z.string().regex(/^(?!0+(\.0+)?$)(100|\d{1,2}(\.\d{1,2})?)$/, {
  error: 'expected a percentage from "0.01" to "100"',
});

/** A percentage or a month's amount off, before tax, on the days from its first to its last. */
export const Discount = z
  .strictObject({
    percent: DiscountPercent.optional(),
    amount: z
      .strictObject({ amount: z.int().min(1).max(1_000_000_000), currency: Currency })
      .optional()
      .meta({ description: 'Off a month; a part of a month has its part.' }),
    from: PlainDate.optional().meta({ description: 'First day of service that is discounted.' }),
    to: PlainDate.optional().meta({ description: 'Last day of service that is discounted.' }),
  })
  .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), {
    path: ['percent'],
    error: 'expected either percent or amount',
  })
  .meta({ id: 'Discount' });
export type Discount = z.infer<typeof Discount>;

export const planKinds = ['recurring', 'one_off'] as const;
export const planCategories = ['desk', 'office', 'service', 'day_pass'] as const;

export const Plan = z.object({
  id: idOf('plan'),
  name: z.string(),
  kind: z.enum(planKinds),
  category: z.enum(planCategories),
  /** a month's price for a recurring plan */
  price: Money,
  tax: Tax,
  revenueAccount: z.string().optional(),
  /** recurring plans: billed before (advance) or after (arrears) the period of service */
  timing: z.enum(['advance', 'arrears']),
  /** off every membership of the plan, before the membership's own */
  discount: Discount.optional(),
  archived: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Plan = z.infer<typeof Plan>;

/** Derived from the organisation's today, never stored. */
export const membershipStatuses = ['scheduled', 'active', 'ended'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

/** A customer's subscription to a recurring plan. `endOn` is a day of service. */
export const Membership = z.object({
  id: idOf('membership'),
  customerId: idOf('customer'),
  planId: idOf('plan'),
  memberId: idOf('member').optional(),
  locationId: idOf('location').optional(),
  startOn: PlainDate,
  endOn: PlainDate.optional(),
  quantity: z.int(),
  /** overrides the plan's monthly price */
  price: Money.optional(),
  discount: Discount.optional(),
  /** first day that is not billed yet; moves forward only, with the invoice that bills (I1) */
  billedTo: PlainDate,
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Membership = z.infer<typeof Membership>;

export const feeStatuses = ['open', 'billed', 'waived'] as const;

export const Fee = z.object({
  id: idOf('fee'),
  customerId: idOf('customer'),
  name: z.string(),
  on: PlainDate,
  price: Money,
  quantity: z.int(),
  tax: Tax,
  revenueAccount: z.string().optional(),
  billInAdvance: z.boolean().optional(),
  status: z.enum(feeStatuses),
  invoiceId: idOf('invoice').optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Fee = z.infer<typeof Fee>;

/** What waits to be billed beside memberships; lies under C#OPEN# and is deleted by the transaction that bills it. */
export const OpenCharge = z.object({
  cause: z.literal('fee'),
  feeId: idOf('fee'),
  name: z.string(),
  on: PlainDate,
  price: Money,
  quantity: z.int(),
  tax: Tax,
  revenueAccount: z.string().optional(),
  /** billed with the period that contains its day, not after it */
  billInAdvance: z.boolean().optional(),
});
export type OpenCharge = z.infer<typeof OpenCharge>;
