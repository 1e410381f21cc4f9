import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { NewDiscount, Price, Quantity, ServiceDate } from './contract.ts';
import { MembershipView } from './membership-contract.ts';

export const Cancellation = z
  .strictObject({
    endOn: ServiceDate.optional().meta({
      description:
        'The last day of service. Without it the notice of the plan and the last billed day decide.',
    }),
  })
  .meta({ id: 'MembershipCancellation' });

export const NewPause = z
  .strictObject({
    from: ServiceDate.optional().meta({
      description: 'The first day without service; the first that is not billed unless said.',
    }),
    to: ServiceDate.optional().meta({
      description: 'The last day without service; absent: until it is resumed.',
    }),
  })
  .meta({ id: 'NewPause' });

export const Resumption = z
  .strictObject({
    to: ServiceDate.optional().meta({
      description: 'The last day without service; yesterday unless said.',
    }),
  })
  .meta({ id: 'Resumption' });

export const PlanChange = z
  .strictObject({
    planId: idOf('plan'),
    when: z.union([z.enum(['now', 'next_period']), ServiceDate]).meta({
      description:
        'The first day of the new plan: today, the first billing period that is not begun or billed, or a day. Days that are billed and not served are credited.',
    }),
    quantity: Quantity.optional().meta({ description: 'As before unless said.' }),
    price: Price.optional().meta({ description: "Replaces the new plan's monthly price." }),
    discount: NewDiscount.optional(),
  })
  .meta({ id: 'PlanChange', description: 'Own price and discount end with the old plan.' });
export type PlanChange = z.output<typeof PlanChange>;

export const PlanChanged = z
  .strictObject({
    membership: MembershipView.meta({ description: 'The one that follows.' }),
    replaced: MembershipView.meta({ description: 'The one that ends on the day before.' }),
    from: PlainDate,
    credited: Money.optional().meta({
      description: 'What was billed for days that the old plan does not serve any more.',
    }),
  })
  .meta({ id: 'PlanChanged' });
