import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const told = { phone: '+31 20 123 4567', title: 'Designer', about: 'Ask me about type.' };

let harbour: Operator;
let company: string;
let members: string;
beforeAll(async () => {
  harbour = await operator(world);
  company = await harbour.company();
  members = `/v1/admin/customers/${company}/members`;
});

const profileOf = (customerId: string) => `/v1/portal/customers/${customerId}/profile`;
const edit = async (caller: Caller, changes: object, customerId = company) => {
  const path = profileOf(customerId);
  return caller.patch(path, changes, (await caller.get(path)).headers.get('etag'));
};

describe('my profile', () => {
  test('S3 a team member sees and changes its own', async () => {
    const id = await harbour.member(company, []);
    const mia = await harbour.login(company, id);
    const { name, email } = (await harbour.owner.get(`${members}/${id}`)).body;
    const before = await mia.get(profileOf(company));
    expect(before.body).toEqual({ name, email, listed: false, version: expect.any(Number) });
    const changed = await edit(mia, { name: 'Mia May', ...told });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Mia May', email, ...told } });
    expect((await mia.get(profileOf(company))).body).toEqual(changed.body);
    expect((await harbour.owner.get(`${members}/${id}`)).body.name).toBe('Mia May');
    const { body } = await edit(mia, { phone: null, title: null, about: null });
    expect(Object.keys(body).sort()).toEqual(['email', 'listed', 'name', 'version']);
  });

  test('S58 an individual changes its own; the name is the one that is billed', async () => {
    const id = await harbour.individual();
    const ida = await harbour.login(id);
    const changed = await edit(ida, { name: 'Ida Sole', ...told }, id);
    expect(changed.body).toMatchObject({ name: 'Ida Sole', email: 'ida@example.com', ...told });
    const { body } = await ida.get(`/v1/portal/customers/${id}/billing`);
    expect(body.billTo.name).toBe('Ida Sole');
  });

  test('of two changes of one version the second is told', async () => {
    const mia = await harbour.portal(company, []);
    const { headers } = await mia.get(profileOf(company));
    const replies = await Promise.all(
      ['A', 'B'].map(name => mia.patch(profileOf(company), { name }, headers.get('etag'))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await mia.patch(profileOf(company), { name: 'C' })).status).toBe(428);
  });

  test.each([
    ['email', 'mia@elsewhere.example'],
    ['roles', ['billing_person']],
    ['portalAccess', 'active'],
    ['name', null],
    ['name', 'Mia\r\nBcc: eve@example.com'],
    ['phone', 'call me'],
    ['title', 't'.repeat(121)],
    ['about', 'a'.repeat(501)],
    ['listed', 'yes'],
    ['listed', null],
  ])('S25 %s %j is refused, and nothing is written', async (field, value) => {
    const mia = await harbour.portal(company, []);
    const before = await mia.get(profileOf(company));
    const path = profileOf(company);
    const reply = await mia.patch(path, { [field]: value }, before.headers.get('etag'));
    expect(reply).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${field}` },
    });
    expect((await mia.get(path)).body).toEqual(before.body);
  });
});
