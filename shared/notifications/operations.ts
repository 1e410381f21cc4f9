import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';
import { MailDetailView, MailView, RecipientsView } from './contract.ts';
import { customerMailKinds } from './kinds.ts';
import { templateOperations } from './template-operations.ts';

const context = 'notifications';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofMail = ofCustomer.extend({ mailId: idOf('mail') });
const inRun = z.strictObject({
  runId: idOf('run').optional().meta({
    description:
      "The mail's `runId`, if it has one: its invoice is then found however new or old it is. Without it a run's mail is looked for among the customer's newest 5,000.",
  }),
});

export const listMails = operation({
  id: 'listMails',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/mails',
  summary: "A customer's mails, newest first.",
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({
    ...pageQuery,
    kind: MailView.shape.kind.optional(),
    status: MailView.shape.status.optional(),
    invoiceId: idOf('invoice').optional(),
    address: Email.optional().meta({ description: 'Mails with this address in To or CC.' }),
    contactPersonId: idOf('contactPerson')
      .optional()
      .meta({ description: 'Mails to the address that the contact person has now.' }),
    memberId: idOf('member')
      .optional()
      .meta({ description: 'Mails to the address that the member has now.' }),
  }),
  answer: pageOf(MailView),
  refusals: ['unknown_reference'],
});

export const getMail = operation({
  id: 'getMail',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/mails/{mailId}',
  summary: 'One mail, with what is known of when.',
  access: 'admin',
  params: ofMail,
  query: inRun,
  answer: MailDetailView,
});

export const resendMail = operation({
  id: 'resendMail',
  context,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/mails/{mailId}/resend',
  summary: 'Sends a mail again that has an outcome, to whom it would go now.',
  access: 'admin',
  params: ofMail,
  query: inRun,
  answer: MailDetailView,
  status: 202,
  idempotent: true,
  refusals: ['mail_pending', 'resend_limit'],
});

export const getRecipients = operation({
  id: 'getRecipients',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/recipients',
  summary: 'Who would get a mail if it were sent now.',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({ mail: z.enum(customerMailKinds) }),
  answer: RecipientsView,
});

/** The operations of this context, in the order the reference shows them. */
export const notificationsOperations: readonly Operation[] = [
  listMails,
  getMail,
  resendMail,
  getRecipients,
  ...templateOperations,
];
