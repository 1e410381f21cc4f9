import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';

/** A person who can log in: an admin, a member of a company, or an individual on its own account. */
export type Person =
  | { readonly adminId: Id<'admin'> }
  | { readonly customerId: Id<'customer'>; readonly memberId?: Id<'member'> };

/** What a subject's pointers lead to. A pointer is written with the login and never changes its meaning. */
export interface Pointer {
  readonly organisationId: string;
  readonly adminId?: string;
  readonly customerId?: string;
  readonly memberId?: string;
}

/**
 * One login is at most one person at a customer and one admin, wherever: `/v1/admin` could not tell from a
 * token which of two teams its caller means.
 */
export const pointerKey = (subject: string, person: Person): Key =>
  'adminId' in person
    ? adminPointerKey(subject)
    : keys.subject(subject, `CUSTOMER#${person.customerId}`);

export const adminPointerKey = (subject: string): Key => keys.subject(subject, 'ADMIN');

/** The item that tells who a token's subject is here. */
export const pointerItem = (subject: string, org: Id<'organisation'>, person: Person) => ({
  ...pointerKey(subject, person),
  organisationId: org,
  ...person,
});

/**
 * Gives a person that exists a login: the pointer from the token's subject, and on the person the subject
 * and, at a customer, active access to the portal. Refuses a person with another login, and a login that is
 * somebody here already. Two writes; for tests and the sample operator, which do without an invitation.
 */
export const linkSubject = (
  subject: string,
  org: Id<'organisation'>,
  person: Person,
): readonly Write[] => [
  {
    put: pointerItem(subject, org, person),
    condition: absent,
    refuse: () => new Refusal('login_in_use'),
  },
  {
    update: personKey(org, person),
    expression: `SET #subject = :subject${'customerId' in person ? ', portalAccess = :active' : ''} ADD #version :one`,
    names: { '#subject': 'subject', '#version': 'version' },
    values: {
      ':subject': subject,
      ':one': 1,
      ...('customerId' in person && { ':active': 'active' }),
    },
    condition: 'attribute_exists(pk) AND attribute_not_exists(#subject)',
    refuse: () => new Refusal('login_in_use'),
  },
];

/** Where a person lies. */
export const personKey = (
  org: string,
  { adminId, customerId = '', memberId }: Omit<Pointer, 'organisationId'>,
): Key => {
  if (adminId) return keys.admin(org, adminId);
  return memberId ? keys.member(org, customerId, memberId) : keys.customer(org, customerId);
};
