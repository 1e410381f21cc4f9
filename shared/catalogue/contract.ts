import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import {
  Discount,
  feeStatuses,
  membershipStatuses,
  planCategories,
  planKinds,
  Tax,
} from './model.ts';

/** What something costs: never negative, in whole minor units. Corrections are credit notes, not prices. */
export const Price = z
  .strictObject({ amount: z.int().min(0).max(1_000_000_000), currency: Currency })
  .meta({ id: 'Price', description: 'Whole minor units (cents for EUR) and ISO 4217 currency.' });

/** A day of service or of a charge. Years outside this century are typing errors. */
export const ServiceDate = PlainDate.refine(on => on >= '2000-01-01' && on <= '2099-12-31', {
  error: 'expected a date from 2000-01-01 to 2099-12-31',
});

export const Quantity = z.int().min(1).max(1000);

const RevenueAccount = Line(40).meta({
  description: 'Account of the bookkeeping it is booked on.',
});
const version = z.int().meta({ description: 'The ETag without its quotes.' });
const createdAt = z.iso.datetime();

export const NewPlan = z
  .strictObject({
    name: Line(120),
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price.meta({ description: "A recurring plan's price is a month's." }),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
    timing: z.enum(['advance', 'arrears']).optional().meta({
      description: 'Recurring plans: billed before (default) or after the period of service.',
    }),
  })
  .refine(plan => plan.kind === 'recurring' || plan.timing === undefined, {
    path: ['timing'],
    error: 'expected only with kind recurring',
  })
  .meta({ id: 'NewPlan' });
export type NewPlan = z.output<typeof NewPlan>;

export const PlanChanges = z
  .strictObject({
    name: Line(120).optional(),
    category: z.enum(planCategories).optional(),
    price: Price.optional().meta({ description: 'Holds for every day that is not billed yet.' }),
    tax: Tax.optional(),
    revenueAccount: RevenueAccount.nullable().optional(),
    archived: z
      .boolean()
      .optional()
      .meta({ description: 'An archived plan is not sold; memberships go on.' }),
  })
  .meta({ id: 'PlanChanges' });
export type PlanChanges = z.output<typeof PlanChanges>;

export const PlanView = z
  .strictObject({
    id: idOf('plan'),
    name: z.string(),
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price,
    tax: Tax,
    revenueAccount: z.string().optional(),
    timing: z.enum(['advance', 'arrears']).optional(),
    archived: z.boolean(),
    version,
    createdAt,
  })
  .meta({ id: 'Plan' });

const endOn = ServiceDate.meta({ description: 'The last day of service.' });
const price = Price.meta({ description: "Replaces the plan's monthly price." });

export const NewMembership = z
  .strictObject({
    planId: idOf('plan'),
    memberId: idOf('member').optional().meta({ description: 'Who uses it.' }),
    locationId: idOf('location').optional(),
    startOn: ServiceDate.meta({ description: 'The first day of service; billed from here on.' }),
    endOn: endOn.optional(),
    quantity: Quantity.default(1),
    price: price.optional(),
    discount: Discount.optional(),
  })
  .meta({ id: 'NewMembership' });
export type NewMembership = z.output<typeof NewMembership>;

export const MembershipChanges = z
  .strictObject({
    memberId: idOf('member').nullable().optional(),
    locationId: idOf('location').nullable().optional(),
    startOn: ServiceDate.optional().meta({ description: 'Only while no day is billed.' }),
    endOn: endOn.nullable().optional(),
    quantity: Quantity.optional(),
    price: price.nullable().optional(),
    discount: Discount.nullable().optional(),
  })
  .meta({
    id: 'MembershipChanges',
    description: 'Holds for days that are not billed yet; null removes.',
  });
export type MembershipChanges = z.output<typeof MembershipChanges>;

const MembershipStatus = z
  .enum(membershipStatuses)
  .meta({ id: 'MembershipStatus', description: 'As of today in the organisation.' });
const billedThroughOn = PlainDate.nullable().meta({
  description: 'The last day that is billed; null when none is.',
});

export const MembershipView = z
  .strictObject({
    id: idOf('membership'),
    customerId: idOf('customer'),
    planId: idOf('plan'),
    memberId: idOf('member').optional(),
    locationId: idOf('location').optional(),
    startOn: PlainDate,
    endOn: PlainDate.optional(),
    quantity: z.int(),
    price: Price.optional(),
    discount: Discount.optional(),
    status: MembershipStatus,
    billedThroughOn,
    version,
    createdAt,
  })
  .meta({ id: 'Membership' });

/** What the customer sees: the plan by name and the price that holds. */
export const OwnMembershipView = z
  .strictObject({
    id: idOf('membership'),
    planName: z.string(),
    memberId: idOf('member').optional(),
    locationId: idOf('location').optional(),
    startOn: PlainDate,
    endOn: PlainDate.optional(),
    quantity: z.int(),
    price: Price.meta({ description: "A month's price of one, before discount and tax." }),
    discount: Discount.optional(),
    status: MembershipStatus,
    billedThroughOn,
  })
  .meta({ id: 'OwnMembership' });

export const NewFee = z
  .strictObject({
    name: Line(120),
    on: ServiceDate.meta({ description: 'Billed by the first run that covers this day.' }),
    price: Price,
    quantity: Quantity.default(1),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
  })
  .meta({ id: 'NewFee' });
export type NewFee = z.output<typeof NewFee>;

export const FeeView = z
  .strictObject({
    id: idOf('fee'),
    customerId: idOf('customer'),
    name: z.string(),
    on: PlainDate,
    price: Price,
    quantity: z.int(),
    tax: Tax,
    revenueAccount: z.string().optional(),
    status: z.enum(feeStatuses),
    invoiceId: idOf('invoice').optional(),
    version,
    createdAt,
  })
  .meta({ id: 'Fee' });
