import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { BillTo } from '../people/model.ts';
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
    planId: idOf('plan').optional().meta({
      description:
        'Absent: the same plan, with another quantity, price or discount. The same plan, named: its days from then on are billed at the price that the plan asks now.',
    }),
    when: z.union([z.enum(['now', 'next_period']), ServiceDate]).meta({
      description:
        'The first day of the new terms: today, the first billing period that is not begun or billed, or a day of service, also one that is past. Days that were billed at the old ones are credited and billed anew.',
    }),
    quantity: Quantity.optional().meta({ description: 'As before unless said.' }),
    price: Price.nullable().optional().meta({
      description: "Replaces the plan's monthly price; null: the plan's.",
    }),
    discount: NewDiscount.nullable().optional(),
    billTo: BillTo.optional().meta({
      description:
        'Who pays from that day on; what follows lies with the payer. As before unless said.',
    }),
  })
  .refine(
    ({ planId, quantity, price, discount, billTo }) =>
      [planId, quantity, price, discount, billTo].some(given => given !== undefined),
    { error: 'expected a planId, quantity, price, discount or billTo' },
  )
  .meta({
    id: 'PlanChange',
    description:
      'Own price and discount end with the old plan; of the same plan they stay unless said.',
  });
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
