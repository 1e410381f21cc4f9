import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  type SampleOptions,
  sample,
  sampleDefaults,
} from '../../../infra/local/sample/generate.ts';
import {
  catalogueItems,
  customerItems,
  organisationItems,
} from '../../../infra/local/sample/items.ts';
import { Billing } from '../../../shared/billing/model.ts';
import { Fee, Membership, Plan } from '../../../shared/catalogue/model.ts';
import { ContactPerson } from '../../../shared/contact-persons/model.ts';
import { plusDays } from '../../../shared/kernel/calendar.ts';
import { addressKey } from '../../../shared/kernel/text.ts';
import { Location, Organisation } from '../../../shared/organisation/model.ts';
import { Customer, Member } from '../../../shared/people/model.ts';

const make = (options: Partial<SampleOptions> = {}) => {
  const generated = sample({ ...sampleDefaults, ...options });
  return { ...generated, customers: [...generated.customers()] };
};
const operator = make();
const { customers } = operator;
const all = {
  members: customers.flatMap(({ members }) => members),
  contactPersons: customers.flatMap(({ contactPersons }) => contactPersons),
  memberships: customers.flatMap(({ memberships }) => memberships),
  fees: customers.flatMap(({ fees }) => fees),
};

const fingerprint = (options: Partial<SampleOptions>) => {
  const made = make(options);
  const { organisation, items } = organisationItems('harbour', 'owner');
  const stored = [
    ...items,
    ...catalogueItems(organisation.id, sample({ ...sampleDefaults, ...options })),
    ...made.customers.flatMap(customer => customerItems(organisation.id, customer)),
  ];
  return createHash('sha256').update(JSON.stringify(stored)).digest('hex');
};

