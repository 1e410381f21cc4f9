import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
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

const badValues: [field: string, value: unknown, pointer?: string][] = [
  ['name', ''],
  ['name', 'two\nlines'],
  ['category', 'yacht'],
  ['price', 25_000],
  ['price', euros(-1), 'price/amount'],
  ['price', euros(0.5), 'price/amount'],
  ['price', { amount: '250', currency: 'EUR' }, 'price/amount'],
  ['price', { amount: 250, currency: 'XYZ' }, 'price/currency'],
  ['price', { ...euros(250), cents: 0 }, 'price/cents'],
  ['tax', { name: 'VAT', percent: 21 }, 'tax/percent'],
  ['tax', { name: 'VAT', percent: '-21' }, 'tax/percent'],
  ['tax', '21%'],
];

describe('S36 a plan is refused and nothing is written', () => {
  let shop: Caller;
  beforeAll(async () => {
    shop = (await operator(world)).owner;
  });
  const listed = async () => (await shop.get(plans)).body.items;

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    expect(await shop.send('POST', plans, request(desk))).toMatchObject({ status, body: { code } });
    expect(await listed()).toEqual([]);
  });

  test.each([
    ...badValues,
    ['kind', 'weekly'],
    ['timing', 'sometimes'],
    ['archived', true],
    ['id', 'pln_1'],
  ] as typeof badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await shop.post(plans, { ...desk, [field]: value })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    expect(await listed()).toEqual([]);
  });

  test('with a timing, when it is sold once', async () => {
    const reply = await shop.post(plans, { ...dayPass, timing: 'advance' });
    expect(reply).toMatchObject({ status: 400, body: { field: '/body/timing' } });
    expect(await listed()).toEqual([]);
  });

  test('with a price in another currency', async () => {
    const dollars = { ...desk, price: { amount: 25_000, currency: 'USD' } };
    expect(await shop.post(plans, dollars)).toMatchObject({
      status: 409,
      body: {
        code: 'currency_mismatch',
        field: '/body/price/currency',
        expected: 'EUR',
        received: 'USD',
      },
    });
    expect(await listed()).toEqual([]);
  });
});

describe('S36 an edit of a plan is refused and nothing is written', () => {
  let plan: { id: string };
  beforeAll(async () => {
    plan = await added();
  });
  const unchanged = async () => expect((await admin.get(`${plans}/${plan.id}`)).body).toEqual(plan);

  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    const reply = await admin.patch(`${plans}/${plan.id}`, { [field]: value }, '"1"');
    expect(reply).toMatchObject({ status: 400, body: { field: `/body/${pointer}` } });
    await unchanged();
  });

  test('with a price in another currency', async () => {
    const dollars = { price: { amount: 1, currency: 'USD' } };
    const reply = await admin.patch(`${plans}/${plan.id}`, dollars, '"1"');
    expect(reply).toMatchObject({ status: 409, body: { code: 'currency_mismatch' } });
    await unchanged();
  });

  test.each([
    [null, 428],
    ['"2"', 412],
    ['W/"1"', 412],
  ])('with If-Match %s', async (etag, status) => {
    const reply = await admin.patch(`${plans}/${plan.id}`, { name: 'Desk' }, etag);
    expect(reply.status).toBe(status);
    await unchanged();
  });

  test("by another operator's admin", async () => {
    const rival = (await operator(world)).owner;
    const path = `${plans}/${plan.id}`;
    expect((await rival.get(path)).status).toBe(404);
    expect((await rival.patch(path, { name: 'Mine' }, '"1"')).status).toBe(404);
    await unchanged();
  });
});

test('S36 the same plan sent twice is one plan', async () => {
  const shop = (await operator(world)).owner;
  await expectIdempotent(shop, { path: plans, valid: desk }, { name: 'Other' });
  expect((await shop.get(plans)).body.items).toHaveLength(1);
});

test.each(badPages)('S36 the list of plans refuses %s', async (query, field) => {
  expect(await admin.get(`${plans}?${query}`)).toMatchObject({ status: 400, body: { field } });
});
