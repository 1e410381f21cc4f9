import { type ContactPerson, contactLabels } from '../../../shared/contact-persons/model.ts';
import type { Address } from '../../../shared/organisation/model.ts';
import type { Customer, Member, MemberRole } from '../../../shared/people/model.ts';
import { sampleNow } from './operator.ts';
import { type Random, sampleId } from './random.ts';
import { contactCountOf, isCompany, memberCountOf, type Situation } from './situation.ts';
import { cities, companyWords, firstNames, lastNames, slug, streets } from './words.ts';

/** What the generators of one customer share. */
export interface Place {
  readonly seed: string;
  readonly index: number;
  readonly situation: Situation;
  readonly random: Random;
  readonly createdAt: string;
}

export const customerOf = (place: Place, locationId: Customer['locationId']): Customer => {
  const { createdAt, index, random, seed, situation } = place;
  const company = isCompany(index);
  const name = company
    ? companyName(random)
    : `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  return {
    id: sampleId('customer', createdAt, seed, index),
    type: company ? 'company' : 'individual',
    name,
    ...optional('email', primaryAddress(place, name)),
    ...optional('billingAddress', situation === 'noBillingAddress' ? undefined : address(random)),
    ...optional('vatId', company ? `NL8${String(index).padStart(8, '0')}B01` : undefined),
    language: random.pick(['en', 'nl', 'nl', 'de', 'fr']),
    ...optional('locationId', locationId),
    version: 1,
    createdAt,
  };
};

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

const companyName = (random: Random) => {
  const { adjectives, nouns, trades } = companyWords;
  return `${random.pick(adjectives)} ${random.pick(nouns)} ${random.pick(trades)}`;
};

const primaryAddress = ({ index, situation }: Place, name: string): string | undefined => {
  if (situation === 'unreachable' || situation === 'onlyBillingPersons') return undefined;
  if (situation === 'bounces') return `${slug(name)}.${index}@bounce.example`;
  return isCompany(index)
    ? `accounts@${domainOf(name, index)}`
    : `${slug(name)}.${index}@home.example`;
};

const domainOf = (name: string, index: number) => `${slug(name, '-')}-${index}.example`;

const address = (random: Random): Address => ({
  line1: `${random.pick(streets)} ${random.int(1, 240)}`,
  ...random.pick(cities),
});

/** Every combination of the two roles. */
export const roleSets: readonly (readonly MemberRole[])[] = [
  [],
  ['contact_person'],
  ['billing_person'],
  ['contact_person', 'billing_person'],
];

/** The members of a company; an individual has none. */
export const membersOf = (place: Place, customer: Customer): Member[] => {
  const { createdAt, index, random, seed } = place;
  const domain = domainOf(customer.name, index);
  const isNew = createdAt === sampleNow;
  return random.sample(firstNames, memberCountOf(index)).map((first, position) => {
    const name = `${first} ${random.pick(lastNames)}`;
    const isBouncing = position === 0 && place.situation === 'billingPersonBounces';
    return {
      id: sampleId('member', createdAt, seed, index, position),
      customerId: customer.id,
      name,
      email: `${slug(name)}${isBouncing ? `.${index}@bounce.example` : `@${domain}`}`,
      roles: [...rolesOf(place, position)],
      portalAccess: isNew ? 'none' : random.pick(['none', 'none', 'none', 'invited', 'revoked']),
      version: 1,
      createdAt,
    };
  });
};

const rolesOf = (place: Place, position: number): readonly MemberRole[] => {
  const { createdAt, random, situation } = place;
  const drawn = random.chance(50) ? [] : random.pick(roleSets);
  // a billing person who is no contact person was one once (S22), so nobody begins that way
  if (createdAt === sampleNow && drawn.length === 1) return ['contact_person'];
  if (situation === 'unreachable') return drawn.filter(role => role !== 'billing_person');
  const needsBillingPerson =
    situation === 'onlyBillingPersons' || situation === 'billingPersonBounces';
  return needsBillingPerson && position === 0 ? ['contact_person', 'billing_person'] : drawn;
};

/** None to ten contact persons, every toggle combination; some share an address with a member. */
export const contactPersonsOf = (
  place: Place,
  customer: Customer,
  members: readonly Member[],
): ContactPerson[] => {
  const { createdAt, index, random, seed } = place;
  const names = random.sample(firstNames, contactCountOf(index));
  return names.map((first, position) => {
    const toggles = index + position;
    const member = position === 0 && index % 6 === 0 ? members[0] : undefined;
    const name = member?.name ?? `${first} ${random.pick(lastNames)}`;
    return {
      id: sampleId('contactPerson', createdAt, seed, index, position),
      customerId: customer.id,
      name,
      email: member?.email ?? `${slug(name)}@books-${index}.example`,
      ...(random.chance(40) && {
        phone: `+31 20 ${random.int(100, 999)} ${random.int(1000, 9999)}`,
      }),
      label: random.pick(contactLabels),
      notifications: { billing: toggles % 2 === 0, account: toggles % 4 < 2 },
      version: 1,
      createdAt,
    };
  });
};
