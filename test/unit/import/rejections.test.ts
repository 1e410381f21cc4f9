import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../infra/local/import/formats.ts';
import { rejectionText } from '../../../infra/local/import/rejection.ts';
import { examples } from '../../../infra/local/import/templates.ts';
import { planned } from '../../support/import-rows.ts';

/** kind, what is wrong in its row, what is said of it, and whether the customer stays out */
const faults: readonly (readonly [Kind, Record<string, string>, string, boolean])[] = [
  [
    'locations',
    { timeZone: 'Mars' },
    'timeZone: expected an IANA time zone such as Europe/Amsterdam; got "Mars"',
    true,
  ],
  [
    'plans',
    { price: '199,00' },
    'price: expected an amount in EUR such as 199.00; got "199,00"',
    true,
  ],
  [
    'plans',
    { price: '1.005' },
    'price: expected an amount in EUR such as 199.00; got "1.005"',
    true,
  ],
  ['plans', { kind: 'weekly' }, 'kind: expected one of "recurring"|"one_off"; got "weekly"', true],
  ['plans', { taxIncluded: 'perhaps' }, 'taxIncluded: expected yes or no; got "perhaps"', true],
  [
    'resources',
    { location: 'L-9' },
    'location: expected the id of a row of locations; got L-9',
    false,
  ],
  ['resources', { price: '' }, 'per: expected per, price and taxPercent together; got hour', false],
  ['customers', { name: '' }, 'name: expected a value; got nothing', true],
  [
    'customers',
    { colour: 'red' },
    'colour: expected only fields of the format; got a field beside it',
    true,
  ],
  [
    'customers',
    { type: 'individual', email: '' },
    'email: expected a mail address; got nothing',
    true,
  ],
  [
    'customers',
    { city: '' },
    'city: expected a value, as the address has others; got nothing',
    true,
  ],
  [
    'customers',
    { location: 'L-9' },
    'location: expected the id of a row of locations; got L-9',
    true,
  ],
  [
    'customers',
    { billingDay: '32' },
    'billingDay: expected a day from 1 to 31, or anniversary; got "32"',
    true,
  ],
  [
    'customers',
    { nextBillingOn: '2026-12-02' },
    'nextBillingOn: expected a day on billing day 1; got 2026-12-02',
    true,
  ],
  [
    'customers',
    { nextBillingOn: '2026-10-01' },
    'nextBillingOn: expected 2026-11-01 or later; got 2026-10-01',
    true,
  ],
  [
    'members',
    { email: 'ann@' },
    'email: expected a mail address such as ann@example.com; got "ann@"',
    true,
  ],
  [
    'members',
    { roles: 'billing_person' },
    'roles: expected contact_person with billing_person; got billing_person',
    true,
  ],
  [
    'members',
    { customer: 'C-9' },
    'customer: expected the id of a row of customers; got "C-9"',
    true,
  ],
  ['contact-persons', { billing: 'maybe' }, 'billing: expected yes or no; got "maybe"', true],
  [
    'contact-persons',
    { email: 'ACCOUNTS@acme.example' },
    "email: expected an address that is neither the customer's nor another contact person's; got ACCOUNTS@acme.example",
    true,
  ],
  [
    'memberships',
    { plan: 'P-9' },
    'plan: expected the id of a row of plans, or the name of a plan here; got P-9',
    true,
  ],
  [
    'memberships',
    { member: 'M-9' },
    "member: expected the id of one of the customer's members; got M-9",
    true,
  ],
  [
    'memberships',
    { location: 'L-9' },
    'location: expected the id of a row of locations; got L-9',
    true,
  ],
  [
    'memberships',
    { endOn: '2025-02-28', billedThroughOn: 'none' },
    'endOn: expected 2025-03-01 (startOn) or later; got 2025-02-28',
    true,
  ],
  [
    'memberships',
    { billedThroughOn: '' },
    'billedThroughOn: expected the last day billed, or none, as it began on 2025-03-01; got nothing',
    true,
  ],
  [
    'memberships',
    { billedThroughOn: '30/11/2026' },
    'billedThroughOn: expected the last day billed, or none; got "30/11/2026"',
    true,
  ],
  [
    'memberships',
    { billedThroughOn: '2025-02-01' },
    'billedThroughOn: expected 2025-03-01 (startOn) or later, or none; got 2025-02-01',
    true,
  ],
  [
    'memberships',
    { endOn: '2026-11-20' },
    'billedThroughOn: expected 2026-11-20 (endOn) or earlier; credit the days behind it; got 2026-11-30',
    true,
  ],
  [
    'memberships',
    { quantity: '0' },
    'quantity: expected a whole number from 1 to 1000; got "0"',
    true,
  ],
  ['fees', { on: 'today' }, 'on: expected a date from 2000-01-01 to 2099-12-31; got "today"', true],
  [
    'opening-balances',
    { amount: '0.00' },
    'amount: expected an amount other than nothing; got 0',
    true,
  ],
  [
    'opening-balances',
    { account: '' },
    'account: expected an account, as the balance is owed; got nothing',
    true,
  ],
  [
    'bookings',
    { resource: 'R-9' },
    'resource: expected the id of a row of resources; got R-9',
    false,
  ],
  [
    'bookings',
    { customer: 'C-9' },
    'customer: expected the id of a customer that is imported; got "C-9"',
    false,
  ],
  [
    'bookings',
    { startsAt: '10:00' },
    'startsAt: expected a local time such as 2026-12-03T10:00; got "10:00"',
    false,
  ],
  [
    'bookings',
    { startsAt: '2026-02-30T10:00' },
    'startsAt: expected a day that exists; got "2026-02-30T10:00"',
    false,
  ],
  [
    'bookings',
    { startsAt: '2026-11-20T10:00' },
    'startsAt: expected a time after 2026-11-25T09:00:00.000Z; got 2026-11-20T09:00:00.000Z',
    false,
  ],
  [
    'number-series',
    { kind: 'order' },
    'kind: expected one of "invoice"|"credit_note"; got "order"',
    false,
  ],
];

