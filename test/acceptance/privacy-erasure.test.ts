import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { published } from '../support/community.ts';
import { erase, hasUser } from '../support/erasing.ts';
import { inbox } from '../support/inbox.ts';
import { choosePassword } from '../support/invited.ts';
import { bothRoles, coffee } from '../support/mailed-company.ts';
import { type Biller, biller, created, waitFor } from '../support/month.ts';
import { at, site } from '../support/rooms.ts';
import { itemsWith } from '../support/table-scan.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
let op: Biller;
let admin: Caller;
beforeAll(async () => {
  world = await startWorld();
  op = await biller(world, { send: true, hold: true, emailInvoicesTo: ['billing_persons'] });
  admin = op.owner;
});

const weekly = {
  startsAt: '2027-01-12T09:00',
  endsAt: '2027-01-12T10:00',
  every: 'week',
  count: 2,
};

let persons = 0;
/** Somebody whose name, address and number stand nowhere else in the table. */
const somebody = (domain: string) => {
  persons += 1;
  const mark = `vanishing${persons}x${process.pid}`;
  return {
    name: `Vera ${mark}`,
    email: `${mark}@${domain}`,
    phone: `+31 20 ${process.pid} ${4000 + persons}`,
  };
};
const acme = async (membership: object | null = null) => {
  const domain = `${crypto.randomUUID()}.example`;
  const id = await op.desk('Acme', { email: `office@${domain}` }, membership);
  return { id, domain, path: `/v1/admin/customers/${id}`, portal: `/v1/portal/customers/${id}` };
};
const mailed = (domain: string, count: number) =>
  inbox(world.inboxUrl).waitFor(count, { search: `@${domain}` });
const traces = (person: { name: string; email: string; phone: string }) =>
  itemsWith(person.name, person.email, person.phone);
const copies = { notifications: { billing: true, account: true } };

test.concurrent('a member is gone from everything but issued invoices, and the next invoice follows the fallback', async () => {
  const { id, domain, path, portal } = await acme({});
  const { phone, ...vera } = somebody(domain);
  const member = await created(admin, `${path}/members`, { ...vera, roles: bothRoles });
  const own = `${path}/members/${member.id}`;
  expect((await admin.post(`${own}/invite`, {})).status).toBe(200);
  const login = await choosePassword(world, vera.email);
  const profile = await login.get(`${portal}/profile`);
  const told = { phone, about: `Ask ${vera.name}`, listed: true };
  await login.patch(`${portal}/profile`, told, profile.headers.get('etag'));
  await created(login, `${portal}/members`, { name: 'Cy New', email: `cy@${domain}` });
  await created(login, `${portal}/contact-persons`, {
    name: 'Copy',
    email: `c@${domain}`,
    ...copies,
  });
  const resourceId = await (await site(op)).room();
  const titled = { resourceId, title: `Lunch with ${vera.name}` };
  await created(login, `${portal}/bookings`, { ...titled, ...at('2027-01-11', 9, 10) });
  await created(login, `${portal}/booking-series`, { ...titled, ...weekly });
  const party = await published(admin);
  const tickets = `${portal}/community-events/${party.id}/tickets`;
  const ticket = await created(login, tickets, {});
  const { id: issued } = await created(admin, `${path}/invoices`, coffee);
  await mailed(domain, 2);
  await op.turnTo('2026-12-01T06:00:00.000Z');
  const held = await waitFor('a held run', async () =>
    (await op.runs()).find(({ stage }) => stage === 'held'),
  );
  expect(await hasUser(world, vera.email)).toBe(true);
  // the member, its directory entry, the invitation, what the team was told, two invoices and three stored answers
  expect((await traces({ ...vera, phone })).length).toBeGreaterThan(8);

  const done = await erase(admin, id, { memberId: member.id });
  // titles: of a booking, of a series and of its two bookings, which stay
  expect(done.removed).toMatchObject({ members: 1, contactPersons: 0, drafts: 1, titles: 4 });
  expect((await admin.get(`${path}/bookings`)).body.items).toHaveLength(3);
  expect(done).toMatchObject({ target: 'member', memberId: member.id });
  const left = await traces({ ...vera, phone });
  expect(left.map(({ id, status }) => [id, status])).toEqual([[issued, 'issued']]);
  expect((await login.get('/v1/portal/me')).status).toBe(401);
  expect(await hasUser(world, vera.email)).toBe(false);
  expect((await admin.get(own)).status).toBe(404);
  const { body: guests } = await admin.get(`${party.path}/tickets`);
  expect(guests.items).toMatchObject([{ id: ticket.id, memberId: member.id, status: 'booked' }]);
  const waiting = await admin.get('/v1/admin/invitation-requests');
  expect(waiting).toMatchObject({ status: 200, body: { items: [{ name: 'Cy New' }] } });

  await admin.post(`/v1/admin/bill-runs/${held.id}/release`, {});
  const all = await mailed(domain, 3);
  expect(all.filter(({ to }) => to.includes(`office@${domain}`))).toHaveLength(1);
  const { body } = await admin.get(`${path}/invoices`);
  expect(body.items).toHaveLength(2);
  expect(await traces({ ...vera, phone })).toHaveLength(1);
});

