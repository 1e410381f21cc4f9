import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { type ListPage, listKept } from '../store/list.ts';
import { getItems, type Item } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { Customer, Member } from './model.ts';
import type { DirectoryPerson } from './profile-contract.ts';
import { accessOf } from './views.ts';

/** Somebody with a profile: a member, or an individual, who is its own customer. */
type Person = Customer | Member;

/** An entry only leads to the person: what shows is read from there. */
const Entry = z.object({ customerId: idOf('customer'), memberId: idOf('member').optional() });
type Entry = z.output<typeof Entry>;

/**
 * What names are ordered and found by: `Émile` stands under e. Composed again, as a sort key takes 1,024 bytes
 * (AWS limit) and 120 syllables of Hangul have 1,080 in parts, 360 whole.
 */
const sortName = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase();

const entryOf = (person: Person): Entry =>
  'customerId' in person
    ? { customerId: person.customerId, memberId: person.id }
    : { customerId: person.id };

const entryKey = (org: string, person: Person | undefined): Key | undefined =>
  person?.listed ? keys.directory(org, `${sortName(person.name)}#${person.id}`) : undefined;

/**
 * Moves a person's entry from where `before` had it to where `after` has it; `undefined`: there is none.
 * They have no condition of their own: each stands in the transaction that holds the person's version. Up to 2.
 */
export const directoryWrites = (
  org: string,
  before: Person | undefined,
  after: Person | undefined,
): Write[] => {
  const from = entryKey(org, before);
  const to = entryKey(org, after);
  if (from?.sk === to?.sk) return [];
  return [
    ...(from ? [{ delete: from }] : []),
    ...(to && after ? [{ put: { ...to, ...entryOf(after) } }] : []),
  ];
};

/**
 * The people who chose to be seen and have access now, by name; `search` is how their name begins.
 * 1 query + 1 batch get per 50.
 */
export const pageOfDirectory = (
  org: string,
  {
    search = '',
    ...asked
  }: { search?: string | undefined; limit: number; after?: string | undefined },
): Promise<ListPage<DirectoryPerson>> =>
  listKept(
    rest => keys.directory(org, `${sortName(search)}${rest}`),
    items => shownPeople(org, items),
    asked,
  );

const shownPeople = async (
  org: string,
  items: readonly Item[],
): Promise<(DirectoryPerson | undefined)[]> => {
  const entries = items.map(item => Entry.parse(item));
  const found = await getItems(
    entries.flatMap(({ customerId, memberId }) => [
      keys.customer(org, customerId),
      keys.member(org, customerId, memberId ?? 'none'),
    ]),
  );
  return entries.map(({ memberId }, index) => {
    const [customerItem, memberItem] = found.slice(2 * index, 2 * index + 2);
    const customer = Customer.optional().parse(customerItem);
    const member = Member.optional().parse(memberItem);
    const person = memberId ? member : customer;
    return person && customer && isShown(person) ? directoryPerson(person, customer) : undefined;
  });
};

/** Who chose to be seen and may sign in; an entry left behind by a revocation shows nobody. */
const isShown = (person: Person): boolean =>
  person.listed === true && accessOf(person) === 'active';

/** Never an address, a phone number or a role. */
const directoryPerson = (
  { id, name, title, about }: Person,
  customer: Customer,
): DirectoryPerson => ({
  id,
  name,
  title,
  about,
  ...(customer.id !== id && { companyName: customer.name }),
});
