import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';
import { Address, Language } from '../organisation/model.ts';

export const customerTypes = ['company', 'individual'] as const;
export const portalAccess = ['none', 'invited', 'active', 'revoked'] as const;
export type PortalAccess = (typeof portalAccess)[number];

/** how often the person was invited since it last had no access */
const invitations = z.int().optional();

/** What a person tells of itself. */
const profile = {
  phone: z.string().optional(),
  title: z.string().optional(),
  about: z.string().optional(),
  /** shows in the community directory (S13); nobody does without choosing it */
  listed: z.boolean().optional(),
};

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
  /** of an individual's own login; absent with a subject it is active */
  portalAccess: z.enum(portalAccess).optional(),
  invitations,
  /** of an individual, who is one person */
  ...profile,
  /** the address bounced or was refused; mail to it is parked until it changes */
  mailProblem: z.string().optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Customer = z.infer<typeof Customer>;

/** A contact or billing person added the member: the team invites, which ends this, or declines (S18–S21). */
export const InvitationRequest = z.object({
  status: z.enum(['requested', 'declined']),
  /** business time */
  requestedAt: z.iso.datetime(),
  requestedBy: idOf('member'),
});

export const memberRoles = ['contact_person', 'billing_person'] as const;
export const MemberRole = z.enum(memberRoles);
export type MemberRole = z.infer<typeof MemberRole>;

/** Who pays for what a member of a company uses (decision 0022). */
export const BillTo = z.enum(['company', 'member']);
export type BillTo = z.infer<typeof BillTo>;

/** For whom a charge is that lies with another customer than its company: a member who pays for itself. */
export const ForMember = z.object({ customerId: idOf('customer'), memberId: idOf('member') });
export type ForMember = z.infer<typeof ForMember>;

export const Member = z.object({
  id: idOf('member'),
  customerId: idOf('customer'),
  name: z.string(),
  email: Email,
  /** a set; a plain team member holds none */
  roles: z.array(MemberRole),
  portalAccess: z.enum(portalAccess),
  subject: z.string().optional(),
  invitations,
  invitation: InvitationRequest.optional(),
  /** the individual customer that the member is where it pays for itself */
  payerId: idOf('customer').optional(),
  /** instead of its company's */
  billTo: BillTo.optional(),
  ...profile,
  mailProblem: z.string().optional(),
  /** companies it was moved away from, where mails and drafts still tell of it; shown to nobody */
  formerCustomerIds: z.array(idOf('customer')).optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Member = z.infer<typeof Member>;

export type Profile = Pick<Member, keyof typeof profile>;
