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

describe('a membership is a subscription to a recurring plan', () => {
  test('S37 it is created, read and listed', async () => {
    const company = await harbour.company();
    const reply = await admin.post(of(company), started());
    expect(reply).toMatchObject({
      status: 201,
      body: {
        customerId: company,
        planId,
        startOn: '2026-12-01',
        quantity: 1,
        status: 'active',
        billedThroughOn: null,
      },
    });
    const path = `${of(company)}/${reply.body.id}`;
    expect(reply.headers.get('location')).toBe(path);
    expect((await admin.get(path)).body).toEqual(reply.body);
    expect(await listed(company)).toEqual([reply.body]);
  });

  test('S37 it may name a member, a location, a price and a discount of its own', async () => {
    const company = await harbour.company();
    const { body: location } = await admin.post('/v1/admin/locations', {
      name: 'Kade',
      timeZone: 'Europe/Amsterdam',
      address: { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' },
    });
    const terms = {
      memberId: await harbour.member(company),
      locationId: location.id,
      endOn: '2027-02-14',
      quantity: 3,
      price: euros(20_000),
      discount: { percent: '12.5', from: '2026-12-01', to: '2027-01-31' },
    };
    expect(await admin.post(of(company), started(terms))).toMatchObject({
      status: 201,
      body: terms,
    });
  });

  test.each([
    ['2026-12-02', undefined, 'scheduled'],
    ['2026-12-01', '2026-12-01', 'active'],
    ['2026-11-01', '2026-11-30', 'ended'],
  ])(
    "S37 from %s to %s it is, on the organisation's 1 December, %s",
    async (startOn, endOn, status) => {
      const company = await harbour.company();
      const { body } = await admin.post(of(company), started({ startOn, endOn }));
      expect(body.status).toBe(status);
      expect((await listed(company))[0].status).toBe(status);
    },
  );

  test('S38 a one-off plan makes no membership', async () => {
    const company = await harbour.company();
    const { body } = await admin.post(plans, { ...desk, kind: 'one_off', category: 'day_pass' });
    expect(await admin.post(of(company), started({ planId: body.id }))).toMatchObject({
      status: 409,
      body: { code: 'plan_not_recurring', field: '/body/planId' },
    });
    expect(await listed(company)).toEqual([]);
  });

  test('S36 an archived plan is not sold, and what uses it goes on', async () => {
    const company = await harbour.company();
    const { body: plan } = await admin.post(plans, desk);
    const { body: running } = await admin.post(of(company), started({ planId: plan.id }));
    await admin.patch(`${plans}/${plan.id}`, { archived: true }, '"1"');
    expect(await admin.post(of(company), started({ planId: plan.id }))).toMatchObject({
      status: 409,
      body: { code: 'plan_archived', field: '/body/planId' },
    });
    expect(await listed(company)).toEqual([running]);
    const path = `${of(company)}/${running.id}`;
    expect((await admin.patch(path, { quantity: 2 }, '"1"')).status).toBe(200);
  });

  test('S9 a contact person sees the memberships with plan and price, a team member does not', async () => {
    const company = await harbour.company();
    await admin.post(of(company), started());
    await admin.post(of(company), started({ price: euros(19_900) }));
    const path = `/v1/portal/customers/${company}/memberships`;
    const contact = await harbour.portal(company, ['contact_person']);
    expect((await contact.get(path)).body.items).toMatchObject([
      { planName: 'Fixed desk', price: euros(25_000), status: 'active' },
      { planName: 'Fixed desk', price: euros(19_900), status: 'active' },
    ]);
    expect(await walk(contact, path, 1)).toHaveLength(2);
    expect((await (await harbour.portal(company, [])).get(path)).status).toBe(404);
    const elsewhere = await harbour.portal(await harbour.company(), ['contact_person']);
    expect((await elsewhere.get(path)).status).toBe(404);
  });
});

describe('a membership changes for days that are not billed', () => {
  const created = async (fields: object = {}) => {
    const company = await harbour.company();
    const { body } = await admin.post(of(company), started(fields));
    return { path: `${of(company)}/${body.id}`, body };
  };

  test('S37 quantity, price, discount and end change, and null takes them away', async () => {
    const { path, body } = await created();
    const terms = {
      quantity: 2,
      price: euros(20_000),
      discount: { percent: '10' },
      endOn: '2027-01-31',
    };
    expect(await admin.patch(path, terms, '"1"')).toMatchObject({ status: 200, body: terms });
    const none = { price: null, discount: null, endOn: null };
    const cleared = await admin.patch(path, none, '"2"');
    expect(cleared.body).toEqual({ ...body, quantity: 2, version: 3 });
    expect((await admin.get(path)).body).toEqual(cleared.body);
  });

  test('S37 it starts on another day while nothing is billed, not after its end', async () => {
    const { path } = await created({ endOn: '2026-12-20' });
    expect(await admin.patch(path, { startOn: '2026-12-21' }, '"1"')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: '/body/startOn' },
    });
    const moved = await admin.patch(path, { startOn: '2026-12-15' }, '"1"');
    expect(moved.body).toMatchObject({
      startOn: '2026-12-15',
      billedThroughOn: null,
      status: 'scheduled',
    });
  });

  test('S37 of two edits of one version one is told', async () => {
    const { path } = await created();
    const edits = [2, 3].map(quantity => admin.patch(path, { quantity }, '"1"'));
    const statuses = (await Promise.all(edits)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 412]);
  });
});

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
