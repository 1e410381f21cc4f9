import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent } from '../support/bad-bodies.ts';
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
  ['tax', { name: 'VAT', percent: '21', exemption: 'None' }, 'tax/exemption'],
  ['discount', { percent: '0' }, 'discount/percent'],
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
