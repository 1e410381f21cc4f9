import { beforeAll, describe, expect, test } from 'vitest';
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
let members: string;
beforeAll(async () => {
  [harbour, foreign] = [await operator(world), await operator(world)];
  admin = harbour.owner;
  company = await harbour.company();
  members = `${customers}/${company}/members`;
});

describe('If-Match', () => {
  test.each([
    [null, 428, 'if_match_missing'],
    ['"99"', 412, 'version_conflict'],
    ['1', 412, 'version_conflict'],
  ])('%s is refused, and nothing is written', async (etag, status, code) => {
    const member = `${members}/${await harbour.member(company)}`;
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
    expect((await admin.get(`${members}/${member}`)).status).toBe(200);
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
