import { ContactPerson } from '../../../shared/contact-persons/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import type { Audience } from '../../../shared/notifications/recipients.ts';
import { Member } from '../../../shared/people/model.ts';
import { aCustomer } from '../billing/builders.ts';

export const customer = aCustomer({ name: 'Acme', email: 'office@acme.example' });

export const member = (
  name: string,
  roles: Member['roles'],
  fields: Partial<Member> = {},
): Member =>
  Member.parse({
    id: createId('member'),
    customerId: customer.id,
    name,
    email: `${name.toLowerCase()}@acme.example`,
    roles,
    portalAccess: 'none',
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  });

export const contact = (email: string, billing: boolean): ContactPerson =>
  ContactPerson.parse({
    id: createId('contactPerson'),
    customerId: customer.id,
    name: 'Copy',
    email,
    label: 'general',
    notifications: { billing, account: !billing },
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
  });

const ann = member('Ann', ['contact_person', 'billing_person'], {
  createdAt: '2026-02-01T00:00:00.000Z',
});
const bob = member('Bob', ['contact_person', 'billing_person']);
const cem = member('Cem', ['contact_person']);
export const dee = member('Dee', []);

export const audience = (fields: Partial<Audience> = {}): Audience => ({
  customer,
  members: [ann, bob, cem, dee],
  contactPersons: [],
  ...fields,
});
