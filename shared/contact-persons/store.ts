import { Refusal } from '../kernel/errors.ts';
import { addressKey } from '../kernel/text.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { requireItem } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import { ContactPerson, maxContactPersons } from './model.ts';
import { primaryOwner, refuseAdding, refuseAddress, sameAddress } from './rules.ts';

/** One contact person; 404 also under another customer. 1 get. */
export const readContactPerson = async (
  org: string,
  customerId: string,
  id: string,
): Promise<ContactPerson> => {
  return ContactPerson.parse(await requireItem(keys.contactPerson(org, customerId, id)));
};

/** Contact persons of a customer, oldest first. 1 query of its partition. */
export const listContactPersons = async (
  org: string,
  customerId: string,
  page: { limit: number; after?: string | undefined },
): Promise<ListPage<ContactPerson>> => {
  const found = await listPrefix(id => keys.contactPerson(org, customerId, id), page);
  return { ...found, items: found.items.map(item => ContactPerson.parse(item)) };
};

/** The stored item; loading puts it beside its address claim and the customer's counter. */
export const contactPersonItem = (org: string, person: ContactPerson): ContactPerson & Key => ({
  ...keys.contactPerson(org, person.customerId, person.id),
  ...person,
});

/** The claim that keeps an address unique at a customer: `owner` is a contact person's id or `primary`. */
export const addressClaim = (
  org: string,
  customerId: string,
  email: string,
  owner: string = primaryOwner,
): Key & { owner: string } => ({
  ...keys.contactAddress(org, customerId, addressKey(email)),
  owner,
});

/** Adds one: the counter holds S78, the claim S79 and S80, both under any number of writers. 3 writes. */
export const addition = (org: string, person: ContactPerson): Write[] => [
  {
    update: keys.customer(org, person.customerId),
    expression: 'ADD contactPersons :one',
    condition: `${present} AND (attribute_not_exists(contactPersons) OR contactPersons < :max)`,
    values: { ':one': 1, ':max': maxContactPersons },
    refuse: refuseAdding,
  },
  claim(org, person),
  { put: contactPersonItem(org, person), condition: absent },
];

/** Edits one on condition of the version read; a new address swaps the claims. 1 write, or 3. */
export const edit = (
  org: string,
  before: ContactPerson,
  after: ContactPerson,
  changes: Changes<ContactPerson>,
): Write[] => [
  changeWrite(keys.contactPerson(org, before.customerId, before.id), before.version, changes),
  ...(sameAddress(before.email, after.email) ? [] : [release(org, before), claim(org, after)]),
];

/** Removes one with its claim and its place in the counter. A concurrent edit asks to try again. 3 writes. */
export const removal = (org: string, person: ContactPerson): Write[] => [
  {
    delete: keys.contactPerson(org, person.customerId, person.id),
    condition: 'version = :version',
    values: { ':version': person.version },
    refuse: found => new Refusal(found ? 'busy' : 'not_found'),
  },
  release(org, person),
  {
    update: keys.customer(org, person.customerId),
    expression: 'ADD contactPersons :less',
    condition: 'contactPersons > :zero',
    values: { ':less': -1, ':zero': 0 },
  },
];

const claim = (org: string, { customerId, email, id }: ContactPerson): Write => ({
  put: addressClaim(org, customerId, email, id),
  condition: absent,
  refuse: refuseAddress(email),
});

const release = (org: string, { customerId, email, id }: ContactPerson): Write => ({
  delete: keys.contactAddress(org, customerId, addressKey(email)),
  condition: '#owner = :id',
  names: { '#owner': 'owner' },
  values: { ':id': id },
});
