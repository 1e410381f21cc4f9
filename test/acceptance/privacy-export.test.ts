import { beforeAll, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { fifteen, published } from '../support/community.ts';
import { erase } from '../support/erasing.ts';
import { inbox } from '../support/inbox.ts';
import { coffee } from '../support/mailed-company.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { partition } from '../support/partition.ts';
import { at, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let admin: Caller;
beforeAll(async () => {
  op = await biller(world, { send: true });
  admin = op.owner;
});

interface Entry {
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  readonly data: any;
}
const exported = (id: string, limit: number) =>
  walk(admin, `/v1/admin/customers/${id}/export`, limit) as Promise<Entry[]>;

test('an export holds everything about a company, as the API shows it, in pages of any size', async () => {
  const domain = `${crypto.randomUUID()}.example`;
  const id = await op.desk('Acme', { email: `office@${domain}` }, {});
  const path = `/v1/admin/customers/${id}`;
  const member = await op.member(id, ['contact_person']);
  const login = await op.login(id, member);
  const profile = `/v1/portal/customers/${id}/profile`;
  const told = { phone: '+31 20 123 4567', title: 'Designer', about: 'Type.', listed: true };
  await login.patch(profile, told, (await login.get(profile)).headers.get('etag'));
  const copy = { name: 'Copy', notifications: { billing: true, account: true } };
  const contacts = `${path}/contact-persons`;
  const gone = await created(admin, contacts, { ...copy, email: `gone@${domain}` });
  const kept = await created(admin, contacts, { ...copy, email: `kept@${domain}` });
  const deposit = {
    name: 'Deposit',
    price: eur(500),
    on: '2027-03-01',
    tax: coffee.lines[0]?.tax,
  };
  const { id: fee } = await created(admin, `${path}/fees`, deposit);
  const resourceId = await (await site(op)).room();
  const wish = { resourceId, ...at('2027-01-11', 9, 10), title: 'Board' };
  const booking = await created(admin, `${path}/bookings`, wish);
  const daily = {
    startsAt: '2027-01-12T09:00',
    endsAt: '2027-01-12T10:00',
    every: 'day',
    count: 1,
  };
  const series = await created(admin, `${path}/booking-series`, { resourceId, ...daily });
  const party = await published(admin, { ticket: fifteen });
  const guest = { customerId: id, memberId: member };
  const ticket = await created(admin, `${party.path}/tickets`, guest);
  const mailbox = {
    name: 'Mailbox',
    kind: 'one_off',
    category: 'service',
    price: eur(500),
    tax: coffee.lines[0]?.tax,
  };
  const { id: planId } = await created(admin, '/v1/admin/plans', mailbox);
  const items = [{ kind: 'plan', planId }];
  const order = await created(admin, `${path}/orders`, { items });
  await created(admin, `${path}/invoices`, coffee);
  await inbox(world.inboxUrl).waitFor(2, { search: `@${domain}` });
  await erase(admin, id, { contactPersonId: gone.id });

  const all = await exported(id, 100);
  const of = (type: string) => all.filter(entry => entry.type === type).map(({ data }) => data);
  const shown = async (below: string) => (await admin.get(`${path}${below}`)).body;
  expect(of('customer')).toEqual([await shown('')]);
  expect(of('billingTerms')).toMatchObject([{ customerId: id, billingDay: 1 }]);
  expect(of('member')).toEqual([{ ...(await shown(`/members/${member}`)), profile: told }]);
  expect(of('contactPerson')).toEqual([await shown(`/contact-persons/${kept.id}`)]);
  expect(of('membership')).toEqual((await shown('/memberships')).items);
  expect(of('fee')).toContainEqual(await shown(`/fees/${fee}`));
  expect(of('fee')).toContainEqual(await shown(`/fees/${ticket.feeId}`));
  expect(of('ticket')).toEqual([ticket]);
  expect(of('booking')).toHaveLength(2);
  expect(of('booking')).toContainEqual(await shown(`/bookings/${booking.id}`));
  expect(of('bookingSeries')).toEqual([await shown(`/booking-series/${series.id}`)]);
  expect(of('order')).toEqual([order]);
  expect(of('invoice')).toEqual((await shown('/invoices')).items);
  expect(of('ledgerEntry')).toMatchObject([
    // 1.00 + 21 %
    { on: '2026-11-25', kind: 'invoice', amount: eur(121), documentId: of('invoice')[0].id },
  ]);
  expect(of('mail')).toMatchObject((await shown('/mails')).items.toReversed());
  expect(of('erasure')).toEqual((await shown('/erasures')).items);
  for (const limit of [1, 3, 4]) expect(await exported(id, limit)).toEqual(all);

  // nothing lies under the customer that is not exported, but claims, what a run reads and what is to be collected
  const kinds = new Set((await partition(op.organisationId, id)).map(({ sk }) => sk.split('#')[0]));
  expect([...kinds].toSorted()).toEqual(
    [
      'A',
      'ADDRESS',
      'B',
      'BOOKING',
      'BOOKING-SERIES',
      'C',
      'COLLECTION',
      'ERASURE',
      'FEE',
      'INVOICE',
      'LEDGER',
      'MAIL',
      'ORDER',
      'TICKET',
    ].toSorted(),
  );
  const text = JSON.stringify(all);
  for (const inner of [
    '"pk"',
    '"sk"',
    'gsi1',
    'subject',
    'O#org',
    'ADDRESS#',
    'claim',
    'addressHash',
  ])
    expect(text).not.toContain(inner);
});

test('an export of an individual holds its profile', async () => {
  const domain = `${crypto.randomUUID()}.example`;
  const id = await op.individual({ email: `ida@${domain}` });
  const login = await op.login(id);
  const profile = `/v1/portal/customers/${id}/profile`;
  await login.patch(
    profile,
    { phone: '+31 20 7654321' },
    (await login.get(profile)).headers.get('etag'),
  );
  const [customer, ...others] = await exported(id, 100);
  expect(customer).toMatchObject({
    type: 'customer',
    data: { id, profile: { phone: '+31 20 7654321', listed: false } },
  });
  expect(others.map(({ type }) => type)).toEqual(['billingTerms']);
});

test('a cursor is good for its own customer only', async () => {
  const [here, there] = [await op.company(), await op.company()];
  const { nextCursor } = (await admin.get(`/v1/admin/customers/${here}/export?limit=1`)).body;
  const stolen = `/v1/admin/customers/${there}/export?limit=1&cursor=${nextCursor}`;
  expect(await admin.get(stolen)).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  const unknown = here.replace(/.{4}$/, '0000');
  expect((await admin.get(`/v1/admin/customers/${unknown}/export`)).status).toBe(404);
});

test('an export of more than a query answers at once leaves out nothing', async () => {
  const id = await op.desk('Big', { email: undefined }, null);
  await op.settings({ send: false });
  const path = `/v1/admin/customers/${id}/invoices`;
  const description = 'A long day in the large room'.padEnd(200, '.');
  const lines = Array.from({ length: 40 }, () => ({ ...coffee.lines[0], description }));
  // DynamoDB answers 1 MB a query
  for (let n = 0; n < 100; n += 1) await created(admin, path, { lines });
  const stored = await partition(op.organisationId, id);
  expect(Buffer.byteLength(JSON.stringify(stored))).toBeGreaterThan(1_500_000);
  await op.settings({ send: true });
  // a page may be shorter than asked
  const all: Entry[] = [];
  const first = `/v1/admin/customers/${id}/export?limit=100`;
  for (let path: string | undefined = first; path !== undefined; ) {
    const page: { items: Entry[]; nextCursor?: string } = (await admin.get(path)).body;
    const { items, nextCursor } = page;
    all.push(...items);
    path = nextCursor && `${first}&cursor=${nextCursor}`;
  }
  expect(all.filter(({ type }) => type === 'invoice')).toHaveLength(100);
  expect(all.filter(({ type }) => type === 'ledgerEntry')).toHaveLength(100);
});
