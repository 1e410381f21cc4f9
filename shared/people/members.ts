import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import { changed, changeWrite } from '../store/change.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import type { MemberChanges, NewMember } from './contract.ts';
import { directoryWrites } from './directory.ts';
import type { Customer, Member } from './model.ts';
import { payerKnown } from './payer.ts';
import type { ProfileChanges } from './profile-contract.ts';
import { rolesAfter } from './roles.ts';
import { pointerKey } from './subject.ts';
import { waitsAs, waitsNoMore } from './waiting.ts';
import { withdrawnLogin } from './withdrawn-login.ts';

type Org = Id<'organisation'>;

/** Whether the person is one of the operator's admins, who count as contact persons (S12). */
interface Standing {
  readonly isAdmin: boolean;
}

/** A member as it is stored; while the team has not decided about it, with its entry in the inbox. */
export const memberItem = (org: string, member: Member): Member & Key => ({
  ...keys.member(org, member.customerId, member.id),
  ...inboxEntry(org, member),
  ...member,
});

const inboxEntry = (org: string, { customerId, id, invitation }: Member) =>
  invitation?.status === 'requested'
    ? indexKeys.invitationRequests(org, invitation.requestedAt, customerId, id)
    : {};

/** A member of a company, without portal access until an admin invites (S18–S21). 1 or 2 writes. */
export const newMember = (
  org: Org,
  customer: Customer,
  given: NewMember,
  {
    isAdmin,
    now,
    requestedBy,
    id = createId('member'),
  }: Standing & {
    readonly now: string;
    readonly requestedBy?: Id<'member'>;
    readonly id?: Id<'member'>;
  },
): { member: Member; writes: Write[] } => {
  if (customer.type !== 'company') {
    throw new Refusal('customer_not_a_company', { expected: 'company', received: customer.type });
  }
  const member: Member = {
    id,
    customerId: customer.id,
    ...given,
    roles: rolesAfter([], given.roles, { isAdmin }),
    portalAccess: 'none',
    ...(requestedBy && { invitation: { status: 'requested', requestedAt: now, requestedBy } }),
    version: 1,
    createdAt: now,
  };
  return {
    member,
    writes: [
      { put: memberItem(org, member), condition: absent },
      ...payerKnown(org, member, given),
    ],
  };
};

/** A member with changes; its roles are replaced as a whole (S22–S25). Up to 7 writes. */
export const changeMember = (
  org: Org,
  member: Member,
  { roles, ...given }: MemberChanges & ProfileChanges,
  { isAdmin }: Standing,
): { next: Member; writes: Write[] } => {
  const isNewAddress = given.email !== undefined && given.email !== member.email;
  const place = { customerId: member.customerId, memberId: member.id };
  const login = withdrawnLogin(member, given.email, place);
  const changes = {
    ...given,
    ...(roles && { roles: rolesAfter(member.roles, roles, { isAdmin }) }),
    ...(isNewAddress && { mailProblem: null }),
    ...login.changes,
  };
  const key = keys.member(org, member.customerId, member.id);
  const next = changed(member, changes);
  return {
    next,
    writes: [
      changeWrite(key, member.version, changes),
      ...directoryWrites(org, member, next),
      ...login.writes,
      ...waitsAs(org, member, next),
      ...payerKnown(org, next, given),
    ],
  };
};

/** Takes a member and its login's way in away; a login made meanwhile is met by the version. Up to 6 writes. */
export const memberRemoval = (org: Org, member: Member): Write[] => [
  {
    delete: keys.member(org, member.customerId, member.id),
    ...versionIs(member.version),
    refuse: () => new Refusal('busy'),
  },
  ...directoryWrites(org, member, undefined),
  ...waitsNoMore(org, member),
  { delete: keys.portalAddress(org, addressKey(member.email), member.customerId, member.id) },
  ...(member.subject
    ? [
        {
          delete: pointerKey(member.subject, { customerId: member.customerId }),
        },
      ]
    : []),
];
