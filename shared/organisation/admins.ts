import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import { adminPointerKey } from '../people/subject.ts';
import { changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, present, versionIs, type Write } from '../store/transact.ts';
import type { AdminChanges, NewAdmin } from './contract.ts';
import type { Admin } from './model.ts';

type Org = Id<'organisation'>;

/** Takes an admin's address for its login: one address logs one person in at an organisation. */
export const loginClaim = (org: Org, { id, email }: Admin): Write => ({
  put: { ...keys.loginAddress(org, addressKey(email)), organisationId: org, adminId: id },
  condition: absent,
  refuse: () => new Refusal('email_in_use', { field: '/body/email', received: email }),
});

/** A new admin, who has no login yet: the invitation makes it. */
export const newAdmin = (
  org: Org,
  given: NewAdmin,
  now: string,
): { admin: Admin; writes: Write[] } => {
  const admin: Admin = { id: createId('admin'), ...given, version: 1, createdAt: now };
  return {
    admin,
    writes: [
      { put: { ...keys.admin(org, admin.id), ...admin }, condition: absent },
      loginClaim(org, admin),
      ...(admin.role === 'owner' ? [oneOwnerMore(org)] : []),
    ],
  };
};

/** An admin with another name or role. The counter of owners decides who is the last. Up to 2 writes. */
export const changeAdmin = (
  org: Org,
  admin: Admin,
  changes: AdminChanges,
): { next: Admin; writes: Write[] } => {
  const next = changed(admin, changes);
  return {
    next,
    writes: [
      changeWrite(keys.admin(org, admin.id), admin.version, changes),
      ...ownersMove(org, admin, next),
    ],
  };
};

const ownersMove = (org: Org, { role: before }: Admin, { role: after }: Admin): Write[] => {
  if (before === after) return [];
  return [after === 'owner' ? oneOwnerMore(org) : oneOwnerLess(org)];
};

/** Takes an admin, its address and its login's way in away. The counter of owners decides who is the last. */
export const adminRemoval = (org: Org, admin: Admin): Write[] => [
  ...(admin.role === 'owner' ? [oneOwnerLess(org)] : []),
  {
    delete: keys.admin(org, admin.id),
    ...versionIs(admin.version),
    refuse: () => new Refusal('busy'),
  },
  {
    delete: keys.loginAddress(org, addressKey(admin.email)),
    condition: 'adminId = :admin',
    values: { ':admin': admin.id },
  },
  ...(admin.subject ? [{ delete: adminPointerKey(admin.subject) }] : []),
];

const oneOwnerMore = (org: Org): Write => ({
  update: keys.organisation(org),
  expression: 'ADD owners :one',
  values: { ':one': 1 },
  condition: present,
});

const oneOwnerLess = (org: Org): Write => ({
  update: keys.organisation(org),
  expression: 'ADD owners :less',
  values: { ':less': -1, ':one': 1 },
  condition: 'owners > :one',
  refuse: () => new Refusal('last_owner'),
});
