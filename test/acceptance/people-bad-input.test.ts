import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const customers = '/v1/admin/customers';
const acme = { type: 'company', name: 'Acme', email: 'office@acme.example' };
const mia = { name: 'Mia', email: 'mia@acme.example', roles: [] };
const noId = '0'.repeat(26);

let harbour: Operator;
let foreign: Operator;
let admin: Caller;
let company: string;
let paths: { customers: string; members: string; portal: string };
beforeAll(async () => {
  [harbour, foreign] = [await operator(world), await operator(world)];
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
  ['portal', { name: 'Mia', email: 'mia@acme.example' }, { name: 'Mia May' }],
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

describe('If-Match', () => {
  test.each([
    [null, 428, 'if_match_missing'],
    ['"99"', 412, 'version_conflict'],
    ['1', 412, 'version_conflict'],
  ])('%s is refused, and nothing is written', async (etag, status, code) => {
    const member = `${paths.members}/${await harbour.member(company)}`;
    for (const path of [`${customers}/${company}`, member]) {
      const { body } = await admin.get(path);
      const reply = await admin.patch(path, { name: 'Eve' }, etag);
      expect(reply).toMatchObject({ status, body: { code } });
      expect((await admin.get(path)).body).toEqual(body);
    }
  });

  test('of two changes of one version the second is told', async () => {
    const path = `${customers}/${await harbour.company()}`;
    const replies = await Promise.all(['A', 'B'].map(name => admin.patch(path, { name }, '"1"')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('what belongs to another', () => {
  test('organisation is not there, neither by its customer nor by its member', async () => {
    const theirs = await foreign.company();
    const member = await foreign.member(theirs);
    const path = `${customers}/${theirs}`;
    const before = (await foreign.owner.get(path)).body;
    for (const one of [path, `${path}/members/${member}`]) {
      expect((await admin.get(one)).status).toBe(404);
      expect((await admin.patch(one, { name: 'Mine' }, '"1"')).status).toBe(404);
    }
    expect((await admin.get(`${path}/members`)).status).toBe(404);
    expect((await admin.post(`${path}/members`, mia)).status).toBe(404);
    expect((await admin.remove(`${path}/members/${member}`)).status).toBe(404);
    expect((await foreign.owner.get(path)).body).toEqual(before);
    expect((await foreign.owner.get(`${path}/members`)).body.items).toHaveLength(1);
  });

  test('customer is a wrong pair: 404, and nothing is written', async () => {
    const member = await harbour.member(company);
    const pair = `${customers}/${await harbour.company()}/members/${member}`;
    expect((await admin.get(pair)).status).toBe(404);
    expect((await admin.patch(pair, { name: 'Eve' }, '"1"')).status).toBe(404);
    expect((await admin.remove(pair)).status).toBe(404);
    expect((await admin.get(`${paths.members}/${member}`)).status).toBe(200);
  });

  test.each([`cus_${noId}`, 'cus_1', `mem_${noId}`])('id %s is a clear 4xx', async id => {
    const { status, body } = await admin.get(`${customers}/${id}`);
    expect([400, 404]).toContain(status);
    expect(body.code).toBe(id === `cus_${noId}` ? 'not_found' : 'invalid_request');
  });

  test('location is refused by name, and nothing is written', async () => {
    const address = { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' };
    const quay = { name: 'Quay', timeZone: 'Europe/London', address };
    const { id: locationId } = (await foreign.owner.post('/v1/admin/locations', quay)).body;
    const before = (await admin.get(customers)).body;
    const problem = { code: 'unknown_reference', field: '/body/locationId' };
    const created = await admin.post(customers, { ...acme, locationId });
    expect(created).toMatchObject({ status: 400, body: problem });
    const path = `${customers}/${company}`;
    const { headers } = await admin.get(path);
    const changed = await admin.patch(path, { locationId }, headers.get('etag'));
    expect(changed).toMatchObject({ status: 400, body: problem });
    expect((await admin.get(customers)).body).toEqual(before);
  });
});
