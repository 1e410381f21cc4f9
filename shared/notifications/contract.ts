import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Mail, mailStatuses } from './model.ts';
import { recipientProblems } from './recipients.ts';

const addresses = z.array(z.string());
const leftOut = (who: string) => addresses.meta({ description: who });

export const MailView = z
  .strictObject({
    id: idOf('mail'),
    kind: Mail.shape.kind,
    customerId: idOf('customer'),
    invoiceId: idOf('invoice').optional(),
    runId: idOf('run').optional(),
    memberId: idOf('member').optional(),
    status: z.enum(mailStatuses).meta({
      description:
        '`sent`: SES has it. `suppressed`: SES knows the address as dead and did not try. `parked`: it could not be sent, see `reason`. `withdrawn`: what it spoke of was settled before it left.',
    }),
    reason: z.string().optional(),
    to: addresses,
    cc: addresses,
    leftOut: leftOut(
      'Who should have got it and did not: SES takes 50 recipients a message, of which 40 are To; a sandbox mails to allowed domains only; and SES refuses single copies (`reason`: `cc_rejected`).',
    ),
    bounced: addresses.meta({
      description: 'Recipients that bounced, complained or are suppressed.',
    }),
    fallback: z.boolean().meta({
      description: 'The selected recipients found nobody; the own address was used (S31).',
    }),
    attempts: z.int().meta({
      description: 'Hand-overs since it was last asked for; more than 1 is a recorded resend.',
    }),
    resends: z.int().meta({ description: 'How often an admin asked for it again, at most 3.' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'MailDelivery' });
export type MailView = z.infer<typeof MailView>;

export const MailDetailView = MailView.extend({
  timeline: z.array(
    z.strictObject({
      status: z.enum(mailStatuses),
      at: z.iso.datetime(),
      by: z.string().optional().meta({ description: 'Who asked for it again.' }),
    }),
  ),
  earlier: z
    .array(z.strictObject({ to: addresses, cc: addresses, bounced: addresses }))
    .meta({ description: 'To whom it went before it was sent again.' }),
}).meta({
  id: 'MailDeliveryDetail',
  description: 'A mail, and when it was first in each status, as far as it is known.',
});
export type MailDetailView = z.infer<typeof MailDetailView>;

export const RecipientsView = z
  .strictObject({
    to: addresses,
    cc: addresses,
    leftOut: leftOut(
      'Who should get it and would not: SES takes 50 recipients a message, of which 40 are To.',
    ),
    recipient: z.array(z.string()).meta({ description: 'Names that {{recipient}} stands for.' }),
    fallback: z.boolean().meta({
      description: "The selected recipients found nobody; the customer's own address is used.",
    }),
    problem: z.enum(recipientProblems).optional(),
  })
  .meta({ id: 'Recipients' });
export type RecipientsView = z.infer<typeof RecipientsView>;
