import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
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

let harbour: Operator;
let admin: Caller;
let planId: string;
beforeAll(async () => {
  // 23:30 UTC on 30 November is 00:30 on 1 December in Amsterdam
  harbour = await operator(world, { clock: '2026-11-30T23:30:00.000Z' });
  admin = harbour.owner;
  planId = (await admin.post(plans, desk)).body.id;
});
const of = (customerId: string) => `/v1/admin/customers/${customerId}/memberships`;
const listed = async (customerId: string) => (await admin.get(of(customerId))).body.items;
const started = (fields: object = {}) => ({ planId, startOn: '2026-12-01', ...fields });

const foreign = {
  planId: `pln_${'0'.repeat(26)}`,
  memberId: `mem_${'0'.repeat(26)}`,
  locationId: `loc_${'0'.repeat(26)}`,
};
const badValues: [field: string, value: unknown, pointer?: string][] = [
  ['startOn', '01-12-2026'],
  ['startOn', '2026-02-30'],
  ['startOn', '0202-12-01'],
  ['startOn', '2026-12-01T00:00:00Z'],
  ['endOn', '2026-11-30'],
  ['endOn', 'never'],
  ['quantity', 0],
  ['quantity', 1001],
  ['quantity', 1.5],
  ['quantity', '2'],
  ['price', euros(-1), 'price/amount'],
  ['discount', 10],
  ['discount', { percent: '0' }, 'discount/percent'],
  ['discount', {}, 'discount/percent'],
  ['discount', { percent: '10', amount: euros(1) }, 'discount/percent'],
  ['discount', { amount: euros(0) }, 'discount/amount/amount'],
  ['discount', { percent: '101' }, 'discount/percent'],
  ['discount', { percent: 10 }, 'discount/percent'],
  ['discount', { percent: '10', from: '2027-01-01', to: '2026-12-31' }, 'discount/to'],
  ['memberId', 'mem_1'],
  ['memberId', foreign.planId],
  ['status', 'active'],
  ['billedThroughOn', '2026-12-31'],
];

describe('S37 a membership is refused and nothing is written', () => {
  let company: string;
  beforeAll(async () => {
    company = await harbour.company();
  });

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const reply = await admin.send('POST', of(company), request(started()));
    expect(reply).toMatchObject({ status, body: { code } });
    expect(await listed(company)).toEqual([]);
  });

  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await admin.post(of(company), started({ [field]: value }))).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    expect(await listed(company)).toEqual([]);
  });

  test.each(Object.entries(foreign))('with an unknown %s', async (field, id) => {
    expect(await admin.post(of(company), started({ [field]: id }))).toMatchObject({
      status: 400,
      body: { code: 'unknown_reference', field: `/body/${field}`, received: id },
    });
    expect(await listed(company)).toEqual([]);
  });

  test("with another operator's plan, and with another customer's member", async () => {
    const rival = (await operator(world)).owner;
    const theirs = (await rival.post(plans, desk)).body.id;
    const colleague = await harbour.member(await harbour.company());
    for (const [field, id] of [
      ['planId', theirs],
      ['memberId', colleague],
    ]) {
      expect(await admin.post(of(company), started({ [field as string]: id }))).toMatchObject({
        status: 400,
        body: { code: 'unknown_reference', field: `/body/${field}` },
      });
    }
    expect(await listed(company)).toEqual([]);
  });

  test('with a price in another currency', async () => {
    const dollars = started({ price: { amount: 1, currency: 'USD' } });
    expect(await admin.post(of(company), dollars)).toMatchObject({
      status: 409,
      body: { code: 'currency_mismatch' },
    });
    expect(await listed(company)).toEqual([]);
  });

  test('for a customer that is not there, or not theirs', async () => {
    expect((await admin.post(of(`cus_${'0'.repeat(26)}`), started())).status).toBe(404);
    const rival = (await operator(world)).owner;
    const theirs = (await rival.post(plans, desk)).body.id;
    expect((await rival.post(of(company), started({ planId: theirs }))).status).toBe(404);
    expect((await rival.get(of(company))).status).toBe(404);
    expect(await listed(company)).toEqual([]);
  });
});

describe('S37 an edit of a membership is refused and nothing is written', () => {
  let path: string;
  let before: { id: string; customerId: string };
  beforeAll(async () => {
    const company = await harbour.company();
    before = (await admin.post(of(company), started())).body;
    path = `${of(company)}/${before.id}`;
  });
  const unchanged = async () => expect((await admin.get(path)).body).toEqual(before);

  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await admin.patch(path, { [field]: value }, '"1"')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    await unchanged();
  });

  test.each(['memberId', 'locationId'] as const)('with an unknown %s', async field => {
    expect(await admin.patch(path, { [field]: foreign[field] }, '"1"')).toMatchObject({
      status: 400,
      body: { code: 'unknown_reference', field: `/body/${field}` },
    });
    await unchanged();
  });

  test('with another plan', async () => {
    const reply = await admin.patch(path, { planId }, '"1"');
    expect(reply).toMatchObject({ status: 400, body: { field: '/body/planId' } });
    await unchanged();
  });

  test.each([
    [null, 428],
    ['"7"', 412],
  ])('with If-Match %s', async (etag, status) => {
    expect((await admin.patch(path, { quantity: 2 }, etag)).status).toBe(status);
    await unchanged();
  });

  test('under another customer, and by another operator', async () => {
    const wrong = `${of(await harbour.company())}/${before.id}`;
    expect((await admin.get(wrong)).status).toBe(404);
    expect((await admin.patch(wrong, { quantity: 2 }, '"1"')).status).toBe(404);
    const rival = (await operator(world)).owner;
    expect((await rival.patch(path, { quantity: 2 }, '"1"')).status).toBe(404);
    await unchanged();
  });
});

test('S37 the same membership sent twice is one', async () => {
  const company = await harbour.company();
  await expectIdempotent(admin, { path: of(company), valid: started() }, { quantity: 2 });
  expect(await listed(company)).toHaveLength(1);
});

test('S37 the memberships of a customer are walked in pages', async () => {
  const company = await harbour.company();
  for (let n = 0; n < 5; n += 1) await admin.post(of(company), started());
  const all = await listed(company);
  expect(all).toHaveLength(5);
  expect(await walk(admin, of(company), 2)).toEqual(all);
});

test.each(badPages)('S37 the list of memberships refuses %s', async (query, field) => {
  const company = await harbour.company();
  const reply = await admin.get(`${of(company)}?${query}`);
  expect(reply).toMatchObject({ status: 400, body: { field } });
});
