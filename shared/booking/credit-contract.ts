import * as z from 'zod';
import { ServiceDate, stamps } from '../catalogue/contract.ts';
import { resourceTypes } from '../catalogue/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Line } from '../kernel/text.ts';

const unit = z.enum(['minutes', 'money', 'days']).meta({
  description:
    'Minutes pay hourly rates, days (passes) daily ones, a day of one unit each; money pays both.',
});
const amounts = 'Minutes, days, or minor units of the currency of the organisation.';
const types = z.array(z.enum(resourceTypes));
const spentOn = 'The resources that it pays; absent: any.';

export const NewCreditGrant = z
  .strictObject({
    name: Line(120).meta({ description: 'Shown with every booking that uses it.' }),
    unit,
    amount: z.int().min(1).max(1_000_000_000).meta({ description: amounts }),
    memberId: idOf('member').optional().meta({
      description: 'Who alone may use it; absent: every member.',
    }),
    resourceTypes: types.min(1).max(10).optional().meta({ description: spentOn }),
    validFrom: ServiceDate.optional().meta({
      description: 'The first day of a booking that may use it.',
    }),
    validTo: ServiceDate.optional().meta({
      description: 'The last day of a booking that may use it.',
    }),
  })
  .refine(({ validFrom = '', validTo = '9999' }) => validFrom <= validTo, {
    path: ['validTo'],
    error: 'expected a day not before validFrom',
  })
  .meta({ id: 'NewCreditGrant' });
export type NewCreditGrant = z.output<typeof NewCreditGrant>;

export const CreditGrantView = z
  .strictObject({
    id: idOf('creditGrant'),
    customerId: idOf('customer'),
    memberId: idOf('member').optional(),
    name: z.string(),
    unit,
    amount: z.int().meta({ description: amounts }),
    used: z.int(),
    resourceTypes: types.optional(),
    validFrom: PlainDate.optional(),
    validTo: PlainDate.optional(),
    orderId: idOf('order').optional().meta({ description: 'The order that bought it.' }),
    ...stamps,
  })
  .meta({ id: 'CreditGrant' });

const balance = {
  name: z.string(),
  unit,
  resourceTypes: types.optional(),
  monthly: z.boolean().meta({ description: 'What the month leaves over is lost.' }),
  lastOn: PlainDate.optional().meta({ description: 'The last day of a booking that may use it.' }),
  left: z.int().min(0).meta({ description: amounts }),
};

/** What a booking of a day finds, in the order in which it is used. */
export const CreditBalances = z
  .strictObject({
    on: PlainDate,
    items: z.array(
      z.strictObject({
        source: z.string().meta({ description: 'Names it in the draws of bookings.' }),
        membershipId: idOf('membership').optional(),
        creditGrantId: idOf('creditGrant').optional(),
        memberId: idOf('member').optional().meta({ description: 'Who alone may use it.' }),
        ...balance,
        allowance: z.int(),
        used: z.int(),
        overdrawn: z.int().optional().meta({
          description: 'Used beyond what there is since a membership gives less.',
        }),
      }),
    ),
  })
  .meta({ id: 'CreditBalances' });

/** The same for who uses it, without what the company has bought (S14). */
export const OwnCreditBalances = z
  .strictObject({
    on: PlainDate,
    items: z.array(
      z.strictObject({
        personal: z.boolean().meta({ description: 'Only the caller may use it.' }),
        ...balance,
      }),
    ),
  })
  .meta({ id: 'OwnCreditBalances' });
