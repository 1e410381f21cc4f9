import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import { changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import type { MemberChanges, NewMember } from './contract.ts';
import type { Customer, Member } from './model.ts';
import { rolesAfter } from './roles.ts';
import { pointerKey } from './subject.ts';

type Org = Id<'organisation'>;

/** Whether the person is one of the operator's admins, who count as contact persons (S12). */
interface Standing {
  readonly isAdmin: boolean;
}

/** A member of a company, without portal access until an admin invites (S18–S21). 2 writes. */
export const newMember = (
  org: Org,
  customer: Customer,
  given: NewMember,
  { isAdmin, now }: Standing & { readonly now: string },
): { member: Member; writes: Write[] } => {
  if (customer.type !== 'company') {
    throw new Refusal('customer_not_a_company', { expected: 'company', received: customer.type });
  }
  const member: Member = {
    id: createId('member'),
    customerId: customer.id,
    ...given,
    roles: rolesAfter([], given.roles, { isAdmin }),
    portalAccess: 'none',
    version: 1,
    createdAt: now,
  };
  const put = { ...keys.member(org, customer.id, member.id), ...member };
  return { member, writes: [{ put, condition: absent }] };
};

/** A member with changes; its roles are replaced as a whole (S22–S25). 1 write. */
export const changeMember = (
  org: Org,
  member: Member,
  { roles, ...given }: MemberChanges,
  { isAdmin }: Standing,
): { next: Member; writes: Write[] } => {
  const isNewAddress = given.email !== undefined && given.email !== member.email;
  const changes = {
    ...given,
    ...(roles && { roles: rolesAfter(member.roles, roles, { isAdmin }) }),
    ...(isNewAddress && { mailProblem: null }),
  };
  const key = keys.member(org, member.customerId, member.id);
  return {
    next: changed(member, changes),
    writes: [changeWrite(key, member.version, changes)],
  };
};

/** Takes a member and its login's way in away; a login made meanwhile is met by the version. Up to 2 writes. */
export const memberRemoval = (org: Org, member: Member): Write[] => [
  {
    delete: keys.member(org, member.customerId, member.id),
    ...versionIs(member.version),
    refuse: () => new Refusal('busy'),
  },
  ...(member.subject
    ? [
        {
          delete: pointerKey(member.subject, org, {
            customerId: member.customerId,
            memberId: member.id,
          }),
        },
      ]
    : []),
];
