import type { Mail } from '../notifications/model.ts';
import type { Audience } from '../notifications/recipients.ts';
import type { Wanted } from './model.ts';
import { merged, tracesOf } from './rules.ts';
import { hashOfAddress, hashOfName, type Traces } from './scrub.ts';

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
 * What a customer's people and mails tell about whom to look for: an invitation says what address a member
 * had, and of a member who is gone the name.
 */
export const learned = (wanted: Wanted, people: Split, mails: readonly Mail[]): Wanted => {
  const known = [...people.members, ...people.contactPersons].reduce<Wanted>(tracesOf, wanted);
  const invitations = mails.filter(({ kind }) => kind === 'portal_invitation');
  const staying = new Set<string | undefined>(people.staying.map(({ id }) => id));
  const former = invitations.flatMap(({ memberId, to = [] }) => {
    const wasTheirs = to.some(email => known.addresses.includes(hashOfAddress(email)));
    return memberId && wasTheirs && !staying.has(memberId) ? [memberId] : [];
  });
  const withFormer = merged(known, { memberIds: former });
  const ids = new Set<unknown>(withFormer.memberIds);
  const isTheirs = (mail: Mail) => ids.has(memberOf(mail));
  return merged(withFormer, {
    names: mails
      .flatMap(mail => [
        ...(isTheirs(mail) ? [mail.facts?.memberName, mail.facts?.personName] : []),
        ...(ids.has(mail.facts?.addedById) ? [mail.facts?.addedBy] : []),
      ])
      .filter(name => typeof name === 'string')
      .map(hashOfName),
    addresses: invitations.filter(isTheirs).flatMap(({ to = [] }) => to.map(hashOfAddress)),
  });
};

/** The member whom a mail is for, or whom it tells the team about. */
export const memberOf = ({ memberId, facts }: Mail): unknown => memberId ?? facts?.memberId;

/** What is taken out. An address or a name that somebody who stays has too is theirs as well. */
export const tracesFor = (wanted: Wanted, { staying }: Split): Traces => {
  const addresses = staying.flatMap(({ email }) => (email ? [hashOfAddress(email)] : []));
  const names = staying.map(({ name }) => hashOfName(name));
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
