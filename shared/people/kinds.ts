import type { PrincipalKind } from '../contract/permissions.ts';
import type { Customer, Member } from './model.ts';

/**
 * What a person is at a customer; its rights are the union (S2). Every member is a team member, an
 * operator's admin among them has the contact person's rights (S12), and only an individual is its own
 * account (S58).
 */
export const kindsAt = (
  customer: Pick<Customer, 'type'>,
  member: Pick<Member, 'roles'> | undefined,
  { isAdmin }: { readonly isAdmin: boolean },
): PrincipalKind[] => {
  if (member)
    return ['team_member', ...member.roles, ...(isAdmin ? ['admin_member' as const] : [])];
  return customer.type === 'individual' ? ['individual'] : [];
};
