import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Line } from '../kernel/text.ts';
import { NewDiscount, Price, RevenueAccount, stamps } from './contract.ts';
import { Discount, planCategories, planKinds, Tax } from './model.ts';

const planDiscount = NewDiscount.meta({
  description: "Off every membership of the plan, before the membership's own.",
});

export const NewPlan = z
  .strictObject({
    name: Line(120),
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price.meta({ description: "A recurring plan's price is a month's." }),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
    discount: planDiscount.optional(),
    timing: z.enum(['advance', 'arrears']).optional().meta({
      description:
        'Recurring plans: billed before or after the period of service; membershipTiming of the organisation unless said.',
    }),
  })
  .refine(plan => plan.kind === 'recurring' || plan.discount === undefined, {
    path: ['discount'],
    error: 'expected only with kind recurring',
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
    kind: z.enum(planKinds),
    category: z.enum(planCategories),
    price: Price,
    tax: Tax,
    revenueAccount: z.string().optional(),
    timing: z.enum(['advance', 'arrears']).optional(),
    discount: Discount.optional(),
    archived: z.boolean(),
    ...stamps,
  })
  .meta({ id: 'Plan' });