test.concurrent('a contact person is gone, also by its address long after it was removed', async () => {
  const { id, domain, path } = await acme();
  const [bea, cas] = [somebody(domain), somebody(domain)];
  const contacts = `${path}/contact-persons`;
  const kept = await created(admin, contacts, { ...bea, ...copies });
  const gone = await created(admin, contacts, { ...cas, ...copies });
  await created(admin, `${path}/invoices`, coffee);
  await mailed(domain, 1);
  expect((await admin.remove(`${contacts}/${gone.id}`)).status).toBe(204);
  const [first, second] = await Promise.all([
    erase(admin, id, { contactPersonId: kept.id }),
    erase(admin, id, { email: cas.email.toUpperCase() }),
  ]);
  expect(first.removed).toMatchObject({ contactPersons: 1, members: 0, requests: 1 });
  expect(second.removed).toMatchObject({ contactPersons: 0, requests: 1 });
  // one mail held both
  expect([first.removed.mails, second.removed.mails]).toEqual([1, 1]);
  expect(await traces(bea)).toEqual([]);
  expect(await traces(cas)).toEqual([]);
  const { body } = await admin.get(`${path}/mails`);
  const erasedAddress = 'erased@erased.invalid';
  expect(body.items).toMatchObject([
    { to: [`office@${domain}`], cc: [erasedAddress, erasedAddress] },
  ]);
  expect((await admin.get(contacts)).body.items).toEqual([]);
  expect(await mailed(domain, 1)).toHaveLength(1);
  expect((await admin.post(contacts, { ...bea, ...copies })).status).toBe(201);
});

test.concurrent.each([
  ['an invitation that was sent', true],
  ['an invitation that was withdrawn or is under way', false],
])('a member who was removed, with %s and the login that stayed behind', async (_, isSent) => {
  const { id, domain, path } = await acme();
  const { phone, ...dan } = somebody(domain);
  const member = await created(admin, `${path}/members`, dan);
  await admin.post(`${path}/members/${member.id}/invite`, {});
  await choosePassword(world, dan.email);
  if (isSent) await mailed(domain, 1);
  await admin.remove(`${path}/members/${member.id}`);
  expect(await hasUser(world, dan.email)).toBe(true);
  const done = await erase(admin, id, { email: dan.email });
  expect(done.removed).toEqual({
    ...{ members: 0, contactPersons: 0, drafts: 0, titles: 0 },
    ...{ bankEntries: 0, bankAccounts: 0, payments: 0 },
    // the answers to the member's creation and invitation; whether there was a login does not show
    ...{ mails: 1, requests: 2 },
  });
  expect(await traces({ ...dan, phone })).toEqual([]);
  expect(await hasUser(world, dan.email)).toBe(false);
});

test.concurrent('a login that is somebody elsewhere stays, and so does an address that somebody else has', async () => {
  const [here, there] = [await acme(), await acme()];
  const { phone: _, ...eva } = somebody(here.domain);
  const [mine, other] = [
    await created(admin, `${here.path}/members`, { ...eva, roles: bothRoles }),
    await created(admin, `${there.path}/members`, eva),
  ];
  await created(admin, `${here.path}/contact-persons`, { ...eva, name: 'Books', ...copies });
  for (const { path, id } of [
    { ...here, id: mine.id },
    { ...there, id: other.id },
  ]) {
    expect((await admin.post(`${path}/members/${id}/invite`, {})).status).toBe(200);
  }
  const login = await choosePassword(world, eva.email);
  await created(admin, `${here.path}/invoices`, coffee);
  await mailed(here.domain, 3);
  const done = await erase(admin, here.id, { memberId: mine.id });
  expect(done.removed).toMatchObject({ members: 1, contactPersons: 0 });
  expect(await hasUser(world, eva.email)).toBe(true);
  expect((await login.get(here.portal)).status).toBe(404);
  expect((await login.get(there.portal)).status).toBe(200);
  const { body } = await admin.get(`${here.path}/contact-persons`);
  expect(body.items).toMatchObject([{ name: 'Books', email: eva.email }]);
  const mails = (await admin.get(`${here.path}/mails`)).body.items;
  expect(mails.map(({ to }: { to: string[] }) => to)).toEqual([[eva.email], [eva.email]]);
});
