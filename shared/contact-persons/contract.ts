import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Email, Line } from '../kernel/text.ts';
import { contactLabels } from './model.ts';

/** A telephone number as people write it: an optional +, 5 to 15 digits with separators, an extension. */
export const Phone = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(40)
  .regex(/^\+?(?:[ ()./-]*[0-9]){5,15}\)?(?: ?(?:x|ext\.?) ?[0-9]{1,6})?$/, {
    error: 'expected a telephone number such as +31 20 123 4567',
  });

export const ContactLabel = z
  .enum(contactLabels)
  .meta({ id: 'ContactLabel', description: 'Descriptive only; decides nothing (S66).' });

const billing = z.boolean().meta({ description: 'Invoices, payments, reminders, mandates.' });
const account = z.boolean().meta({ description: 'Orders and memberships.' });

/** Which mail a contact person gets copies of; both may be off (S67). */
export const Notifications = z
  .strictObject({ billing, account })
  .meta({ id: 'ContactNotifications' });

const fields = {
  name: Line(120).meta({ description: 'Full name.' }),
  email: Email,
  phone: Phone,
  label: ContactLabel,
};

export const NewContactPerson = z
  .strictObject({
    ...fields,
    phone: Phone.optional(),
    label: ContactLabel.default('general'),
    notifications: Notifications,
  })
  .meta({ id: 'NewContactPerson' });
export type NewContactPerson = z.output<typeof NewContactPerson>;

export const ContactPersonChanges = z
  .strictObject({
    name: fields.name.optional(),
    email: Email.optional(),
    phone: Phone.nullable().optional().meta({ description: 'null removes it.' }),
    label: ContactLabel.optional(),
    notifications: z
      .strictObject({ billing: billing.optional(), account: account.optional() })
      .optional(),
  })
  .meta({ id: 'ContactPersonChanges' });
export type ContactPersonChanges = z.output<typeof ContactPersonChanges>;

export const ContactPersonView = z
  .strictObject({
    id: idOf('contactPerson'),
    customerId: idOf('customer'),
    name: z.string(),
    email: z.string(),
    phone: z.string().optional(),
    label: ContactLabel,
    notifications: Notifications,
    mailProblem: z
      .string()
      .optional()
      .meta({ description: 'Why mail to the address is not sent, until it changes.' }),
    version: z.int().meta({ description: 'The ETag without its quotes.' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ContactPerson' });
