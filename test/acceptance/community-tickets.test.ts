import { beforeAll, describe, expect, test } from 'vitest';
import { expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { fifteen, published } from '../support/community.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

let op: Biller;
let admin: Caller;
let company: string;
let at: string;
let memberId: string;
let member: Caller;
let contact: Caller;
beforeAll(async () => {
  op = await biller(world, {});
  admin = op.owner;
  company = await op.desk('Acme', {}, null);
  at = `/v1/portal/customers/${company}`;
  memberId = await op.member(company);
  member = await op.login(company, memberId);
  contact = await op.portal(company);
});

const book = (caller: Caller, id: string, body: object = {}, customer = at) =>
  created(caller, `${customer}/community-events/${id}/tickets`, body);
const giveBack = (caller: Caller, { id }: { id: string }, customer = at) =>
  caller.send('POST', `${customer}/community-tickets/${id}/return`);
const fees = async (): Promise<object[]> => (await contact.get(`${at}/fees`)).body.items;
const sold = async (path: string) => (await admin.get(path)).body.sold;

describe('a ticket', () => {
  test('S39 it makes a one-off fee on the local date of the event, which contact persons see', async () => {
    const address = { line1: 'Pier 7', postalCode: '10004', city: 'New York', country: 'US' };
    const location = { name: 'Pier 7', timeZone: 'America/New_York', address };
    const { id: locationId } = await created(admin, '/v1/admin/locations', location);
    // 21:00 in New York, the day before it is in Amsterdam
    const span = { startsAt: '2026-12-21T02:00:00.000Z', endsAt: '2026-12-21T04:00:00.000Z' };
    const event = await published(admin, { title: 'Jazz', locationId, ticket: fifteen, ...span });
    const ticket = await book(member, event.id, { quantity: 2 });
    expect(ticket).toMatchObject({
      title: 'Jazz',
      quantity: 2,
      price: eur(1_500),
      status: 'booked',
      charge: 'to_be_billed',
      ...span,
    });
    const fee = { name: 'Jazz', on: '2026-12-20', price: eur(1_500), quantity: 2, status: 'open' };
    expect(await fees()).toMatchObject([fee]);
    const { body } = await admin.get(`/v1/admin/customers/${company}/fees`);
    expect(body.items).toMatchObject([{ ...fee, origin: { kind: 'ticket', id: ticket.id } }]);
    expect((await member.get(`${at}/fees`)).status).toBe(404);
    // a new price is for new tickets
    const changes = { ticket: { ...fifteen, price: eur(9_900) } };
    expect((await admin.patch(event.path, changes, '"2"')).status).toBe(200);
    expect((await member.get(`${at}/community-tickets`)).body.items).toEqual([ticket]);
    expect(await fees()).toMatchObject([fee]);
  });

  test('S39 given back before the start its place is free again and its fee waived, once', async () => {
    const event = await published(admin, { title: 'Swim', capacity: 2, ticket: fifteen });
    const ticket = await book(member, event.id, { quantity: 2 });
    expect((await giveBack(contact, ticket)).status).toBe(404);
    const returned = { ...ticket, status: 'returned', charge: 'waived' };
    const replies = await Promise.all(Array.from({ length: 5 }, () => giveBack(member, ticket)));
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: returned });
    expect(await sold(event.path)).toBe(0);
    expect(await fees()).toContainEqual(
      expect.objectContaining({ name: 'Swim', status: 'waived' }),
    );
    expect(await book(contact, event.id, { quantity: 2 })).toMatchObject({ status: 'booked' });
  });

  test('one that is free makes no fee, and the same request sent twice is one ticket', async () => {
    const before = await fees();
    const event = await published(admin);
    const path = `${at}/community-events/${event.id}/tickets`;
    await expectIdempotent(member, { path, valid: { quantity: 1 } }, { quantity: 2 });
    expect(await sold(event.path)).toBe(1);
    expect(await fees()).toEqual(before);
    const { body } = await admin.get(`${event.path}/tickets`);
    expect(body.items).toMatchObject([{ memberId, customerId: company, charge: 'free' }]);
  });

  test('of 50 bookings at once for the last 5 places exactly 5 are sold', async () => {
    const event = await published(admin, { title: 'Talk', capacity: 5, ticket: fifteen });
    const customers = [company, await op.desk('Boat', {}, null), await op.desk('Crane', {}, null)];
    const callers = await Promise.all(customers.map(id => op.portal(id, [])));
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const place = `/v1/portal/customers/${customers[n % 3]}/community-events/${event.id}`;
        return (callers[n % 3] as Caller).post(`${place}/tickets`, {});
      }),
    );
    const full = { code: 'event_full', field: '/body/quantity', expected: 'at most 0' };
    for (const { status, body } of replies) if (status !== 201) expect(body).toMatchObject(full);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(await sold(event.path)).toBe(5);
    expect(await walk(admin, `${event.path}/tickets`, 2)).toHaveLength(5);
  });

  test('the team books for a member of a company or an individual, and takes back, also afterwards', async () => {
    const span = { startsAt: '2026-11-24T17:00:00.000Z', endsAt: '2026-11-24T20:00:00.000Z' };
    const { id, path } = await published(admin, { ...span, capacity: 3 });
    expect(await member.post(`${at}/community-events/${id}/tickets`, {})).toMatchObject({
      status: 409,
      body: { code: 'event_not_open' },
    });
    const individual = await op.individual();
    const ours = await created(admin, `${path}/tickets`, { customerId: company, memberId });
    const theirs = await created(admin, `${path}/tickets`, { customerId: individual });
    const ida = await op.login(individual);
    const own = `/v1/portal/customers/${individual}/community-tickets`;
    expect((await ida.get(own)).body.items).toMatchObject([{ id: theirs.id, charge: 'free' }]);
    expect(await giveBack(member, ours)).toMatchObject({
      status: 409,
      body: { code: 'event_state' },
    });
    const back = await admin.send('POST', `${path}/tickets/${ours.id}/return`);
    expect(back).toMatchObject({ status: 200, body: { ...ours, status: 'returned', version: 2 } });
    expect(await sold(path)).toBe(1);
  });

  test('S39 the run bills it once; given back or cancelled then, the answer says that the charge stays', async () => {
    const span = { startsAt: '2026-12-01T19:00:00.000Z', endsAt: '2026-12-01T21:00:00.000Z' };
    const { id, path } = await published(admin, { title: 'Opera', ticket: fifteen, ...span });
    const mine = await book(member, id);
    await book(contact, id, { quantity: 3 });
    await op.billDecember();
    const { body } = await admin.get(`/v1/admin/customers/${company}/invoices`);
    const lines = body.items.flatMap(({ lines }: { lines: { description: string }[] }) => lines);
    const opera = { description: 'Opera', explanation: '3 tickets for 2026-12-01' };
    expect(
      lines.filter(({ description }: { description: string }) => description === 'Opera'),
    ).toMatchObject([{ net: eur(1_500) }, { ...opera, quantity: 3, net: eur(4_500) }]);
    expect(await giveBack(member, mine)).toMatchObject({
      status: 200,
      body: { status: 'returned', charge: 'already_billed' },
    });
    expect((await admin.send('POST', `${path}/cancel`)).body).toMatchObject({
      status: 'cancelled',
      sold: 3,
      cancellation: { isSettled: true, alreadyBilled: 1 },
    });
  });
});
