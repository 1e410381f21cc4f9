import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';

export const contactLabels = [
  'general',
  'billing',
  'bookkeeping',
  'technical',
  'management',
  'support',
] as const;

/** A CC recipient of a customer, without a login (S55–S87). */
export const ContactPerson = z.object({
  id: idOf('contactPerson'),
  customerId: idOf('customer'),
  name: z.string(),
  email: Email,
  phone: z.string().optional(),
  label: z.enum(contactLabels),
  notifications: z.object({ billing: z.boolean(), account: z.boolean() }),
  mailProblem: z.string().optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type ContactPerson = z.infer<typeof ContactPerson>;

export const maxContactPersons = 10;
