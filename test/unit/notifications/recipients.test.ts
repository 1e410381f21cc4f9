import { expect, test } from 'vitest';
import {
  type Audience,
  recipientsOf,
  withinDomains,
} from '../../../shared/notifications/recipients.ts';
import { aCustomer } from '../billing/builders.ts';
import { audience, contact, customer, dee, member } from './audience.ts';

const sentTo = (
  fields: Partial<Audience>,
  ...selection: ('company' | 'billing_persons' | 'contact_persons')[]
) => recipientsOf(audience(fields), 'invoice_created', selection);

test('S27 the company address is the default recipient of invoices', () => {
  expect(sentTo({}, 'company').to).toEqual(['office@acme.example']);
});

test('S28 S29 selecting billing persons addresses all of them, oldest first', () => {
  expect(sentTo({}, 'billing_persons').to).toEqual(['bob@acme.example', 'ann@acme.example']);
});

test('S29 a combination addresses each selected address once', () => {
  const everyone = sentTo({}, 'company', 'billing_persons', 'contact_persons').to;
  expect(everyone).toEqual([
    'office@acme.example',
    'bob@acme.example',
    'ann@acme.example',
    'cem@acme.example',
  ]);
});

test('S31 a selection that finds nobody falls back to the company address and says so', () => {
  expect(sentTo({ members: [dee] }, 'billing_persons')).toMatchObject({
    to: ['office@acme.example'],
    isFallback: true,
  });
});

test('S31 nobody at all is a problem with a name', () => {
  const silent = aCustomer({ email: undefined });
  const bounced = { ...customer, mailProblem: 'bounced' };
  expect(sentTo({ customer: silent, members: [] }, 'company').problem).toBe('no_address');
  expect(sentTo({ customer: bounced, members: [] }, 'billing_persons').problem).toBe(
    'address_bounced',
  );
});

test('S67 S81 contact persons with the billing toggle are CC, never To', () => {
  const contactPersons = [contact('books@acme.example', true), contact('it@acme.example', false)];
  expect(sentTo({ contactPersons }, 'company')).toMatchObject({
    to: ['office@acme.example'],
    cc: ['books@acme.example'],
  });
});

test('S81 an address that would be both appears once, in To, whatever its case', () => {
  const contactPersons = [
    contact('BOB@acme.example', true),
    contact('books@acme.example', true),
    contact('Books@acme.example', true),
  ];
  expect(sentTo({ contactPersons }, 'billing_persons').cc).toEqual(['books@acme.example']);
});

test('S7 the recipient is the billing persons oldest first, or the company', () => {
  expect(sentTo({}, 'company').names).toEqual(['Bob', 'Ann']);
  expect(sentTo({ members: [] }, 'company').names).toEqual(['Acme']);
});

test('at most 50 recipients leave on one message, To kept whole', () => {
  const contactPersons = Array.from({ length: 60 }, (_, n) =>
    contact(`copy${n}@acme.example`, true),
  );
  const { to, cc, leftOut } = sentTo({ contactPersons }, 'billing_persons');
  expect([to.length, cc.length]).toEqual([2, 48]);
  expect(leftOut).toEqual([...Array(12).keys()].map(n => `copy${n + 48}@acme.example`));
});

test('S6 S28 whoever is above 40 billing persons is named as left out, unless there is room as a copy', () => {
  const members = Array.from({ length: 45 }, (_, n) =>
    member(`P${n}`, ['contact_person', 'billing_person'], {
      createdAt: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    }),
  );
  const contactPersons = [contact('P44@acme.example', true)];
  const { to, cc, leftOut } = sentTo({ members, contactPersons }, 'billing_persons');
  expect(to).toEqual([...Array(40).keys()].map(n => `p${n}@acme.example`));
  expect(cc.map(email => email.toLowerCase())).toEqual(['p44@acme.example']);
  expect(leftOut).toEqual([40, 41, 42, 43].map(n => `p${n}@acme.example`));
});

test('a sandbox leaves out a copy elsewhere, and writes to nobody if a To is elsewhere', () => {
  const contactPersons = [
    contact('books@acme.example', true),
    contact('a@elsewhere.example', true),
  ];
  const found = sentTo({ contactPersons }, 'company');
  expect(withinDomains(found, ['acme.example'])).toMatchObject({
    to: ['office@acme.example'],
    cc: ['books@acme.example'],
    leftOut: ['a@elsewhere.example'],
  });
  expect(withinDomains(found, ['elsewhere.example'])).toBeUndefined();
  expect(withinDomains(found, ['*'])).toBe(found);
});
