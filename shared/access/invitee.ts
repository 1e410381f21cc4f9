import type { Admin } from '../organisation/model.ts';
import type { Customer, Member, PortalAccess } from '../people/model.ts';
import type { Person } from '../people/subject.ts';
import { accessOf } from '../people/views.ts';

/** Somebody who signs in, or is to: a member, an individual on its own account, or an admin. */
export interface Invitee {
  readonly person: Person;
  readonly name: string;
  readonly email?: string | undefined;
  /** why mail does not reach the address */
  readonly mailProblem?: string | undefined;
  readonly access: PortalAccess;
  readonly subject?: string | undefined;
  readonly invitations?: number | undefined;
  readonly version: number;
}

export const memberInvitee = (member: Member): Invitee => ({
  ...member,
  person: { customerId: member.customerId, memberId: member.id },
  access: member.portalAccess,
});

/** An individual on its own account (S58). */
export const individualInvitee = (customer: Customer): Invitee => ({
  ...customer,
  person: { customerId: customer.id },
  access: accessOf(customer),
});

/** An admin loses access with its place in the team only, and its address never changes. */
export const adminInvitee = (admin: Admin): Invitee => ({
  ...admin,
  person: { adminId: admin.id },
  access: admin.subject ? 'invited' : 'none',
});
