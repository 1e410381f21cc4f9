import { billingItem } from '../../shared/billing/due.ts';
import { Fee, Membership, Plan } from '../../shared/catalogue/model.ts';
import { planItem } from '../../shared/catalogue/plan-writes.ts';
import { feeItem, membershipItem, openChargeItem } from '../../shared/catalogue/writes.ts';
import { ContactPerson } from '../../shared/contact-persons/model.ts';
import { contactPersonItem } from '../../shared/contact-persons/store.ts';
import { deriveId, type Id } from '../../shared/kernel/id.ts';
import { createOrganisation, organisationItem } from '../../shared/organisation/create.ts';
import { LegalEntity } from '../../shared/organisation/legal-entity-model.ts';
import { Location } from '../../shared/organisation/model.ts';
import { customerItem } from '../../shared/people/customers.ts';
import { Customer, Member } from '../../shared/people/model.ts';
import { type Key, keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';

export const at = '2026-11-01T09:00:00.000Z';
const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const tax = { name: 'VAT', percent: '21' };
const common = { version: 1, createdAt: at };

/**
 * An operator with two sellers and one customer of each outcome, due on 1 December 2026, whose clock is turned past it:
 * the next tick bills it. The same customer ids in every copy; addresses carry the copy's name.
 */
export const storeSmallMonth = async (
  copy: string,
  settings: { hold?: boolean } = {},
): Promise<Id<'organisation'>> => {
  const { organisation } = createOrganisation(
    {
      name: 'Small Month',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      address,
      email: 'desk@small.example',
      sandbox: true,
      clock: '2026-12-01T06:00:00.000Z',
      owner: { name: 'Olga', email: 'olga@small.example', subject: `subject-${copy}` },
    },
    at,
  );
  const org = organisation.id;
  const dueNow = {
    ...organisation,
    status: 'active' as const,
    nextRunAt: at,
    billing: { ...organisation.billing, generate: true, send: true, ...settings },
    legalEntities: [mill],
  };
  const seller = {
    version: 1,
    name: 'Small Month',
    address,
    email: 'desk@small.example',
    since: '2026-11-01',
  };
  await putAll([
    { ...keys.seller(org, 1), ...seller },
    { ...keys.seller(org, 1, mill.id), ...seller, name: mill.name, legalEntityId: mill.id },
    { ...keys.location(org, atMill.id), ...atMill },
    planItem(org, plan),
    ...customersOf(org, copy),
  ]);
  await putAll([organisationItem(dueNow, 1)]);
  return org;
};

/** Who owns a second location: its documents have numbers of their own. */
const mill = LegalEntity.parse({
  ...{ id: deriveId('legalEntity', 'mill'), name: 'Small Mill', address },
  email: 'mill@small.example',
  invoiceNumbers: { format: 'MILL-{NNN}', resets: 'never' },
  creditNoteNumbers: { format: 'MILL-C{NNN}', resets: 'never' },
  sellerVersion: 1,
  ...common,
});
const atMill = Location.parse({
  ...{ id: deriveId('location', 'mill'), name: 'Mill', timeZone: 'Europe/Amsterdam', address },
  legalEntityId: mill.id,
  ...common,
});

const plan = Plan.parse({
  id: deriveId('plan', 'small'),
  name: 'Fixed desk',
  kind: 'recurring',
  category: 'desk',
  price: eur(12_000),
  tax,
  timing: 'advance',
  archived: false,
  ...common,
});

const customersOf = (org: string, copy: string): (Key & Record<string, unknown>)[] => {
  const mail = (name: string) => `${name}@${copy}.example`;
  return [
    ...customer(org, 'both', { email: mail('both') }, [
      membership('both-1', 'both', '2026-12-01'),
      { ...membership('both-2', 'both', '2026-11-15'), locationId: atMill.id },
    ]),
    ...lateFee(org, 'both'),
    ...copyOf(org, 'both', mail('books')),
    ...billingPerson(org, 'both', mail('bill')),
    ...customer(org, 'single', { email: mail('single'), type: 'individual' }, [
      membership('single-1', 'single', '2026-12-01'),
    ]),
    ...customer(org, 'nowhere', { email: mail('nowhere'), billingAddress: undefined }, [
      membership('nowhere-1', 'nowhere', '2026-12-01'),
    ]),
    ...customer(org, 'idle', { email: mail('idle') }, []),
  ];
};

const idOfCustomer = (name: string) => deriveId('customer', name);

const customer = (
  org: string,
  name: string,
  fields: Partial<Customer>,
  memberships: Membership[],
) => {
  const id = idOfCustomer(name);
  const base = { id, type: 'company', name, billingAddress: address, ...common };
  return [
    customerItem(org, Customer.parse({ ...base, ...fields })),
    billingItem(org, {
      customerId: id,
      anchorDay: 1,
      nextBillingOn: '2026-12-01',
      inputsVersion: 1,
      dueSince: at,
    }),
    ...memberships.map(each => membershipItem(org, each)),
  ];
};

const membership = (name: string, of: string, billedTo: string): Membership =>
  Membership.parse({
    id: deriveId('membership', name),
    customerId: idOfCustomer(of),
    planId: plan.id,
    startOn: billedTo,
    quantity: 1,
    billedTo,
    ...common,
  });

const lateFee = (org: string, of: string) => {
  const fee = Fee.parse({
    id: deriveId('fee', of),
    customerId: idOfCustomer(of),
    name: 'Printing',
    on: '2026-08-03',
    price: eur(250),
    quantity: 2,
    tax,
    status: 'open',
    ...common,
  });
  return [feeItem(org, fee), openChargeItem(org, fee)];
};

const copyOf = (org: string, of: string, email: string) => [
  contactPersonItem(
    org,
    ContactPerson.parse({
      id: deriveId('contactPerson', of),
      customerId: idOfCustomer(of),
      name: 'Books',
      email,
      label: 'bookkeeping',
      notifications: { billing: true, account: false },
      ...common,
    }),
  ),
];

const billingPerson = (org: string, of: string, email: string) => {
  const id = deriveId('member', of);
  const roles = ['contact_person', 'billing_person'];
  const member = Member.parse({
    id,
    customerId: idOfCustomer(of),
    name: 'Bill',
    email,
    roles,
    portalAccess: 'none',
    ...common,
  });
  return [{ ...keys.member(org, member.customerId, id), ...member }];
};
