import { beforeAll, describe, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const plans = '/v1/admin/plans';
const euros = (amount: number) => ({ amount, currency: 'EUR' });
const desk = {
  name: 'Fixed desk',
  kind: 'recurring',
  category: 'desk',
  price: euros(25_000),
  tax: { name: 'VAT', percent: '21' },
};
const dayPass = { ...desk, name: 'Day pass', kind: 'one_off', category: 'day_pass' };

let admin: Caller;
beforeAll(async () => {
  admin = (await operator(world)).owner;
});
const added = async (plan: object = desk) => (await admin.post(plans, plan)).body;

describe('a plan is the price of what is sold', () => {
  test('S35 S36 S37 a recurring plan is created, read and listed', async () => {
    const reply = await admin.post(plans, { ...desk, revenueAccount: '8000' });
    expect(reply).toMatchObject({
      status: 201,
      body: { ...desk, revenueAccount: '8000', timing: 'advance', archived: false },
    });
    const path = `${plans}/${reply.body.id}`;
    expect(reply.headers.get('location')).toBe(path);
    const read = await admin.get(path);
    expect(read.body).toEqual(reply.body);
    expect(read.headers.get('etag')).toBe(reply.headers.get('etag'));
    expect((await admin.get(`${plans}?limit=100`)).body.items).toContainEqual(reply.body);
  });

  test('S38 a service such as a day pass is a one-off plan', async () => {
    const plan = await added(dayPass);
    expect(plan).toMatchObject({ kind: 'one_off', category: 'day_pass' });
    expect(plan).not.toHaveProperty('timing');
  });

  test('S36 a plan may cost nothing', async () => {
    expect((await added({ ...desk, price: euros(0) })).price).toEqual(euros(0));
  });

  test('S36 its price, name and tax change, its kind does not', async () => {
    const { id } = await added();
    const changes = {
      name: 'Desk',
      price: euros(27_500),
      tax: { name: 'VAT', percent: '9' },
      revenueAccount: '8010',
    };
    const edited = await admin.patch(`${plans}/${id}`, changes, '"1"');
    expect(edited).toMatchObject({ status: 200, body: { ...desk, ...changes, version: 2 } });
    const cleared = await admin.patch(`${plans}/${id}`, { revenueAccount: null }, '"2"');
    expect(cleared.body).not.toHaveProperty('revenueAccount');
    const kind = await admin.patch(`${plans}/${id}`, { kind: 'one_off' }, '"3"');
    expect(kind).toMatchObject({ status: 400, body: { field: '/body/kind' } });
    expect((await admin.get(`${plans}/${id}`)).body).toEqual(cleared.body);
  });

  test('S36 an archived plan is listed apart and can come back', async () => {
    const shop = (await operator(world)).owner;
    const [kept, gone] = [
      (await shop.post(plans, desk)).body,
      (await shop.post(plans, dayPass)).body,
    ];
    await shop.patch(`${plans}/${gone.id}`, { archived: true }, '"1"');
    const ids = async (query: string) =>
      (await shop.get(`${plans}${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids('?archived=true')).toEqual([gone.id]);
    expect(await ids('?archived=false')).toEqual([kept.id]);
    expect(await ids('')).toEqual([kept.id, gone.id]);
    await shop.patch(`${plans}/${gone.id}`, { archived: false }, '"2"');
    expect(await ids('?archived=true')).toEqual([]);
  });

  test('S36 the plans are walked in pages, also through a filter', async () => {
    const shop = (await operator(world)).owner;
    const created: { id: string }[] = [];
    for (let n = 0; n < 7; n += 1)
      created.push((await shop.post(plans, { ...desk, name: `Plan ${n}` })).body);
    expect(await walk(shop, plans, 3)).toEqual(created);
    expect(await walk(shop, plans, 7)).toEqual(created);
    const { nextCursor } = (await shop.get(`${plans}?limit=3`)).body;
    const filtered = await shop.get(`${plans}?limit=3&archived=true&cursor=${nextCursor}`);
    expect(filtered).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
    const rival = (await operator(world)).owner;
    const stolen = await rival.get(`${plans}?limit=3&cursor=${nextCursor}`);
    expect(stolen).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });
});
