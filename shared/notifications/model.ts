import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';

/** Every mail Atrium sends, and the contact persons' toggle that copies it (S68–S77). */
export const mailKinds = {
  invoice_created: 'billing',
} as const;
export type MailKind = keyof typeof mailKinds;

/**
 * One mail of one cause. `sending` is a claim with a lease; `delayed` waits in the queue because SES takes
 * nothing now; `sent` was accepted by SES.
 */
export const Mail = z.object({
  id: idOf('mail'),
  kind: z.enum(Object.keys(mailKinds) as [MailKind]),
  customerId: idOf('customer'),
  invoiceId: idOf('invoice'),
  runId: idOf('run').optional(),
  status: z.enum(['sending', 'delayed', 'sent', 'delivered', 'bounced', 'complained', 'parked']),
  /** why it is parked or what bounced */
  reason: z.string().optional(),
  /** of the worker that is handing it over, until `leaseUntil` */
  claim: z.string().optional(),
  leaseUntil: z.iso.datetime().optional(),
  /** counts what events recorded, so that two at once do not undo each other */
  revision: z.int().default(0),
  /** how often it was handed to SES; more than 1 is a recorded resend (I4) */
  attempts: z.int(),
  to: z.array(Email).optional(),
  cc: z.array(Email).optional(),
  /** the selected recipients found nobody: the company's own address was used (S31) */
  fallback: z.boolean().optional(),
  /** recipients that bounced or complained; `bounced` when no To is left */
  bounced: z.array(Email).optional(),
  messageId: z.string().optional(),
  at: z.iso.datetime(),
});
export type Mail = z.infer<typeof Mail>;