const filled = (cells: Record<string, string>) =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));

describe('a row that cannot be imported', () => {
  test.each(faults)('%s %j', (kind, change, said, isLeftOut) => {
    const plan = planned({ [kind]: [filled({ ...examples[kind], ...change })] });
    expect(plan.rejections.map(rejectionText)).toContain(`${kind}.csv:2 ${said}`);
    expect(plan.customers.length).toBe(isLeftOut ? 0 : 1);
  });

  test('an id that is in the file already is told with the line of the first', () => {
    const { rejections } = planned({ members: [examples.members, examples.members] });
    expect(rejections.map(rejectionText)).toContain(
      'members.csv:3 id: expected one that is not in the file (it is in line 2); got "M-1"',
    );
  });

  test('S78 an eleventh contact person keeps the customer out', () => {
    const persons = Array.from({ length: 11 }, (_, nth) => ({
      ...examples['contact-persons'],
      email: `bo${nth}@books.example`,
    }));
    const { customers, rejections } = planned({ 'contact-persons': persons });
    expect(customers).toEqual([]);
    expect(rejections.map(rejectionText)).toContain(
      'contact-persons.csv:12 customer: expected at most 10 contact persons; got number 11',
    );
  });

  test('a customer with a bad row stays out whole, and the others go in', () => {
    const other = { ...examples.customers, id: 'C-2', email: 'pay@other.example' };
    const bad = { ...examples.fees, id: 'F-2', customer: 'C-2', price: 'a lot' };
    const plan = planned({
      customers: [examples.customers, other],
      fees: [examples.fees, bad],
    });
    expect(plan.leftOut).toEqual(['C-2']);
    expect(plan.customers.map(({ made }) => made.source)).toEqual(['C-1']);
  });

  test('one-off plans are no memberships', () => {
    const { rejections } = planned({
      plans: [{ ...examples.plans, kind: 'one_off', timing: 'arrears' }],
    });
    expect(rejections.map(({ expected }) => expected)).toContain('a recurring plan');
  });

  test('a resource without a rate charges nothing', () => {
    const { id, name, type, location } = examples.resources as Record<string, string>;
    const { rejections } = planned({
      resources: [{ id, name, type, location } as Record<string, string>],
    });
    expect(rejections.map(rejectionText)).toEqual([
      'bookings.csv:2 price: expected nothing, as the resource has no rate; got 5500',
    ]);
  });
});

describe('the rows of the templates', () => {
  test('go in as they are', () => {
    const plan = planned();
    expect(plan.rejections).toEqual([]);
    expect(plan.leftOut).toEqual([]);
    expect(plan.customers.length).toBe(1);
    expect(plan.bookings.length).toBe(1);
  });
});
