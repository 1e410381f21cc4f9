import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Tax } from '../kernel/tax.ts';
import { SoldBy } from '../organisation/legal-entity-model.ts';
import { ForMember } from '../people/model.ts';

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

/** Where a plan is offered beside the operator's own sale. */
export const salesChannels = ['portal', 'storefront'] as const;
export type SalesChannel = (typeof salesChannels)[number];

/** A price that holds from a day on, everywhere or at one location. */
export const PlanPrice = z.object({
  from: PlainDate,
  locationId: idOf('location').optional(),
  price: Money,
});
export type PlanPrice = z.infer<typeof PlanPrice>;

/** What resources can be, and credits be spent on. */
export const resourceTypes = ['meeting_room', 'desk', 'event_space', 'office', 'other'] as const;
export type ResourceType = (typeof resourceTypes)[number];

/** What each month of a membership gives towards bookings. */
export const PlanCredit = z.object({
  /** minutes of booking, or minor units of the organisation's currency off its price */
  unit: z.enum(['minutes', 'money']),
  amount: z.int().positive(),
  /** absent: on any resource */
  resourceTypes: z.array(z.enum(resourceTypes)).optional(),
  /** what a month leaves over stays; otherwise it is lost at the month's end */
  lasting: z.boolean(),
  /** for every member of the company; otherwise for the membership's member, when it has one */
  shared: z.boolean(),
});
export type PlanCredit = z.infer<typeof PlanCredit>;

/** What a day pass of a one-off plan gives. */
export const PlanPass = z.object({
  /** days that it opens; each booking of a day uses one */
  days: z.int().positive(),
  resourceTypes: z.array(z.enum(resourceTypes)),
  /** days after the purchase on which it ends; absent: never */
  validDays: z.int().positive().optional(),
});
export type PlanPass = z.infer<typeof PlanPass>;

export const Plan = z.object({
  id: idOf('plan'),
  name: z.string(),
  /** for who buys it */
  description: z.string().optional(),
  kind: z.enum(planKinds),
  category: z.enum(planCategories),
  /** a month's price for a recurring plan */
  price: Money,
  /** prices of a location, or from a day on; `priceOn` decides */
  prices: z.array(PlanPrice).optional(),
  /** held when a membership starts, charged as a refundable fee */
  deposit: Money.optional(),
  /** recurring plans: what a month includes */
  credits: z.array(PlanCredit).optional(),
  /** one-off plans: what its buyer gets */
  pass: PlanPass.optional(),
  /** absent: sold by the operator only */
  offeredOn: z.array(z.enum(salesChannels)).optional(),
  /** days from a cancellation to the last day of a membership; absent: none */
  noticeDays: z.int().optional(),
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
export const membershipStatuses = ['scheduled', 'active', 'paused', 'suspended', 'ended'] as const;
export type MembershipStatus = (typeof membershipStatuses)[number];

/** Days without service and without charge; `to` is the last of them, absent until it is resumed. */
export const Pause = z.object({ from: PlainDate, to: PlainDate.optional() });
export type Pause = z.infer<typeof Pause>;

/** What set the end of a cancelled membership. */
export const endRules = ['notice', 'billed', 'not_started', 'agreed', 'asked'] as const;
export type EndRule = (typeof endRules)[number];

/** A customer's subscription to a recurring plan. `endOn` is a day of service; before `startOn`: it never serves. */
export const Membership = z.object({
  id: idOf('membership'),
  customerId: idOf('customer'),
  planId: idOf('plan'),
  memberId: idOf('member').optional(),
  /** of a company's member who pays for itself: it lies with the payer */
  forMember: ForMember.optional(),
  locationId: idOf('location').optional(),
  startOn: PlainDate,
  endOn: PlainDate.optional(),
  quantity: z.int(),
  /** overrides the plan's monthly price */
  price: Money.optional(),
  discount: Discount.optional(),
  /** first day that is not billed yet; moves forward only, with the invoice that bills (I1) */
  billedTo: PlainDate,
  /** days before `billedTo` whose invoice is void: billed again with the next one */
  released: z.array(z.object({ from: PlainDate, to: PlainDate })).optional(),
  /** in order, never overlapping, each after a day of service */
  pauses: z.array(Pause).optional(),
  /** no access since then, while it is billed on */
  suspendedAt: z.iso.datetime().optional(),
  /** it was suspended for a debt and comes back when that is paid; absent: somebody did, and ends it */
  suspendedFor: z.literal('debt').optional(),
  /** when its end was asked for; `endOn` follows from the notice */
  cancelledAt: z.iso.datetime().optional(),
  /** what set `endOn` then, and the end that a withdrawal gives back */
  endRule: z.enum(endRules).optional(),
  agreedEndOn: PlainDate.optional(),
  /** upgrade or downgrade: the membership that follows, and the one before */
  replacedBy: idOf('membership').optional(),
  replaces: idOf('membership').optional(),
  /** the start of the first of those that it goes on for; its months are counted from there */
  servedSince: PlainDate.optional(),
  /** the fee that its deposit is */
  depositFeeId: idOf('fee').optional(),
  /** its start is told by something else, or by nobody */
  announceStart: z.boolean().optional(),
  /** what the calendar did up to here is told (S77); absent: nothing is to be told */
  announcedOn: PlainDate.optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Membership = z.infer<typeof Membership>;

export const feeStatuses = ['open', 'billed', 'waived'] as const;

/** What made a fee by itself; a fee that an admin wrote has none. */
export const feeOrigins = [
  'booking',
  'cancellation',
  'ticket',
  'order',
  'deposit',
  'plan_change',
  'late_fee',
] as const;
export const FeeOrigin = z.object({ kind: z.enum(feeOrigins), id: z.string() });
export type FeeOrigin = z.infer<typeof FeeOrigin>;

export const Fee = z.object({
  id: idOf('fee'),
  customerId: idOf('customer'),
  name: z.string(),
  on: PlainDate,
  price: Money,
  /** below nothing: a credit, set off against what is billed with it */
  quantity: z.int(),
  tax: Tax,
  /** whom it is for, of the customer or of a company that does not pay it */
  memberId: idOf('member').optional(),
  forMember: ForMember.optional(),
  /** whose tax holds and who sells it; absent: the customer's location */
  locationId: idOf('location').optional(),
  /** who sells it, wherever that is: of what follows from an invoice */
  legalEntityId: SoldBy.optional(),
  revenueAccount: z.string().optional(),
  billInAdvance: z.boolean().optional(),
  /** a deposit: to be given back or set off */
  refundable: z.boolean().optional(),
  origin: FeeOrigin.optional(),
  /** how its price came to be, in words and figures */
  explanation: z.string().optional(),
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
  /** of a credit: what is left of it */
  price: Money,
  quantity: z.int(),
  tax: Tax,
  locationId: idOf('location').optional(),
  legalEntityId: SoldBy.optional(),
  revenueAccount: z.string().optional(),
  /** billed with the period that contains its day, not after it */
  billInAdvance: z.boolean().optional(),
  refundable: z.boolean().optional(),
  explanation: z.string().optional(),
});
export type OpenCharge = z.infer<typeof OpenCharge>;
