import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, walk } from '../support/bad-bodies.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { at, site } from '../support/rooms.ts';
import { assortment, buyer, type ShopBuyer } from '../support/shop.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let plans: Awaited<ReturnType<typeof assortment>>;
let acme: ShopBuyer;
let room: string;

beforeAll(async () => {
  op = await biller(world);
  plans = await assortment(op);
  room = await (await site(op)).room();
  acme = await buyer(world.inboxUrl, op);
});

const plan = (planId: string, fields: object = {}) => ({ kind: 'plan', planId, ...fields });
const booking = (hour: number) => ({
  kind: 'booking',
  resourceId: room,
  ...at('2026-11-30', hour, hour + 2),
});
const fee = async (id: string) => (await op.owner.get(`${acme.admin}/fees/${id}`)).body;

describe('an order is taken back', () => {
  test('by the customer while nothing is fulfilled, and its fees are waived', async () => {
    const order = await created(acme.contact, `${acme.own}/orders`, {
      items: [plan(plans.mailbox)],
    });
    const cancel = `${acme.own}/orders/${order.id}/cancel`;
    expect(await acme.contact.post(cancel, {})).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    });
    expect(await fee(order.items[0].feeId)).toMatchObject({ status: 'waived' });
    expect(await acme.contact.post(cancel, {})).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await op.owner.post(`${acme.admin}/orders/${order.id}/fulfil`, {})).toMatchObject({
      status: 409,
      body: { code: 'order_state' },
    });
  });

  test('by an admin with what it gave, as long as nothing of it is used', async () => {
    const items = [plan(plans.desk), plan(plans.dayPass), booking(12)];
    const order = await created(acme.contact, `${acme.own}/orders`, { items });
    const cancel = (of: string) => `${of}/orders/${order.id}/cancel`;
    expect(await acme.contact.post(cancel(acme.own), {})).toMatchObject({
      status: 409,
      body: { code: 'order_state', received: 'item 1 (Hot desk) is fulfilled' },
    });
    expect(await op.owner.post(cancel(acme.admin), {})).toMatchObject({
      body: { status: 'cancelled' },
    });
    const [desk, pass, room] = order.items;
    expect((await op.owner.get(`${acme.admin}/memberships/${desk.membershipId}`)).status).toBe(404);
    expect(await fee(pass.feeId)).toMatchObject({ status: 'waived' });
    expect((await op.owner.get(`${acme.admin}/bookings/${room.bookingId}`)).body).toMatchObject({
      status: 'cancelled',
      charge: 'none',
    });
    expect((await acme.contact.post(`${acme.own}/orders`, { items: [booking(12)] })).status).toBe(
      201,
    );
  });
});

describe('an order is refused and nothing is written', () => {
  test.each([
    [
      'what is not offered',
      () => [plan(plans.mailbox), plan(plans.hidden)],
      409,
      'plan_not_on_offer',
      '/body/items/1/planId',
    ],
    [
      'a day that is over',
      () => [plan(plans.desk, { startOn: '2026-11-24' })],
      400,
      'invalid_request',
      '/body/items/0/startOn',
    ],
    [
      'a plan that is not there',
      () => [plan(`pln_${'0'.repeat(26)}`)],
      409,
      'plan_not_on_offer',
      '/body/items/0/planId',
    ],
    [
      'a member of nobody',
      () => [plan(plans.dayPass, { memberId: `mem_${'0'.repeat(26)}` })],
      400,
      'unknown_reference',
      '/body/items/0/memberId',
    ],
    ['a taken room', () => [booking(12)], 409, 'slot_taken', undefined],
    ['one room twice', () => [booking(15), booking(17)], 400, 'invalid_request', '/body/items'],
    ['nothing', () => [], 400, 'invalid_request', '/body/items'],
    [
      'eleven items',
      () => Array(11).fill(plan(plans.mailbox)),
      400,
      'invalid_request',
      '/body/items',
    ],
    ['another kind', () => [{ kind: 'gift' }], 400, 'invalid_request', '/body/items/0/kind'],
    [
      'a price',
      () => [plan(plans.desk, { price: eur(1) })],
      400,
      'invalid_request',
      '/body/items/0/price',
    ],
  ])('with %s', async (_, items, status, code, field) => {
    const before = (await acme.contact.get(`${acme.own}/orders?limit=100`)).body;
    const reply = await acme.contact.post(`${acme.own}/orders`, { items: items() });
    expect(reply).toMatchObject({ status, body: { code, ...(field && { field }) } });
    expect((await acme.contact.get(`${acme.own}/orders?limit=100`)).body).toEqual(before);
  });

  test('and a quote tells of each item why', async () => {
    const items = [plan(plans.hidden), booking(12), plan(plans.mailbox)];
    const { body } = await acme.contact.post(`${acme.own}/order-quotes`, { items });
    expect(body).toMatchObject({
      items: [
        { available: false, code: 'plan_not_on_offer' },
        { available: false, code: 'slot_taken' },
        { available: true, lines: [{ kind: 'service', amount: eur(1_000) }] },
      ],
      total: eur(1_000),
    });
  });
});

test('orders are walked in pages: a customer its own, the operator all, newest first', async () => {
  const ids = (orders: unknown[]) => orders.map(order => (order as { id: string }).id);
  const own = ids(await walk(acme.contact, `${acme.own}/orders`, 2));
  expect(own.length).toBe(3);
  expect(ids(await walk(op.owner, `${acme.admin}/orders`, 2))).toEqual(own);
  const other = await op.company();
  const items = [plan(plans.hidden)];
  const { id } = await created(op.owner, `/v1/admin/customers/${other}/orders`, { items });
  const all = ids(await walk(op.owner, '/v1/admin/orders', 2));
  expect(all).toEqual([id, ...own.toReversed()]);
  const [cancelled] = ids(
    (await op.owner.get('/v1/admin/orders?status=cancelled&channel=portal')).body.items,
  );
  expect(own).toContain(cancelled);
  expect((await op.owner.get('/v1/admin/orders?channel=storefront')).body.items).toEqual([]);
  for (const [query, field] of badPages)
    expect((await op.owner.get(`/v1/admin/orders?${query}`)).body).toMatchObject({ field });
});
