// longer than usual: the table of every fault of a row that an import names
import type { Kind } from '../../infra/local/import/formats.ts';
import { examples } from '../../infra/local/import/templates.ts';
import { planned } from './import-rows.ts';

/** kind, what is wrong in its row, what is said of it, and whether the customer stays out */
export const rowFaults: readonly (readonly [Kind, Record<string, string>, string, boolean])[] = [
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

/** The rows of the templates, one of them with other cells; an empty cell is absent. */
export const plannedWith = (kind: Kind, change: Record<string, string>) =>
  planned({ [kind]: [filled({ ...examples[kind], ...change })] });

const card = examples['payment-methods'] as Record<string, string>;
export const debit = {
  ...{ customer: 'C-1', gateway: 'stripe', type: 'sepa_debit', token: 'pm_debit' },
  ...{ gatewayCustomer: 'cus_1', label: 'SEPA •••• 4300', mandate: 'mandate_1' },
  mandateReference: 'RF-2025-0815',
};
const { mandate: _, ...withoutMandate } = debit;
export const elevenMethods = Array.from({ length: 11 }, (_, n) => ({
  ...debit,
  token: `pm_${n}_debit`,
}));

/** what is wrong, the rows of payment methods, and the field that is told */
export const methodFaults: readonly (readonly [string, Record<string, string>[], string])[] = [
  ['a gateway that is not connected', [{ ...card, gateway: 'mollie' }], 'gateway'],
  ['a direct debit without a mandate', [withoutMandate], 'mandate'],
  ['a card with a mandate', [{ ...card, mandate: 'mandate_1' }], 'mandate'],
  [
    'the number of a card in the place of its token',
    [{ ...card, token: '4242424242424242' }],
    'token',
  ],
  ['an expiry that is no month', [{ ...card, expires: '12/27' }], 'expires'],
  ['two defaults', [card, { ...debit, default: 'yes' }], 'default'],
  ['the same token twice', [card, card], 'token'],
  ['an eleventh method', elevenMethods, 'customer'],
  ['a method of nobody', [{ ...card, customer: 'C-9' }], 'customer'],
];

const given = ['--local', '--organisation', 'org_1', 'folder'];
/** a command line of `npm run import`, and what is said of it */
export const importCommands: readonly (readonly [string[], string])[] = [
  [given.slice(1), '--stage: expected a stage, or --local'],
  [['--local', 'folder'], '--organisation: expected the id of an operator; got nothing'],
  [given.slice(0, 3), 'expected one folder; got none'],
  [[...given, 'other'], 'expected one folder; got folder other'],
  [[...given, '--from', 'excel'], '--from: expected one of officernd, nexudus, cobot; got excel'],
  [
    [...given, '--billed-through', 'May'],
    '--billed-through: expected a day such as 2026-11-30; got May',
  ],
];

const month = ['--local', '--organisation', 'org_1', '--month', '2026-12', 'old.csv'];
/** the same of `npm run import:compare` */
export const compareCommands: readonly (readonly [string[], string])[] = [
  [month.slice(1), '--stage: expected a stage, or --local'],
  [['--local', 'old.csv'], '--organisation: expected the id of an operator; got nothing'],
  [month.with(4, '2026-13'), '--month: expected a month such as 2026-12; got 2026-13'],
  [month.slice(0, 5), 'expected one file; got none'],
];
