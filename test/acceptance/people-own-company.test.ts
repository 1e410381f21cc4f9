import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import type { Caller } from '../support/caller.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const vat = { name: 'VAT', percent: '21' };
const coffee = { description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat };

let op: Biller;
let company: string;
let own: string;
let membershipId: string;
let invoiceId: string;
const who: Record<string, Caller> = {};
beforeAll(async () => {
  op = await biller(world, { send: false });
  company = await op.desk('Acme', { vatId: 'NL001234567B01' });
  own = `/v1/portal/customers/${company}`;
  const admin = `/v1/admin/customers/${company}`;
  [{ id: membershipId }] = (await op.owner.get(`${admin}/memberships`)).body.items;
  const fee = {
    name: 'Printing',
    on: '2026-11-26',
    price: eur(500),
    tax: vat,
    revenueAccount: '8',
  };
  await created(op.owner, `${admin}/fees`, fee);
  ({ id: invoiceId } = await created(op.owner, `${admin}/invoices`, { lines: [coffee] }));
  const id = await op.member(company, ['contact_person', 'billing_person']);
  who.both = await op.login(company, id);
  who.contact = await op.portal(company, ['contact_person']);
  const billing = await op.member(company, ['contact_person', 'billing_person']);
  await op.owner.patch(`${admin}/members/${billing}`, { roles: ['billing_person'] }, '"1"');
  who.billing = await op.login(company, billing);
  who.team = await op.portal(company, []);
  const staff = await teamMember(world, op);
  await staff.joins(company, await op.member(company, []));
  who.admin = staff.caller;
});

const fields = async (caller: string, page: string) => {
  const { status, body } = (await who[caller]?.get(`${own}${page}`)) ?? {};
  const one = body?.items?.[0] ?? body;
  return status === 200 ? Object.keys(one).sort() : status;
};
const details = ['billingAddress', 'email', 'id', 'name', 'type', 'vatId', 'version'];
const plain = ['id', 'name', 'type', 'version'];
const billing = [
  'billTo',
  'currency',
  'invoiceMail',
  'nextBillingOn',
  'outstanding',
  'paymentTermDays',
];
const membership = [
  ...[
    'billedThroughOn',
    'earliestEndOn',
    'id',
    'planName',
    'price',
    'quantity',
    'startOn',
    'status',
  ],
];
const fee = ['id', 'name', 'on', 'price', 'quantity', 'status'];
const invoice = [
  ...['billTo', 'createdAt', 'customerId', 'dueOn', 'gross', 'id', 'issuedOn', 'kind', 'lines'],
  ...['net', 'number', 'open', 'status', 'tax', 'taxes'],
];
const profile = ['email', 'listed', 'name', 'version'];
const fellow = ['id', 'name', 'roles'];
const addressed = ['email', ...fellow, 'portalAccess'].sort();

/** Each page of the company → the fields that each role finds there; 404: it is not there for them. */
const shown: [page: () => string, by: Record<string, string[] | number>][] = [
  [() => '', { contact: details, both: details, admin: details, billing: plain, team: plain }],
  [() => '/billing', { contact: billing, both: billing, admin: billing, billing, team: 404 }],
  [
    () => '/memberships',
    { contact: membership, both: membership, admin: membership, billing: 404, team: 404 },
  ],
  [
    () => `/memberships/${membershipId}`,
    { contact: membership, both: membership, admin: membership, billing: 404, team: 404 },
  ],
  [() => '/fees', { contact: fee, both: fee, admin: fee, billing: 404, team: 404 }],
  [
    () => '/invoices',
    { contact: invoice, both: invoice, admin: invoice, billing: invoice, team: 404 },
  ],
  [
    () => `/invoices/${invoiceId}`,
    { contact: invoice, both: invoice, admin: invoice, billing: invoice, team: 404 },
  ],
  [
    () => '/contact-persons',
    { contact: ['items'], both: ['items'], admin: ['items'], billing: 404, team: 404 },
  ],
  [
    () => '/members',
    {
      ...{ contact: addressed, both: addressed, admin: addressed, billing: addressed },
      team: fellow,
    },
  ],
  [
    () => '/profile',
    { contact: profile, both: profile, admin: profile, billing: profile, team: profile },
  ],
];

describe('what each role sees of its company, field by field', () => {
  test.each([
    ['S1 S3 S8 S9 S11 a contact person sees all that is the company’s', 'contact'],
    ['S15 S30 a billing person sees the billing functions, and what every member has', 'billing'],
    ['S14 a team member sees nothing sensitive', 'team'],
    ['S2 S24 who holds both roles sees what either sees', 'both'],
    ['S12 an operator’s admin who is a member sees what a contact person sees', 'admin'],
  ])('%s', async (_, role) => {
    for (const [page, by] of shown) {
      const expected = by[role];
      expect([page(), await fields(role, page())]).toEqual([page(), expected]);
    }
  });

  test('S9 the billing details say what invoices are made out to, what is owed and who gets them', async () => {
    const { body } = (await who.billing?.get(`${own}/billing`)) ?? {};
    expect(body).toEqual({
      billTo: {
        name: 'Acme',
        address: { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' },
        vatId: 'NL001234567B01',
      },
      currency: 'EUR',
      paymentTermDays: 14,
      nextBillingOn: '2026-12-01',
      // 1.00 + 21 % = 1.21
      outstanding: [eur(121)],
      invoiceMail: { to: ['office@acme.example'] },
    });
  });

  test('S9 who has no invoices owes nothing, and without an address nobody gets one', async () => {
    const id = await op.desk('Silent', { email: undefined });
    const contact = await op.portal(id, ['contact_person']);
    const { body } = await contact.get(`/v1/portal/customers/${id}/billing`);
    expect(body).toMatchObject({
      outstanding: [eur(0)],
      invoiceMail: { to: [], problem: 'no_address' },
    });
  });

  test('S9 products are the fees, with their state; another company’s membership is not there', async () => {
    const { body } = (await who.contact?.get(`${own}/fees?status=open`)) ?? {};
    expect(body.items).toMatchObject([{ name: 'Printing', price: eur(500), status: 'open' }]);
    expect((await who.contact?.get(`${own}/fees?status=billed`))?.body.items).toEqual([]);
    const other = await op.desk('Other');
    const contact = await op.portal(other, ['contact_person']);
    const path = `/v1/portal/customers/${other}`;
    expect((await contact.get(`${path}/memberships/${membershipId}`)).status).toBe(404);
    expect((await contact.get(`${path}/fees`)).body.items).toEqual([]);
    expect((await contact.get(`${own}/fees`)).status).toBe(404);
  });
});
