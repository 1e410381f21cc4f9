import { beforeAll, expect, test } from 'vitest';
import { expectIdempotent } from '../support/bad-bodies.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { at, site } from '../support/rooms.ts';
import { assortment, buyer, type ShopBuyer } from '../support/shop.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const today = '2026-11-25';
let op: Biller;
let plans: Awaited<ReturnType<typeof assortment>>;
let acme: ShopBuyer;
let room: string;

beforeAll(async () => {
  op = await biller(world);
  plans = await assortment(op);
  room = await (await site(op)).room();
  acme = await buyer(world.inboxUrl, op, { language: 'nl' });
});

const plan = (planId: string, fields: object = {}) => ({ kind: 'plan', planId, ...fields });
const booking = (hour: number) => ({
  kind: 'booking',
  resourceId: room,
  ...at('2026-11-30', hour, hour + 2),
});
const fee = async (id: string) => (await op.owner.get(`${acme.admin}/fees/${id}`)).body;

test('S10 S74 S75 a contact person purchases on behalf of the company; both mails follow', async () => {
  const items = [plan(plans.desk), plan(plans.dayPass, { quantity: 2 }), booking(9)];
  const quote = await acme.contact.post(`${acme.own}/order-quotes`, { items });
  const placed = await acme.contact.post(`${acme.own}/orders`, { items });
  const [desk, pass, room] = placed.body.items;
  expect(placed).toMatchObject({
    status: 201,
    body: {
      number: expect.stringMatching(/^ORD-[0-9A-HJKMNP-TV-Z]{10}$/),
      channel: 'portal',
      status: 'fulfilled',
      billing: 'next_run',
      items: [
        { kind: 'membership', name: 'Hot desk', amount: eur(15_000), startOn: today },
        { kind: 'pass', quantity: 2, unitPrice: eur(2_500), amount: eur(5_000) },
        { kind: 'booking', name: 'Meeting room Sky, 30 Nov 2026 10:00–12:00', amount: eur(4_000) },
      ],
      // 150.00 + 2 × 25.00 + 2 h × 20.00 = 240.00
      total: eur(24_000),
    },
  });
  expect(quote).toMatchObject({ status: 200, body: { total: eur(24_000) } });
  expect(placed.body.memberId).toMatch(/^mem_/);
  const path = `${acme.own}/orders/${placed.body.id}`;
  expect(placed.headers.get('location')).toBe(path);
  expect((await acme.contact.get(path)).body).toEqual(placed.body);

  const { body: membership } = await op.owner.get(`${acme.admin}/memberships/${desk.membershipId}`);
  expect(membership).toMatchObject({ planId: plans.desk, startOn: today, quantity: 1 });
  const origin = { kind: 'order', id: placed.body.id };
  expect(await fee(pass.feeId)).toMatchObject({
    on: today,
    price: eur(2_500),
    quantity: 2,
    origin,
  });
  const { body: booked } = await op.owner.get(`${acme.admin}/bookings/${room.bookingId}`);
  expect(booked).toMatchObject({ status: 'confirmed', orderId: placed.body.id, charge: 'fee' });
  expect(await fee(room.feeId)).toMatchObject({ origin: { kind: 'booking', id: booked.id } });

  const mails = await acme.mails(2);
  const { number } = placed.body;
  expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
    `Uw bestelling ${number} bij Harbour Desks`,
    `Uw bestelling ${number} bij Harbour Desks is afgerond`,
  ]);
  for (const { to, cc } of mails) {
    expect(to).toEqual([`office@${acme.domain}`]);
    expect(cc).toEqual([`ann@${acme.domain}`]);
  }
});

test('S10 a team member and a billing person purchase nothing', async () => {
  const bea = await op.member(acme.id, ['contact_person', 'billing_person']);
  const path = `${acme.admin}/members/${bea}`;
  await op.owner.patch(path, { roles: ['billing_person'] }, '"1"');
  for (const caller of [await op.portal(acme.id, []), await op.login(acme.id, bea)]) {
    const before = (await acme.contact.get(`${acme.own}/orders`)).body;
    for (const to of ['orders', 'order-quotes']) {
      const reply = await caller.post(`${acme.own}/${to}`, { items: [plan(plans.dayPass)] });
      expect(reply).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
    expect((await caller.get(`${acme.own}/orders`)).status).toBe(404);
    expect((await acme.contact.get(`${acme.own}/orders`)).body).toEqual(before);
  }
});

test('S75 a service is completed by the operator, and mailed once however often that is told', async () => {
  const bolt = await buyer(world.inboxUrl, op);
  const items = [plan(plans.mailbox), plan(plans.mailbox, { quantity: 3 })];
  const order = await created(bolt.contact, `${bolt.own}/orders`, { items });
  expect(order).toMatchObject({ status: 'placed', total: eur(4_000) });
  const [confirmation] = await bolt.mails(1);
  expect(confirmation?.subject).toBe(`Your order ${order.number} with Harbour Desks`);

  const path = `${bolt.admin}/orders/${order.id}/fulfil`;
  const first = await op.owner.post(path, { items: [2] });
  expect(first).toMatchObject({ status: 200, body: { status: 'placed' } });
  const shown = first.body.items.map(({ fulfilled }: { fulfilled: boolean }) => fulfilled);
  expect(shown).toEqual([false, true]);
  const rest = await Promise.all([1, 2, 3].map(() => op.owner.post(path, {})));
  for (const reply of rest) {
    expect(reply).toMatchObject({ status: 200, body: { status: 'fulfilled', version: 3 } });
  }
  expect((await bolt.mails(2)).map(({ subject }) => subject)).toContain(
    `Your order ${order.number} with Harbour Desks is complete`,
  );
  expect(await op.owner.post(path, { items: [3] })).toMatchObject({
    status: 400,
    body: { field: '/body/items/0', expected: '1 to 2' },
  });
});

test('S74 two identical requests with one key make one order and one mail', async () => {
  const bolt = await buyer(world.inboxUrl, op);
  const body = { items: [plan(plans.mailbox)] };
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const orders = `${bolt.own}/orders`;
  const replies = await Promise.all([1, 2].map(() => bolt.contact.post(orders, body, headers)));
  expect(replies.map(({ status }) => status)).toEqual([201, 201]);
  expect(replies[0]?.body).toEqual(replies[1]?.body);
  expect((await bolt.contact.get(orders)).body.items).toHaveLength(1);
  expect((await op.owner.get(`${bolt.admin}/fees`)).body.items).toHaveLength(1);
  await expectIdempotent(
    bolt.contact,
    { path: orders, valid: body },
    { items: [plan(plans.dayPass)] },
  );
  // one of the first order, two of the second, which the same key repeats: 1 × S74, 1 × S74
  expect(await bolt.mails(2)).toHaveLength(2);
});
