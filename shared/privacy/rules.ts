import { plusSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import type { Audience } from '../notifications/recipients.ts';
import type { ErasureView, NewErasure } from './contract.ts';
import type { Erasure, Removed, Wanted } from './model.ts';
import { hashesOfName, hashOfAddress } from './scrub.ts';

export const nothingRemoved: Removed = {
  members: 0,
  contactPersons: 0,
  signIns: 0,
  mails: 0,
  requests: 0,
  drafts: 0,
  titles: 0,
  bankEntries: 0,
  bankAccounts: 0,
  payments: 0,
};

interface Context {
  readonly by: Id<'admin'>;
  readonly now: string;
  /** whether a mail was for a member who is gone */
  readonly knowsMember: boolean;
}

/** An erasure as it is asked for. Refuses somebody whom nobody knows here, and the customer's own address. */
export const newErasure = (
  audience: Audience,
  asked: NewErasure,
  { by, now, knowsMember }: Context,
): Erasure => ({
  id: createId('erasure'),
  customerId: audience.customer.id,
  ...targetOf(audience, asked, knowsMember),
  status: 'requested',
  removed: nothingRemoved,
  requestedBy: by,
  requestedAt: now,
});

/**
 * The same for the companies from which the members were moved, whose mails, answers and drafts tell of them
 * too. The sign-in pool is asked once, where they are now.
 */
export const formerErasures = (erasure: Erasure, { members }: Audience): Erasure[] => {
  const { wanted = nobody } = erasure;
  const moved = members.filter(({ id }) => wanted.memberIds.includes(id));
  const former = new Set(moved.flatMap(({ formerCustomerIds = [] }) => formerCustomerIds));
  return [...former].map(customerId => ({
    ...erasure,
    id: createId('erasure'),
    customerId,
    wanted: { ...wanted, contactPersonIds: [], emails: [], subjects: [] },
  }));
};

const nobody: Wanted = {
  memberIds: [],
  contactPersonIds: [],
  addresses: [],
  names: [],
  accounts: [],
  emails: [],
  subjects: [],
};

type Target = Pick<Erasure, 'target' | 'memberId' | 'contactPersonId'> & { wanted: Wanted };

const targetOf = (audience: Audience, asked: NewErasure, knowsMember: boolean): Target => {
  if ('memberId' in asked) {
    const { memberId } = asked;
    const member = audience.members.find(({ id }) => id === memberId);
    if (!member && !knowsMember) throw unknown('memberId', memberId);
    const wanted = merged(nobody, { memberIds: [memberId] });
    return { target: 'member', memberId, wanted: member ? tracesOf(wanted, member) : wanted };
  }
  if ('contactPersonId' in asked) {
    const { contactPersonId } = asked;
    const person = audience.contactPersons.find(({ id }) => id === contactPersonId);
    if (!person) throw unknown('contactPersonId', contactPersonId);
    const wanted = merged(nobody, { contactPersonIds: [contactPersonId] });
    return { target: 'contact_person', contactPersonId, wanted: tracesOf(wanted, person) };
  }
  return { target: 'address', wanted: everybodyAt(audience, asked.email) };
};

/** Who has the address now is erased with it; who gets it later is somebody else. */
const everybodyAt = ({ customer, members, contactPersons }: Audience, email: string): Wanted => {
  const address = hashOfAddress(email);
  const isThere = (person: { email?: string | undefined }) =>
    person.email !== undefined && hashOfAddress(person.email) === address;
  if (isThere(customer)) throw new Refusal('erasure_of_primary', { field: '/body/email' });
  const [ofMembers, ofContacts] = [members.filter(isThere), contactPersons.filter(isThere)];
  const start = merged(nobody, {
    addresses: [address],
    emails: [email],
    memberIds: ofMembers.map(({ id }) => id),
    contactPersonIds: ofContacts.map(({ id }) => id),
  });
  return [...ofMembers, ...ofContacts].reduce<Wanted>(tracesOf, start);
};

const unknown = (field: string, received: string) =>
  new Refusal('not_found', {
    field: `/body/${field}`,
    expected: 'somebody at this customer; who was removed is named by { "email" }',
    received,
  });

interface Person {
  readonly name: string;
  readonly email: string;
  readonly subject?: string | undefined;
}

/** What is looked for, with what is known of a person. The pool is asked once for an address that is known. */
export const tracesOf = (wanted: Wanted, { name, email, subject }: Person): Wanted => {
  const address = hashOfAddress(email);
  return merged(wanted, {
    addresses: [address],
    names: hashesOfName(name),
    emails: wanted.addresses.includes(address) ? [] : [email],
    subjects: subject === undefined ? [] : [subject],
  });
};

/** Both, each thing once. */
export const merged = (wanted: Wanted, more: Partial<Wanted>): Wanted => ({
  memberIds: union(wanted.memberIds, more.memberIds),
  contactPersonIds: union(wanted.contactPersonIds, more.contactPersonIds),
  addresses: union(wanted.addresses, more.addresses),
  names: union(wanted.names, more.names),
  accounts: union(wanted.accounts ?? [], more.accounts),
  emails: union(wanted.emails, more.emails),
  subjects: union(wanted.subjects, more.subjects),
});

const union = <T>(a: readonly T[], b: readonly T[] = []): T[] => [...new Set([...a, ...b])];

const lateAfterSeconds = 24 * 60 * 60;

/** Whether an erasure that is still open waits for something that will not come by itself. */
export const isLate = (requestedAt: string, now: string): boolean =>
  plusSeconds(requestedAt, lateAfterSeconds) < now;

/** Logins are not counted here: whether an address has one is not every operator's to know. */
export const erasureView = (erasure: Erasure): ErasureView => ({
  id: erasure.id,
  customerId: erasure.customerId,
  target: erasure.target,
  memberId: erasure.memberId,
  contactPersonId: erasure.contactPersonId,
  status: erasure.status,
  removed: shownOf(erasure.removed),
  requestedBy: erasure.requestedBy,
  requestedAt: erasure.requestedAt,
  completedAt: erasure.completedAt,
});

const shownOf = ({ signIns: _, ...shown }: Removed): ErasureView['removed'] => shown;
