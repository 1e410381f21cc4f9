import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { DunningPolicy } from '../organisation/model.ts';
import { OwnPolicy } from './model.ts';

export { OwnPolicy };

export const DunningTermsView = z
  .strictObject({
    customerId: idOf('customer'),
    own: OwnPolicy.meta({ description: "What differs from the organisation's." }),
    policy: DunningPolicy.meta({ description: 'What holds for the customer.' }),
    version: z.int().meta({ description: 'The ETag without its quotes.' }),
  })
  .meta({ id: 'DunningTerms' });
export type DunningTermsView = z.output<typeof DunningTermsView>;

export const timelineKinds = [
  'issued',
  'mailed',
  'reminder',
  'overdue',
  'late_fee',
  'suspension',
  'reactivation',
  'charge',
  'charge_failed',
  'payment',
  'payment_reversed',
  'credit_note',
  'void',
  'written_off',
] as const;

export const TimelineRow = z
  .strictObject({
    on: PlainDate.meta({ description: "The organisation's day." }),
    at: z.iso.datetime().optional().meta({ description: 'Business time, where it is known.' }),
    kind: z.enum(timelineKinds),
    text: z.string().meta({ description: 'In words, for the bookkeeper.' }),
    invoiceId: idOf('invoice'),
    invoiceNumber: z.string(),
    amount: Money.optional(),
    mail: z
      .strictObject({ id: idOf('mail'), status: z.string(), to: z.array(z.string()) })
      .optional(),
    attemptId: idOf('paymentAttempt').optional(),
    paymentId: idOf('payment').optional(),
    creditNoteId: idOf('creditNote').optional(),
    feeId: idOf('fee').optional(),
    membershipIds: z.array(idOf('membership')).optional(),
  })
  .meta({ id: 'TimelineRow' });
export type TimelineRow = z.output<typeof TimelineRow>;

export const Timeline = z.strictObject({ items: z.array(TimelineRow) }).meta({ id: 'Timeline' });
