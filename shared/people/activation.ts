import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { ConditionFailed, transact } from '../store/transact.ts';
import { Customer, Member } from './model.ts';
import { accessOf } from './views.ts';

/** Who logs in at a customer: a member, or an individual itself. */
type Person = Customer | Member;

/**
 * The person a login leads to, if it has access now. Who is invited becomes active by this, its first
 * authenticated request; of several at once one writes and all are admitted. Nothing more to read, or for
 * an invited person 1 transaction and 1 get.
 */
export const admitted = async <P extends Person>(
  org: string,
  subject: string,
  person: P,
): Promise<P | undefined> => {
  if (!isInvited(person, subject)) return isActive(person, subject) ? person : undefined;
  await activate(org, subject, person);
  const now = await getItem(keyOf(org, person));
  const found = now && (isMember(person) ? Member : Customer).parse(now);
  return found && isActive(found, subject) ? (found as P) : undefined;
};

/** Whoever's pointer is left behind by another login is nobody. */
const isActive = (person: Person, subject: string): boolean =>
  accessOf(person) === 'active' && person.subject === subject;

const isInvited = (person: Person, subject: string): boolean =>
  accessOf(person) === 'invited' && person.subject === subject;

const isMember = (person: Person): person is Member => 'customerId' in person;

const keyOf = (org: string, person: Person): Key =>
  isMember(person) ? keys.member(org, person.customerId, person.id) : keys.customer(org, person.id);

/** 2 writes; that the condition failed means that another request, or a revocation, was faster. */
const activate = async (org: string, subject: string, person: Person): Promise<void> => {
  const update = {
    update: keyOf(org, person),
    expression: 'SET portalAccess = :active ADD #version :one',
    condition: 'portalAccess = :invited AND #subject = :subject',
    names: { '#version': 'version', '#subject': 'subject' },
    values: { ':active': 'active', ':invited': 'invited', ':subject': subject, ':one': 1 },
  };
  try {
    await transact([update, outboxWrite(org, [activation(org, person)])]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

const activation = (organisationId: string, person: Person): DomainEvent =>
  isMember(person)
    ? domainEvent('member.activated', {
        organisationId,
        customerId: person.customerId,
        memberId: person.id,
        by: person.id,
      })
    : domainEvent('customer.activated', { organisationId, customerId: person.id, by: person.id });
