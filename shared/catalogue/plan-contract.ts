import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Line, Text } from '../kernel/text.ts';
import { NewDiscount, Price, RevenueAccount, stamps } from './contract.ts';
import { Discount, planCategories, planKinds, Tax } from './model.ts';
import { misfitOf } from './plan-fields.ts';
import { Credits, Deposit, NoticeDays, OfferedOn, Pass, Prices } from './plan-terms.ts';

const planDiscount = NewDiscount.meta({
  description: "Off every membership of the plan, before the membership's own.",
});

const description = Text(2000).meta({ description: 'For who buys it.' });

export const NewPlan = z
  .strictObject({
    name: Line(120),
    description: description.optional(),
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price.meta({ description: "A recurring plan's price is a month's." }),
    prices: Prices.optional(),
    deposit: Deposit.optional(),
    credits: Credits.optional(),
    pass: Pass.optional(),
    offeredOn: OfferedOn.optional(),
    noticeDays: NoticeDays.optional(),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
    discount: planDiscount.optional(),
    timing: z.enum(['advance', 'arrears']).optional().meta({
      description:
        'Recurring plans: billed before or after the period of service; membershipTiming of the organisation unless said.',
    }),
  })
  .superRefine((plan, context) => {
    const misfit = misfitOf(plan);
    if (misfit) {
      const message = `expected ${misfit.expected}`;
      context.addIssue({ code: 'custom', path: [misfit.field], message });
    }
  })
  .meta({ id: 'NewPlan' });
export type NewPlan = z.output<typeof NewPlan>;

export const PlanChanges = z
  .strictObject({
    name: Line(120).optional(),
    description: description.nullable().optional(),
    category: z.enum(planCategories).optional(),
    price: Price.optional().meta({ description: 'Holds for every day that is not billed yet.' }),
    prices: Prices.nullable().optional(),
    deposit: Deposit.nullable().optional(),
    credits: Credits.nullable().optional(),
    pass: Pass.nullable().optional(),
    offeredOn: OfferedOn.nullable().optional(),
    noticeDays: NoticeDays.nullable().optional(),
    tax: Tax.optional(),
    revenueAccount: RevenueAccount.nullable().optional(),
    discount: planDiscount.nullable().optional(),
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
    description: z.string().optional(),
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price,
    prices: Prices.optional(),
    deposit: Deposit.optional(),
    credits: Credits.optional(),
    pass: Pass.optional(),
    offeredOn: OfferedOn.optional(),
    noticeDays: z.int().optional(),
    tax: Tax,
    revenueAccount: z.string().optional(),
    timing: z.enum(['advance', 'arrears']).optional(),
    discount: Discount.optional(),
    archived: z.boolean(),
    ...stamps,
  })
  .meta({ id: 'Plan' });

/** A plan as who may buy it sees it: at the price of today where the customer is. */
export const OfferView = z
  .strictObject({
    id: idOf('plan'),
    name: z.string(),
    description: z.string().optional(),
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price.meta({
      description: "Of one, at the customer's location today; a recurring plan's is a month's.",
    }),
    taxIncluded: z.boolean().meta({ description: 'Whether the price includes its tax.' }),
    deposit: Deposit.optional(),
    credits: Credits.optional(),
    pass: Pass.optional(),
    noticeDays: z.int().optional(),
  })
  .meta({ id: 'PlanOffer' });
