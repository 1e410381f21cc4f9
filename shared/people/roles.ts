import { Refusal } from '../kernel/errors.ts';
import { type MemberRole, memberRoles } from './model.ts';

/**
 * The roles a member holds after a change, each once, in a fixed order. Only a contact person can be made
 * billing person, before the change or by it, and an operator's admin counts as one (S12, S22, S23);
 * who is billing person already stays it without the contact role (S24).
 */
export const rolesAfter = (
  held: readonly MemberRole[],
  wanted: readonly MemberRole[],
  { isAdmin }: { readonly isAdmin: boolean },
): MemberRole[] => {
  const becomesBilling = wanted.includes('billing_person') && !held.includes('billing_person');
  const isContact = isAdmin || held.includes('contact_person') || wanted.includes('contact_person');
  if (becomesBilling && !isContact) {
    throw new Refusal('billing_person_needs_contact', {
      field: '/body/roles',
      expected: 'contact_person with billing_person',
      received: wanted.join(', '),
    });
  }
  return memberRoles.filter(role => wanted.includes(role));
};
