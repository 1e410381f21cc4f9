import { idOf } from '../kernel/id.ts';
import type { Mail } from '../notifications/model.ts';
import type { Audience } from '../notifications/recipients.ts';
import type { Wanted } from './model.ts';
import { merged, tracesOf } from './rules.ts';
import { hashesOfName, hashOfAddress, scrubbed, type Traces } from './scrub.ts';
import type { StoredMail } from './store.ts';

/** Who of a customer is erased, and who stays. */
export const split = ({ customer, members, contactPersons }: Audience, wanted: Wanted) => {
  const isMember = ({ id }: { id: string }) => wanted.memberIds.some(other => other === id);
  const isContact = ({ id }: { id: string }) => wanted.contactPersonIds.some(other => other === id);
  return {
    members: members.filter(isMember),
    contactPersons: contactPersons.filter(isContact),
    staying: [
      customer,
      ...members.filter(person => !isMember(person)),
      ...contactPersons.filter(person => !isContact(person)),
    ],
  };
};
export type Split = ReturnType<typeof split>;

/**
 * What a customer's people and mails tell about whom to look for. A mail about one member tells its name and
 * the address it had then, so also who had an address, long after that member was removed.
 */
export const learned = (wanted: Wanted, people: Split, mails: readonly Mail[]): Wanted => {
  const known = [...people.members, ...people.contactPersons].reduce<Wanted>(tracesOf, wanted);
  const staying = new Set<unknown>(people.staying.map(({ id }) => id));
  const former = mails.flatMap(mail => {
    const id = memberOf(mail);
    const wasTheirs = addressesAbout(mail).some(hash => known.addresses.includes(hash));
    return id && wasTheirs && !staying.has(id) ? [id] : [];
  });
  const withFormer = merged(known, { memberIds: former });
  const ids = new Set<unknown>(withFormer.memberIds);
  const theirs = mails.filter(mail => ids.has(memberOf(mail)));
  const names = [
    ...theirs.flatMap(({ facts }) => [facts?.memberName, facts?.personName]),
    ...mails.flatMap(({ facts }) => (ids.has(facts?.addedById) ? [facts?.addedBy] : [])),
  ];
  return merged(withFormer, {
    names: names.filter(name => typeof name === 'string').flatMap(hashesOfName),
    addresses: theirs.flatMap(addressesAbout),
  });
};

/** Hashes of the addresses that the one member had whom a mail is about. */
const addressesAbout = ({ kind, to = [], facts }: Mail): string[] => [
  ...(typeof facts?.addressHash === 'string' ? [facts.addressHash] : []),
  ...(kind === 'portal_invitation' ? to.map(hashOfAddress) : []),
];

/** The member whom a mail is for, or whom it tells the team about. */
export const memberOf = ({ memberId, facts }: Mail): Mail['memberId'] =>
  memberId ?? idOf('member').optional().parse(facts?.memberId);

/**
 * Whether an address is one of this customer's: of somebody who is erased, or in a mail. The sign-in pool is
 * every operator's, and is not asked for addresses that somebody only names.
 */
export const isKnownHere = (
  email: string,
  { members, contactPersons }: Split,
  mails: readonly StoredMail[],
): boolean => {
  const address = hashOfAddress(email);
  const sought: Traces = { addresses: new Set([address]), names: new Set() };
  return (
    [...members, ...contactPersons].some(person => hashOfAddress(person.email) === address) ||
    mails.some(({ item }) => scrubbed(item, sought) !== item)
  );
};

/** What is taken out. An address or a name that somebody who stays has too is theirs as well. */
export const tracesFor = (wanted: Wanted, { staying }: Split): Traces => {
  const addresses = staying.flatMap(({ email }) => (email ? [hashOfAddress(email)] : []));
  const names = staying.flatMap(({ name }) => hashesOfName(name));
  return {
    addresses: new Set(wanted.addresses.filter(hash => !addresses.includes(hash))),
    names: new Set(wanted.names.filter(hash => !names.includes(hash))),
  };
};

/**
 * Whether a worker may be handing the mail over: it would write back what it read. Also when an event of SES
 * was faster than the worker's own record.
 */
export const isInHand = ({ status, claim, leaseUntil = '' }: Mail, now: string): boolean => {
  if (status === 'queued' || status === 'delayed') return false;
  return status === 'sending' || (claim !== undefined && leaseUntil > now);
};
