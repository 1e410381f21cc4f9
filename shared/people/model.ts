import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';
import { Address, Language } from '../organisation/model.ts';

export const customerTypes = ['company', 'individual'] as const;

export const Customer = z.object({
  id: idOf('customer'),
  type: z.enum(customerTypes),
  name: z.string(),
  /** the primary address; a company may lack one, then its invoices need billing or contact persons (S31) */
  email: Email.optional(),
  billingAddress: Address.optional(),
  vatId: z.string().optional(),
  language: Language.optional(),
  locationId: idOf('location').optional(),
  /** subject of an individual's own login (S58); a company's logins are its members' */
  subject: z.string().optional(),
  /** the address bounced or was refused; mail to it is parked until it changes */
  mailProblem: z.string().optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Customer = z.infer<typeof Customer>;

export const memberRoles = ['contact_person', 'billing_person'] as const;
export const MemberRole = z.enum(memberRoles);
export type MemberRole = z.infer<typeof MemberRole>;

export const portalAccess = ['none', 'invited', 'active', 'revoked'] as const;

export const Member = z.object({
  id: idOf('member'),
  customerId: idOf('customer'),
  name: z.string(),
  email: Email,
  /** a set; a plain team member holds none */
  roles: z.array(MemberRole),
  portalAccess: z.enum(portalAccess),
  subject: z.string().optional(),
  mailProblem: z.string().optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Member = z.infer<typeof Member>;
