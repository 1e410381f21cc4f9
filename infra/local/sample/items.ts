import { billingItem } from '../../../shared/billing/due.ts';
import { rateItem, resourceItem } from '../../../shared/booking/resource-writes.ts';
import { planItem } from '../../../shared/catalogue/plan-writes.ts';
import { feeItem, membershipItem, openChargeItem } from '../../../shared/catalogue/writes.ts';
import { addressClaim, contactPersonItem } from '../../../shared/contact-persons/store.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { createOrganisation } from '../../../shared/organisation/create.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { customerItem } from '../../../shared/people/customers.ts';
import { type Key, keys, outboxPrefix } from '../../../shared/store/table.ts';
import type { Sample, SampleCustomer } from './generate.ts';
import { openedAt, operator, owner, sampleNow } from './operator.ts';
import { sampleId } from './random.ts';
import { storefront } from './storefront.ts';

export type StoredItem = Key & Record<string, unknown>;

/** The operator as the API would have left it: made by production code, activated, generating and sending on. */
export const organisationItems = (
  seed: string,
  ownerSubject: string,
): { organisation: Organisation; items: StoredItem[] } => {
  const { organisation, writes } = createOrganisation(
    {
      ...operator,
      id: sampleId('organisation', openedAt, seed),
      clock: sampleNow,
      billing: { send: true, emailInvoicesTo: ['company', 'billing_persons'] },
      owner: { ...owner, id: sampleId('admin', openedAt, seed), subject: ownerSubject },
    },
    openedAt,
  );
  const active = {
    ...organisation,
    status: 'active' as const,
    billing: { ...organisation.billing, generate: true },
    storefront,
  };
  const items = writes.flatMap(write => ('put' in write ? [write.put] : []));
  return {
    organisation: active,
    items: [
      ...items
        .filter(({ pk }) => !pk.startsWith(outboxPrefix))
        .map(item => (item.sk === keys.organisation('').sk ? { ...item, ...active } : item)),
      { ...keys.storefront(storefront.name), organisationId: organisation.id },
    ],
  };
};

export const catalogueItems = (org: Id<'organisation'>, sample: Sample): StoredItem[] => [
  ...sample.locations.map(location => ({ ...keys.location(org, location.id), ...location })),
  ...sample.plans.map(plan => planItem(org, plan)),
  ...sample.rates.map(rate => {
    const uses = sample.resources.filter(({ rateId }) => rateId === rate.id).length;
    return rateItem(org, rate, uses);
  }),
  ...sample.resources.map(resource => resourceItem(org, resource)),
];

/** Everything of one customer, with the claims and counters that the API keeps beside it. */
export const customerItems = (org: Id<'organisation'>, of: SampleCustomer): StoredItem[] => {
  const { customer } = of;
  return [
    {
      ...customerItem(org, customer),
      ...(of.contactPersons.length > 0 && { contactPersons: of.contactPersons.length }),
    },
    ...(customer.email ? [addressClaim(org, customer.id, customer.email)] : []),
    billingItem(org, of.billing),
    ...of.members.map(member => ({ ...keys.member(org, customer.id, member.id), ...member })),
    ...of.contactPersons.flatMap(person => [
      contactPersonItem(org, person),
      addressClaim(org, customer.id, person.email, person.id),
    ]),
    ...of.memberships.map(membership => membershipItem(org, membership)),
    ...of.fees.flatMap(fee => [
      feeItem(org, fee),
      ...(fee.status === 'open' ? [openChargeItem(org, fee)] : []),
    ]),
  ];
};
