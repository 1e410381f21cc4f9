import { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import { existing } from '../kernel/errors.ts';
import { Location, Organisation } from '../organisation/model.ts';
import { billingPersonsOf } from '../people/billing-persons.ts';
import { Customer, Member } from '../people/model.ts';
import { getItem, type Item, queryAll } from '../store/read.ts';
import { keys, ranges } from '../store/table.ts';
import { Drafting } from './drafting.ts';
import { Billing } from './model.ts';
import type { BillingInputs } from './propose.ts';

/**
 * What one customer's draft is made of: customer, billing persons, billing state, memberships and open charges.
 * 1 consistent query of one range, 1 read unit per 4 KB. `undefined`: there is no such customer.
 */
export const readBillingInputs = async (
  org: string,
  customerId: string,
): Promise<BillingInputs | undefined> => {
  const { pk } = keys.customer(org, customerId);
  return parseInputs(await queryAll({ pk, between: ranges.billingInputs }));
};

/** Of a member only this is billed with: nothing else of one can park its company. */
const Named = Member.pick({ id: true, name: true, roles: true, createdAt: true });

const parseInputs = (items: readonly Item[]): BillingInputs | undefined => {
  const of = (prefix: string) => items.filter(item => item.sk.startsWith(prefix));
  const [customer] = of('B#CUSTOMER');
  const [billing] = of('C#BILLING');
  const [drafting] = of('C#DRAFTING');
  if (!customer || !billing) return undefined;
  return {
    customer: Customer.parse(customer),
    billing: Billing.parse(billing),
    memberships: of('C#MEMBERSHIP#').map(item => Membership.parse(item)),
    charges: of('C#OPEN#').map(item => OpenCharge.parse(item)),
    billingPersons: billingPersonNames(of('A#MEMBER#')),
    ...(drafting && { drafting: Drafting.parse(drafting) }),
  };
};

const billingPersonNames = (members: readonly Item[]): string[] =>
  billingPersonsOf(members.map(item => Named.parse(item))).map(({ name }) => name);

/** Names of a company's billing persons, oldest first. 1 query. */
export const readBillingPersons = async (org: string, customerId: string): Promise<string[]> => {
  const { pk, sk: prefix } = keys.member(org, customerId, '');
  return billingPersonNames(await queryAll({ pk, prefix }));
};

/** When and on what terms a customer is billed. 1 get. */
export const readBilling = async (org: string, customerId: string): Promise<Billing> => {
  const item = await getItem(keys.billing(org, customerId));
  return Billing.parse(existing(item, 'customerId', customerId));
};

export const readOrganisation = async (org: string): Promise<Organisation | undefined> => {
  const item = await getItem(keys.organisation(org));
  return item && Organisation.parse(item);
};

/** What differs at locations: taxes of those that have their own, and who sells there. 1 query. */
export const readLocationTerms = async (org: string) => {
  const { pk } = keys.organisation(org);
  const items = await queryAll({ pk, prefix: keys.location(org, '').sk });
  const locations = items.map(item => Location.parse(item));
  return {
    locationTaxes: new Map(
      locations.flatMap(({ id, tax }) => (tax ? [[id as string, tax] as const] : [])),
    ),
    locationSellers: new Map(
      locations.flatMap(({ id, legalEntityId }) =>
        legalEntityId ? [[id as string, legalEntityId] as const] : [],
      ),
    ),
  };
};

/**
 * Every plan of an organisation by id, archived ones too: they keep billing what uses them. One that does
 * not parse is left out: it parks who uses it, not the run. 1 query.
 */
export const readPlans = async (org: string): Promise<Map<string, Plan>> => {
  const items = await queryAll({ pk: keys.organisation(org).pk, prefix: keys.plan(org, '').sk });
  const plans = items.flatMap(item => {
    const plan = Plan.safeParse(item);
    return plan.success ? [plan.data] : [];
  });
  return new Map(plans.map(plan => [plan.id as string, plan]));
};
