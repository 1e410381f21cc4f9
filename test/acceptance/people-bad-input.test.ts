import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const customers = '/v1/admin/customers';
const acme = { type: 'company', name: 'Acme', email: 'office@acme.example' };
const mia = { name: 'Mia', email: 'mia@acme.example', roles: [] };

let admin: Caller;
let company: string;
let paths: { customers: string; members: string; portal: string };
beforeAll(async () => {
  const harbour = await operator(world);
  admin = harbour.owner;
  company = await harbour.company();
  const contact = await harbour.portal(company, ['contact_person']);
  callers = { customers: admin, members: admin, portal: contact };
  paths = {
    customers,
    members: `${customers}/${company}/members`,
    portal: `/v1/portal/customers/${company}/members`,
  };
});
let callers: Record<keyof typeof paths, Caller>;

describe.each([
  ['customers', acme, { name: 'Acme 2' }],
  ['members', mia, { name: 'Mia May' }],
  ['portal', { name: 'Pia', email: 'pia@acme.example' }, { name: 'Mia May' }],
] as const)('POST %s', (where, valid, other) => {
  const listed = async () => (await callers[where].get(`${paths[where]}?limit=100`)).body.items;

  test.each(badRequests)('is refused with %s, and nothing is written', async (...bad) => {
    const [, request, status, code] = bad;
    const before = await listed();
    const reply = await callers[where].send('POST', paths[where], request(valid));
    expect(reply).toMatchObject({ status, body: { code, status } });
    expect(await listed()).toEqual(before);
  });

  test.each([
    ['name', ''],
    ['name', 7],
    ['name', 'n'.repeat(121)],
    ['name', 'Mia\r\nBcc: eve@example.com'],
    ['email', 'mia'],
    ['email', ['mia@acme.example']],
    ['email', 'mia@acme.example\nBcc: eve@example.com'],
    ['id', company],
    ['version', 1],
  ])('is refused with %s %j, and nothing is written', async (field, value) => {
    const before = await listed();
    const bad = { ...valid, [field]: value ?? 'x' };
    expect(await callers[where].post(paths[where], bad)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${field}` },
    });
    expect(await listed()).toEqual(before);
  });

  test('sent twice with one key creates one; the key is good for this content only', async () => {
    const before = await listed();
    await expectIdempotent(callers[where], { path: paths[where], valid }, other);
    expect(await listed()).toHaveLength(before.length + 1);
  });

  test.each(badPages)('its list refuses %s', async (query, field) => {
    const reply = await callers[where].get(`${paths[where]}?${query}`);
    expect(reply).toMatchObject({ status: 400, body: { field } });
  });

  test('its list is walked in pages', async () => {
    for (let n = 0; n < 3; n += 1) await callers[where].post(paths[where], valid);
    const all = await listed();
    expect(await walk(callers[where], paths[where], 2)).toEqual(all);
    expect(await walk(callers[where], paths[where], all.length)).toEqual(all);
  });
});

test.each([
  ['type', 'club', 'type'],
  ['billingDay', 0, 'billingDay'],
  ['billingDay', '15', 'billingDay'],
  ['invoiceEveryMonths', 13, 'invoiceEveryMonths'],
  ['language', 'xx', 'language'],
  ['vatId', 'nl', 'vatId'],
  ['locationId', 'loc_1', 'locationId'],
  ['billingAddress', { line1: 'Gracht 7' }, 'billingAddress/postalCode'],
])('a customer with %s %j is refused, and nothing is written', async (field, value, named) => {
  const before = (await admin.get(customers)).body;
  expect(await admin.post(customers, { ...acme, [field]: value })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', field: `/body/${named}` },
  });
  expect((await admin.get(customers)).body).toEqual(before);
});

test.each([
  [['owner'], 'roles/0'],
  [['contact_person', 'contact_person'], 'roles'],
  ['contact_person', 'roles'],
])('S25 a member with roles %j is refused, and nothing is written', async (roles, named) => {
  const before = (await admin.get(paths.members)).body;
  expect(await admin.post(paths.members, { ...mia, roles })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', field: `/body/${named}` },
  });
  expect((await admin.get(paths.members)).body).toEqual(before);
});
