import type { Billing } from '../../../shared/billing/model.ts';
import type { Rate, Resource } from '../../../shared/booking/model.ts';
import type { Fee, Membership, Plan } from '../../../shared/catalogue/model.ts';
import type { ContactPerson } from '../../../shared/contact-persons/model.ts';
import { plusDays } from '../../../shared/kernel/calendar.ts';
import type { Location } from '../../../shared/organisation/model.ts';
import type { Customer, Member } from '../../../shared/people/model.ts';
import { feesOf } from './fees.ts';
import { locations, plans, sampleNow } from './operator.ts';
import { contactPersonsOf, customerOf, membersOf, type Place } from './people.ts';
import { random } from './random.ts';
import { lastBilledPeriod, membershipsOf, twoMemberships } from './services.ts';
import { anchorDayOf, situationOf } from './situation.ts';
import { bookables } from './storefront.ts';

export const shapes = ['mixed', 'two-line'] as const;

export interface SampleOptions {
  readonly seed: string;
  /** a multiple of 100 has every situation in its exact share */
  readonly customers: number;
  /** `two-line`: every customer has exactly two memberships and no fees, for benchmarks */
  readonly shape: (typeof shapes)[number];
  /** the last so many go in through the API, so they are customers since today */
  readonly throughApi: number;
}

export const sampleDefaults: SampleOptions = {
  seed: 'harbour',
  customers: 400,
  shape: 'mixed',
  throughApi: 20,
};

/** One customer with everything of its own, as the models hold it. */
export interface SampleCustomer {
  readonly customer: Customer;
  readonly billing: Billing;
  readonly members: readonly Member[];
  readonly contactPersons: readonly ContactPerson[];
  readonly memberships: readonly Membership[];
  readonly fees: readonly Fee[];
}

export interface Sample {
  readonly locations: readonly Location[];
  readonly plans: readonly Plan[];
  readonly rates: readonly Rate[];
  readonly resources: readonly Resource[];
  /** made one by one, so that 20,000 need no memory */
  readonly customers: () => Generator<SampleCustomer>;
}

/** A whole operator; the same options make the same sample. */
export const sample = (options: SampleOptions): Sample => {
  const catalogue = { locations: locations(options.seed), plans: plans(options.seed) };
  return {
    ...catalogue,
    ...bookables(options.seed),
    *customers() {
      for (let index = 0; index < options.customers; index += 1) {
        yield sampleCustomer(options, catalogue, index);
      }
    },
  };
};

const sampleCustomer = (
  options: SampleOptions,
  catalogue: Pick<Sample, 'locations' | 'plans'>,
  index: number,
): SampleCustomer => {
  const place = placeOf(options, index);
  const anchorDay = options.shape === 'two-line' ? 1 : anchorDayOf(index);
  const customer = customerOf(place, catalogue.locations[index % 3]?.id);
  const members = membersOf(place, customer);
  const buyer = { customer, members, anchorDay };
  const isTwoLine = options.shape === 'two-line';
  const memberships = (isTwoLine ? twoMemberships : membershipsOf)(place, buyer, catalogue.plans);
  const fees = isTwoLine ? [] : feesOf(place, buyer, catalogue.plans);
  return {
    customer,
    billing: billingOf(place, customer, anchorDay, memberships.length + fees.length),
    members,
    contactPersons: contactPersonsOf(place, customer, members),
    memberships,
    fees,
  };
};

const placeOf = ({ customers, seed, shape, throughApi }: SampleOptions, index: number): Place => {
  const generator = random(seed, index);
  const isNew = index >= customers - throughApi;
  const daysAgo = generator.int(40, 320);
  return {
    seed,
    index,
    random: generator,
    situation: shape === 'two-line' || isNew ? 'ordinary' : situationOf(index),
    createdAt: isNew ? sampleNow : `${plusDays(sampleNow.slice(0, 10), -daysAgo)}T10:00:00.000Z`,
  };
};

/** As the API and the runs so far have left it: each thing that was sold has counted `inputsVersion` up. */
const billingOf = (
  { createdAt }: Place,
  customer: Customer,
  anchorDay: number,
  sold: number,
): Billing => {
  const last = lastBilledPeriod(anchorDay);
  const isNew = createdAt.slice(0, 10) >= last.from;
  return {
    customerId: customer.id,
    anchorDay,
    nextBillingOn: last.to,
    inputsVersion: 1 + sold,
    dueSince: isNew ? createdAt : `${last.from}T01:15:00.000Z`,
  };
};
