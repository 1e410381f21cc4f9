import type { DomainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import { requestMail } from '../notifications/mail-store.ts';
import { teamCustomerId } from '../notifications/model.ts';
import { personKey, pointerItem, pointerKey } from '../people/subject.ts';
import { changeWrite } from '../store/change.ts';
import { addressHash, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { decided } from './decline.ts';
import type { Invitee } from './invitee.ts';

type Org = Id<'organisation'>;

/** The first one and three more, should it be lost; revoking the access begins anew. */
const maxInvitations = 4;

/** The address that an invitation would go to. Refuses whom nobody can invite now, before a login is made. */
export const addressToInvite = ({
  access,
  email,
  invitations = 0,
  mailProblem,
}: Invitee): string => {
  if (access === 'active') {
    throw new Refusal('access_given', { expected: 'none, invited or revoked', received: access });
  }
  if (invitations >= maxInvitations) {
    throw new Refusal('invitation_limit', {
      expected: `at most ${maxInvitations} invitations`,
      received: `${invitations} sent`,
    });
  }
  if (!email || mailProblem) {
    throw new Refusal('no_address', {
      expected: 'an address that mail reaches',
      received: mailProblem ?? 'none',
    });
  }
  return email;
};

export interface Invited {
  /** what changes of the person */
  readonly changes: {
    readonly subject: string;
    readonly invitations: number;
    readonly portalAccess?: 'invited';
  };
  readonly writes: Write[];
  /** lets the invitation leave */
  readonly mail: DomainEvent;
}

/**
 * Lets the login `subject` in as a person, and tells the person by mail (S21). Who was invited before and
 * has another address since gets that address's login in place of the first. Up to 6 writes.
 */
export const invite = (org: Org, invitee: Invitee, subject: string): Invited => {
  const { person, version } = invitee;
  const invitations = (invitee.invitations ?? 0) + 1;
  const isAdmin = 'adminId' in person;
  const changes = { subject, invitations, ...(!isAdmin && { portalAccess: 'invited' as const }) };
  const { event: mail, writes } = requestInvitation(org, { ...invitee, version: version + 1 });
  const stored = !isAdmin && person.memberId ? { ...changes, ...decided } : changes;
  return {
    changes,
    writes: [
      {
        ...changeWrite(personKey(org, person), version, stored),
        refuse: found => overtaken(invitee, found),
      },
      ...pointerWrites(org, invitee, subject),
      ...addressWrites(org, invitee),
      ...writes,
    ],
    mail,
  };
};

/**
 * The mail that an invitation is: without a password, with a link to where one is chosen. `version` is the
 * person's that the invitation leaves. 2 writes.
 */
export const requestInvitation = (org: Org, { name, email, person, version }: Invitee) => {
  const isAdmin = 'adminId' in person;
  const id = isAdmin ? person.adminId : (person.memberId ?? person.customerId);
  return requestMail(org, {
    kind: 'portal_invitation',
    ...(isAdmin ? { ...person, customerId: teamCustomerId(org) } : person),
    cause: `${id}#${version}`,
    facts: {
      personName: name,
      ...(email !== undefined && { addressHash: addressHash(addressKey(email)) }),
    },
  });
};

const pointerWrites = (org: Org, { person, subject: before }: Invitee, subject: string): Write[] =>
  before === subject
    ? []
    : [
        {
          put: pointerItem(subject, org, person),
          condition: absent,
          refuse: () =>
            new Refusal('login_in_use', {
              expected: 'an address whose login is nobody else here',
              received: 'one that is',
            }),
        },
        ...(before === undefined ? [] : [{ delete: pointerKey(before, person) }]),
      ];

/** By the address the storefront knows who signs in instead (S53). */
const addressWrites = (org: Org, { person, email }: Invitee): Write[] => {
  if ('adminId' in person || email === undefined) return [];
  const { customerId, memberId } = person;
  const key = keys.portalAddress(org, addressKey(email), customerId, memberId);
  return [{ put: { ...key, customerId, memberId } }];
};

/** Somebody else wrote first: the same invitation, which is then given, or anything, to be read again. */
const overtaken = ({ subject }: Invitee, found: Record<string, unknown> | undefined): Refusal =>
  new Refusal(found?.subject !== undefined && found.subject !== subject ? 'access_given' : 'busy');
