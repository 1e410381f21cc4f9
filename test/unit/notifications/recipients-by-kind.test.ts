import { expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import { customerMailKinds, mailKinds } from '../../../shared/notifications/kinds.ts';
import {
  personRecipients,
  recipientsOf,
  teamRecipients,
} from '../../../shared/notifications/recipients.ts';
import { Admin } from '../../../shared/organisation/model.ts';
import { aCustomer } from '../billing/builders.ts';
import { audience, contact, customer, dee } from './audience.ts';

const contactPersons = [
  contact('books@acme.example', true),
  contact('it@acme.example', false),
  contact('OFFICE@acme.example', true),
];
const others = customerMailKinds.filter(kind => kind !== 'invoice_created');

test.each(others)(
  'S57 S67 S81 %s goes To the primary address, whatever the invoicing setting',
  kind => {
    const copy = mailKinds[kind].category === 'billing' ? 'books@acme.example' : 'it@acme.example';
    const found = recipientsOf(audience({ contactPersons }), kind, ['billing_persons']);
    expect(found).toEqual({
      to: ['office@acme.example'],
      cc: [copy],
      leftOut: [],
      names: ['Bob', 'Ann'],
      isFallback: false,
    });
  },
);

test.each(others)('S31 %s to a customer without an address has nobody to stand in', kind => {
  const silent = aCustomer({ email: undefined });
  const found = recipientsOf(audience({ customer: silent, contactPersons }), kind, ['company']);
  expect(found).toMatchObject({ to: [], cc: [], isFallback: false, problem: 'no_address' });
});

test.each(['bounced', 'complained', 'suppressed'] as const)(
  'an address that %s gets nothing more, as To or as CC',
  mailProblem => {
    const gone = { ...customer, mailProblem };
    expect(recipientsOf(audience({ customer: gone }), 'mandate_request', []).problem).toBe(
      `address_${mailProblem}`,
    );
    const copy = { ...contact('books@acme.example', true), mailProblem };
    expect(recipientsOf(audience({ contactPersons: [copy] }), 'mandate_request', []).cc).toEqual(
      [],
    );
  },
);

test('S20 the team is every admin on one message, and nobody gets a copy', () => {
  const admin = (email: string) =>
    Admin.parse({
      ...{ id: createId('admin'), name: 'Ada', email, role: 'admin', version: 1 },
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  const team = [admin('ada@harbour.example'), admin('bea@harbour.example')];
  expect(teamRecipients(team, 'Harbour Desks')).toEqual({
    to: ['ada@harbour.example', 'bea@harbour.example'],
    cc: [],
    leftOut: [],
    names: ['Harbour Desks'],
    isFallback: false,
  });
  const many = Array.from({ length: 60 }, (_, n) => admin(`admin${n}@harbour.example`));
  const { to, leftOut } = teamRecipients(many, 'Harbour Desks');
  expect([to.length, leftOut.length]).toEqual([40, 20]);
});

test('S21 an invitation is for one person alone, or parked', () => {
  expect(personRecipients(dee)).toEqual({
    to: ['dee@acme.example'],
    cc: [],
    leftOut: [],
    names: ['Dee'],
    isFallback: false,
  });
  expect(personRecipients({ ...dee, mailProblem: 'bounced' })).toMatchObject({
    to: [],
    problem: 'address_bounced',
  });
});
