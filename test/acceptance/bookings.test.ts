import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site, vat } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Operator;
let quay: Site;
let company: string;
let own: string;
let admin: string;
let room: string;
let ann: { id: string; caller: Caller };
let bob: { id: string; caller: Caller };
let ceo: Caller;
const person = async (roles: readonly 'contact_person'[] = []) => {
  const id = await op.member(company, roles);
  return { id, caller: await op.login(company, id) };
};
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  quay = await site(op);
  company = await op.company();
  own = `/v1/portal/customers/${company}`;
  admin = `/v1/admin/customers/${company}`;
  room = await quay.room({}, { cancellation: [{ hoursBefore: 48, percent: 50 }] });
  [ann, bob] = [await person(), await person()];
  ceo = (await person(['contact_person'])).caller;
});

const refused = (status: number, code: string) => ({ status, body: { code } });
const fees = async () => (await op.owner.get(`${admin}/fees?limit=100`)).body.items;
const etagOf = async (caller: Caller, path: string) => (await caller.get(path)).headers.get('etag');

test('S13 S41 a team member books a meeting room, which makes its charge by itself', async () => {
  const wish = { resourceId: room, ...at('2026-11-30', 9, 11), memberId: ann.id };
  const quote = await ann.caller.post(`${own}/booking-quotes`, wish);
  const booked = await ann.caller.post(`${own}/bookings`, wish);
  // 2 h × 20.00 = 40.00
  const price = { full: eur(4_000), covered: eur(0), charged: eur(4_000), draws: [] };
  expect(booked).toMatchObject({ status: 201, body: { price, charge: 'fee', editable: true } });
  expect(quote).toMatchObject({ status: 200, body: { bookable: true } });
  expect(quote.body.price).toEqual(booked.body.price);
  const { feeId } = (await op.owner.get(`${admin}/bookings/${booked.body.id}`)).body;
  expect((await op.owner.get(`${admin}/fees/${feeId}`)).body).toMatchObject({
    name: 'Meeting room Sky, 30 Nov 2026 10:00–12:00',
    on: '2026-11-30',
    price: eur(4_000),
    tax: vat,
    origin: { kind: 'booking', id: booked.body.id },
    explanation: booked.body.price.explanation.join('; '),
    status: 'open',
  });
  expect(
    await bob.caller.post(`${own}/booking-quotes`, { ...wish, memberId: bob.id }),
  ).toMatchObject({
    status: 200,
    body: { bookable: false, reason: { code: 'slot_taken' } },
  });
});

describe('S16 who sees a booking', () => {
  test('what names a member, that member and the admins; what names nobody, every member', async () => {
    const day = { resourceId: room, ...at('2026-12-01', 9, 10) };
    const personal = await created(ann.caller, `${own}/bookings`, { ...day, memberId: ann.id });
    const shared = await created(ann.caller, `${own}/bookings`, {
      ...day,
      ...at('2026-12-01', 10, 11),
    });
    const seen = async (caller: Caller, path: string) => {
      const { items } = (await caller.get(`${path}/bookings?from=2026-12-01T00:00:00Z&limit=1`))
        .body;
      const read = await Promise.all(
        [personal, shared].map(
          async ({ id }) => (await caller.get(`${path}/bookings/${id}`)).status,
        ),
      );
      return { first: items.map(({ id }: { id: string }) => id), read };
    };
    expect(await seen(ann.caller, own)).toEqual({ first: [personal.id], read: [200, 200] });
    expect(await seen(op.owner, admin)).toEqual({ first: [personal.id], read: [200, 200] });
    expect(await seen(bob.caller, own)).toEqual({ first: [shared.id], read: [404, 200] });
    expect(await seen(ceo, own)).toEqual({ first: [shared.id], read: [404, 200] });
  });

  test('S14 a team member sees no money of what another booked for the company', async () => {
    const body = { resourceId: room, ...at('2026-12-02', 9, 10) };
    const { id } = await created(ann.caller, `${own}/bookings`, body);
    expect((await bob.caller.get(`${own}/bookings/${id}`)).body).not.toHaveProperty('price');
    expect((await ceo.get(`${own}/bookings/${id}`)).body).toMatchObject({
      price: { charged: eur(2_000) },
      editable: false,
    });
  });

  test('nobody books in the name of another', async () => {
    const body = { resourceId: room, ...at('2026-12-02', 12, 13), memberId: bob.id };
    expect(await ceo.post(`${own}/bookings`, body)).toMatchObject(
      refused(400, 'unknown_reference'),
    );
    const { id } = await created(op.owner, `${admin}/bookings`, body);
    expect((await bob.caller.get(`${own}/bookings/${id}`)).body.editable).toBe(true);
  });
});

describe('S17 who changes a booking', () => {
  test('only who made it for the company alone, whatever the role of others', async () => {
    const body = { resourceId: room, ...at('2026-12-03', 9, 10) };
    const { id } = await created(ann.caller, `${own}/bookings`, body);
    const path = `${own}/bookings/${id}`;
    const moved = at('2026-12-03', 11, 12);
    const etag = await etagOf(ceo, path);
    for (const other of [ceo, bob.caller]) {
      expect(await other.patch(path, moved, etag)).toMatchObject(refused(403, 'forbidden'));
      expect(await other.post(`${path}/cancel`, {})).toMatchObject(refused(403, 'forbidden'));
    }
    const edited = await ann.caller.patch(path, moved, etag);
    expect(edited).toMatchObject({ status: 200, body: { ...moved, version: 2 } });
    expect(await ann.caller.patch(path, moved, etag)).toMatchObject(
      refused(412, 'version_conflict'),
    );
  });

  test('what it may not see is not there for who would change it', async () => {
    const body = { resourceId: room, ...at('2026-12-03', 13, 14), memberId: ann.id };
    const { id } = await created(ann.caller, `${own}/bookings`, body);
    const path = `${own}/bookings/${id}`;
    expect(await ceo.patch(path, { title: 'Mine' }, '"1"')).toMatchObject(
      refused(404, 'not_found'),
    );
    expect(await ceo.post(`${path}/cancel`, {})).toMatchObject(refused(404, 'not_found'));
  });
});

test('S40 without a rate an admin books, which charges nothing and says so; a member does not', async () => {
  const unrated = await quay.room({ name: 'Attic' }, null);
  const body = { resourceId: unrated, ...at('2026-12-04', 9, 10) };
  const before = await fees();
  expect(await ann.caller.post(`${own}/bookings`, body)).toMatchObject(refused(409, 'no_rate'));
  const booked = await op.owner.post(`${admin}/bookings`, body);
  expect(booked).toMatchObject({ status: 201, body: { charge: 'none_no_rate' } });
  expect(booked.body).not.toHaveProperty('price');
  expect(await fees()).toEqual(before);
});
