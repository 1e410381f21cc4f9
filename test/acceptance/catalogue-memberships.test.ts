import { beforeAll, describe, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
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