describe('the sample operator', () => {
  test('is the same every time, another one with another seed', () => {
    expect(fingerprint({ customers: 60 })).toBe(fingerprint({ customers: 60 }));
    expect(fingerprint({ customers: 60 })).not.toBe(fingerprint({ customers: 60, seed: 'other' }));
  });

  test('keeps its first customers when it grows', () => {
    const grown = make({ customers: 1_000 });
    expect(grown.customers.slice(0, 300)).toEqual(customers.slice(0, 300));
  });

  test('has 400 customers, 1,200 members, 25 plans and three locations in two time zones', () => {
    expect(customers).toHaveLength(400);
    expect(new Set(customers.map(({ customer }) => customer.id)).size).toBe(400);
    expect(all.members).toHaveLength(1_200);
    expect(operator.plans).toHaveLength(25);
    expect(new Set(operator.plans.map(({ kind, timing }) => `${kind} ${timing}`))).toEqual(
      new Set(['recurring advance', 'recurring arrears', 'one_off arrears']),
    );
    expect(operator.locations).toHaveLength(3);
    expect(new Set(operator.locations.map(({ timeZone }) => timeZone)).size).toBe(2);
  });

  test('has members with every combination of roles', () => {
    const combinations = new Set(all.members.map(({ roles }) => [...roles].sort().join(' ')));
    expect([...combinations].sort()).toEqual([
      '',
      'billing_person',
      'billing_person contact_person',
      'contact_person',
    ]);
    for (const { customer, members } of customers) {
      if (customer.type === 'individual') expect(members).toEqual([]);
    }
  });

  test('has no to ten contact persons at a customer, every toggle and label, some of them members', () => {
    const counts = new Set(customers.map(({ contactPersons }) => contactPersons.length));
    expect([...counts].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const toggles = all.contactPersons.map(
      ({ notifications: { account, billing } }) => `${billing} ${account}`,
    );
    expect(new Set(toggles).size).toBe(4);
    expect(new Set(all.contactPersons.map(({ label }) => label)).size).toBe(6);
    const memberAddresses = new Set(all.members.map(({ email }) => email));
    expect(all.contactPersons.some(({ email }) => memberAddresses.has(email))).toBe(true);
  });

  test('keeps each address once at a customer (S79) and never its own (S80)', () => {
    for (const { contactPersons, customer } of customers) {
      const addresses = contactPersons.map(({ email }) => addressKey(email));
      expect(new Set(addresses).size).toBe(addresses.length);
      if (customer.email) expect(addresses).not.toContain(addressKey(customer.email));
    }
  });

  test('sells at other prices, in quantities, with discounts that begin and end, from and to mid-month', () => {
    const { memberships } = all;
    expect(memberships.filter(({ price }) => price).length).toBeGreaterThan(20);
    expect(memberships.filter(({ quantity }) => quantity > 1).length).toBeGreaterThan(100);
    const discounts = memberships.flatMap(({ discount }) => discount ?? []);
    expect(discounts.some(({ from, to }) => !from && !to)).toBe(true);
    expect(discounts.some(({ from }) => from === '2026-12-10')).toBe(true);
    expect(discounts.some(({ to }) => to === '2026-12-15')).toBe(true);
    expect(discounts.some(({ percent }) => percent === '33.33')).toBe(true);
    expect(memberships.some(({ startOn }) => /^2026-12-(0[2-9]|1)/.test(startOn))).toBe(true);
    expect(memberships.some(({ endOn }) => endOn === '2026-12-20')).toBe(true);
  });

  test('has billed most memberships up to the next billing day, and some not for months', () => {
    const billed = all.memberships.filter(({ billedTo, startOn }) => billedTo > startOn);
    expect(billed.length).toBeGreaterThan(all.memberships.length * 0.7);
    const late = all.memberships.filter(
      ({ billedTo, startOn }) => billedTo === startOn && startOn < '2026-10-01',
    );
    expect(late.length).toBeGreaterThan(3);
    for (const { billedTo, endOn, startOn } of all.memberships) {
      expect(billedTo >= startOn).toBe(true);
      if (endOn) expect(billedTo <= plusDays(endOn, 1)).toBe(true);
    }
  });

  test('bills most on the first, some on days that not every month has', () => {
    const days = Map.groupBy(customers, ({ billing }) => billing.anchorDay);
    expect([...days.keys()].sort((a, b) => a - b)).toEqual([1, 29, 30, 31]);
    expect(days.get(1)?.length).toBeGreaterThan(350);
    // November has 30 days: an anchor of 31 is billed on the 30th
    expect(days.get(31)?.[0]?.billing.nextBillingOn).toBe('2026-11-30');
    expect(days.get(1)?.[0]?.billing.nextBillingOn).toBe('2026-12-01');
  });

  test('has fees of this month, fees entered months late, fees of next month and waived ones', () => {
    const { fees } = all;
    expect(fees.some(({ on, status }) => on < '2026-09-01' && status === 'open')).toBe(true);
    expect(fees.some(({ on }) => on > '2026-12-01')).toBe(true);
    expect(fees.some(({ status }) => status === 'waived')).toBe(true);
    expect(new Set(fees.map(({ tax }) => tax.percent))).toEqual(new Set(['21', '20', '9', '0']));
  });

  test('has customers that cannot be billed, cannot be reached, bounce, or have nothing to bill', () => {
    const has = (test: (customer: (typeof customers)[number]) => boolean) =>
      customers.filter(test).length;
    expect(
      has(({ customer, memberships }) => !customer.billingAddress && memberships.length > 0),
    ).toBe(8);
    expect(
      has(
        ({ customer, members }) =>
          !customer.email && members.every(({ roles }) => !roles.includes('billing_person')),
      ),
    ).toBe(4);
    expect(
      has(
        ({ customer, members }) =>
          !customer.email && members.some(({ roles }) => roles.includes('billing_person')),
      ),
    ).toBe(4);
    expect(has(({ customer }) => customer.email?.endsWith('@bounce.example') ?? false)).toBe(4);
    expect(has(({ memberships, fees }) => memberships.length === 0 && fees.length === 0)).toBe(4);
  });

  test('has nothing that the models refuse', () => {
    const { organisation } = organisationItems('harbour', 'owner');
    expect(() => {
      Organisation.parse(organisation);
      for (const location of operator.locations) Location.parse(location);
      for (const plan of operator.plans) Plan.parse(plan);
      for (const of of customers) {
        Customer.parse(of.customer);
        Billing.parse(of.billing);
        for (const member of of.members) Member.parse(member);
        for (const person of of.contactPersons) ContactPerson.parse(person);
        for (const membership of of.memberships) Membership.parse(membership);
        for (const fee of of.fees) Fee.parse(fee);
      }
    }).not.toThrow();
  });

  test('in the two-line shape everyone has two full memberships and nothing else to bill', () => {
    const plain = make({ customers: 100, shape: 'two-line', throughApi: 0 }).customers;
    expect(plain).toHaveLength(100);
    for (const { billing, customer, fees, memberships } of plain) {
      expect(memberships.map(({ billedTo }) => billedTo)).toEqual(['2026-12-01', '2026-12-01']);
      expect(fees).toEqual([]);
      expect(billing.nextBillingOn).toBe('2026-12-01');
      expect(customer.billingAddress).toBeDefined();
    }
  });
});
