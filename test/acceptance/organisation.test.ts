import { beforeEach, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const path = '/v1/admin/organisation';
const desk = {
  name: 'Fixed desk',
  kind: 'recurring',
  category: 'desk',
  price: { amount: 32_500, currency: 'EUR' },
  tax: { name: 'VAT', percent: '21' },
};

let harbour: Operator;
beforeEach(async () => {
  harbour = await operator(world);
});

const organisation = async () => (await harbour.owner.get(path)).body;
const step = (name: string) => harbour.owner.post(`${path}/${name}`, {});
const change = async (changes: object) =>
  harbour.owner.patch(path, changes, `"${(await organisation()).version}"`);
const activated = async () => {
  await harbour.owner.post('/v1/admin/plans', desk);
  const customer = await harbour.company();
  expect(await step('activate')).toMatchObject({ status: 200, body: { status: 'active' } });
  return customer;
};

describe('automated invoice generation', () => {
  test('S45 S46 stays off while the organisation is onboarding', async () => {
    const before = await organisation();
    expect(before).toMatchObject({ status: 'onboarding', billing: { generate: false } });
    expect(await change({ name: 'Other', billing: { generate: true, send: true } })).toMatchObject({
      status: 409,
      body: { code: 'organisation_onboarding', field: '/body/billing/generate' },
    });
    expect(await organisation()).toEqual(before);
  });

  test('S46 S47 can be switched on once the organisation is active', async () => {
    await activated();
    expect(await change({ billing: { generate: true } })).toMatchObject({
      status: 200,
      body: { billing: { generate: true } },
    });
  });

  test('S47 cannot be switched on while the organisation is suspended', async () => {
    await activated();
    await step('suspend');
    expect(await change({ billing: { generate: true } })).toMatchObject({
      status: 409,
      body: { code: 'organisation_suspended' },
    });
    expect((await organisation()).billing.generate).toBe(false);
  });

  test('S48 is apart from sending and holding', async () => {
    await activated();
    const { billing } = await organisation();
    await change({ billing: { send: true } });
    expect((await organisation()).billing).toEqual({ ...billing, send: true });
    await change({ billing: { generate: true } });
    expect((await organisation()).billing).toEqual({ ...billing, send: true, generate: true });
    await change({ billing: { send: false, hold: true } });
    expect((await organisation()).billing).toEqual({ ...billing, generate: true, hold: true });
  });
});

describe('going live', () => {
  test('S34 S44 S47 activation names what is missing', async () => {
    const missing = async () => {
      const { status, body } = await step('activate');
      return [status, body.code, body.expected];
    };
    const code = 'organisation_not_activatable';
    expect(await missing()).toEqual([409, code, 'a plan and a customer']);
    await harbour.owner.post('/v1/admin/plans', desk);
    expect(await missing()).toEqual([409, code, 'a customer']);
    expect((await organisation()).status).toBe('onboarding');
    await harbour.company();
    expect(await step('activate')).toMatchObject({ status: 200, body: { status: 'active' } });
    expect(await missing()).toEqual([409, code, 'onboarding']);
  });

  test('S47 only an owner activates, suspends and resumes', async () => {
    await activated();
    const admin = (await teamMember(world, harbour)).caller;
    for (const name of ['activate', 'suspend', 'resume']) {
      const reply = await admin.post(`${path}/${name}`, {});
      expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    expect((await organisation()).status).toBe('active');
  });

  test('S47 a step that does not follow from the status is refused', async () => {
    expect((await step('suspend')).body.code).toBe('organisation_not_active');
    expect((await step('resume')).body.code).toBe('organisation_not_suspended');
    await activated();
    expect((await step('resume')).body.code).toBe('organisation_not_suspended');
    expect((await organisation()).status).toBe('active');
  });
});

test('S47 the portal of a suspended organisation is read-only, and opens again when it is resumed', async () => {
  const customer = await activated();
  const contact = await harbour.portal(customer, ['contact_person']);
  const own = `/v1/portal/customers/${customer}`;
  await step('suspend');

  const { body, headers } = await contact.get(own);
  const members = (await contact.get(`${own}/members`)).body;
  const etag = headers.get('etag');
  const code = 'organisation_suspended';
  const eve = { name: 'Eve', email: 'eve@example.com' };
  expect(await contact.patch(own, { name: 'X' }, etag)).toMatchObject({
    status: 409,
    body: { code },
  });
  expect(await contact.post(`${own}/members`, eve)).toMatchObject({ status: 409, body: { code } });
  expect((await contact.get(own)).body).toEqual(body);
  expect((await contact.get(`${own}/members`)).body).toEqual(members);

  await step('resume');
  expect((await contact.patch(own, { name: 'X' }, etag)).status).toBe(200);
});

test('S4 S5 no role of a member opens the admin portal', async () => {
  const customer = await harbour.company();
  const both = await harbour.portal(customer, ['contact_person', 'billing_person']);
  const account = await harbour.login(await harbour.individual());
  for (const caller of [both, account]) {
    expect((await caller.get(path)).status).toBe(404);
    expect((await caller.patch(path, { name: 'Mine' }, '"1"')).status).toBe(404);
    expect((await caller.get(`/v1/admin/customers/${customer}`)).status).toBe(404);
  }
  expect((await organisation()).name).toBe('Harbour Desks');
});
