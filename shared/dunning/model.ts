import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { DunningPolicy } from '../organisation/model.ts';

export const stepKinds = [
  'reminder',
  'overdue',
  'late_fee',
  'suspension',
  'reactivation',
  'write_off',
] as const;

/** What was done about an invoice, for the bookkeeper to read. */
export const DunningStep = z.object({
  kind: z.enum(stepKinds),
  /** days after the due date; below nothing: before it */
  days: z.int(),
  /** the organisation's day */
  on: PlainDate,
  /** business time */
  at: z.iso.datetime(),
  /** of the case, when it was done */
  round: z.int(),
  mailId: idOf('mail').optional(),
  feeId: idOf('fee').optional(),
  amount: Money.optional(),
  membershipIds: z.array(idOf('membership')).optional(),
});
export type DunningStep = z.infer<typeof DunningStep>;

/** What is done about one invoice, from its issue until it is settled, and again should it be open once more. */
export const DunningCase = z.object({
  customerId: idOf('customer'),
  invoiceId: idOf('invoice'),
  /** how often it has become open: a payment that was taken back begins another */
  round: z.int(),
  /** mails due up to this day were sent, or were overtaken by a later one */
  mailedThrough: PlainDate.optional(),
  steps: z.array(DunningStep),
  version: z.int(),
});
export type DunningCase = z.infer<typeof DunningCase>;

/** What a customer has instead of the organisation's policy; absent fields are the organisation's. */
export const OwnPolicy = DunningPolicy.partial().meta({ id: 'OwnDunningPolicy' });

export const DunningTerms = z.object({
  customerId: idOf('customer'),
  own: OwnPolicy,
  version: z.int(),
});
export type DunningTerms = z.infer<typeof DunningTerms>;

/** How far the organisation's invoices have cases, and the policy that these are planned by. */
export const DunningProgress = z.object({
  next: z.int(),
  plannedBy: z.string().optional(),
  version: z.int(),
});
export type DunningProgress = z.infer<typeof DunningProgress>;
