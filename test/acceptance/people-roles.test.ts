import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const customers = '/v1/admin/customers';

let harbour: Operator;
let admin: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
});
const edit = async (path: string, changes: object) =>
  admin.patch(path, changes, (await admin.get(path)).headers.get('etag'));

describe('the roles of members', () => {
  let company: string;
  let members: string;
  beforeAll(async () => {
    company = await harbour.company();
    members = `${customers}/${company}/members`;
  });
  const added = async (roles: string[] = []) => {
    const given = { name: 'Mia', email: 'mia@acme.example', roles };
    const { status, body, headers } = await admin.post(members, given);
    return { status, body, path: headers.get('location') ?? '' };
  };

  test('S19 a new member is a team member without portal access', async () => {
    const { body } = await added();
    expect(body).toMatchObject({ roles: [], portalAccess: 'none', customerId: company });
  });

  test('S22 S23 a member is made contact person, then billing person', async () => {
    const { path } = await added();
    expect((await edit(path, { roles: ['contact_person'] })).body.roles).toEqual([
      'contact_person',
    ]);
    const both = ['contact_person', 'billing_person'];
    expect((await edit(path, { roles: both })).body.roles).toEqual(both);
  });

  test('S23 who is no contact person is not made billing person, and nothing is written', async () => {
    const before = (await admin.get(members)).body;
    expect(await added(['billing_person'])).toMatchObject({
      status: 409,
      body: { code: 'billing_person_needs_contact', field: '/body/roles' },
    });
    expect((await admin.get(members)).body).toEqual(before);
    const { path, body } = await added();
    const reply = await edit(path, { name: 'Eve', roles: ['billing_person'] });
    expect(reply.body.code).toBe('billing_person_needs_contact');
    expect((await admin.get(path)).body).toEqual(body);
  });

  test('S24 S25 both are set at once when a member is created; the billing role outlives the contact role', async () => {
    const { path, body } = await added(['billing_person', 'contact_person']);
    expect(body.roles).toEqual(['contact_person', 'billing_person']);
    expect((await edit(path, { roles: ['billing_person'] })).body.roles).toEqual([
      'billing_person',
    ]);
    expect((await edit(path, { name: 'Mia May' })).body.roles).toEqual(['billing_person']);
    expect((await edit(path, { roles: [] })).body.roles).toEqual([]);
    expect((await edit(path, { roles: ['billing_person'] })).status).toBe(409);
  });

  test("S12 S23 an operator's admin who is a member is made billing person without the contact role", async () => {
    const { email } = await teamMember(world, harbour);
    const given = { name: 'Ad', email, roles: ['billing_person'] };
    expect(await admin.post(members, given)).toMatchObject({
      status: 201,
      body: { roles: ['billing_person'] },
    });
  });

  test('S26 roles show in the list of members, oldest first', async () => {
    const own = `${customers}/${await harbour.company()}/members`;
    const sets = [[], ['contact_person'], ['contact_person', 'billing_person']];
    for (const roles of sets)
      await admin.post(own, { name: 'Mia', email: 'mia@acme.example', roles });
    const listed = (await admin.get(own)).body.items;
    expect(listed.map(({ roles }: { roles: string[] }) => roles)).toEqual(sets);
  });

  test('S1 only a company has members', async () => {
    const own = `${customers}/${await harbour.individual()}/members`;
    const mia = { name: 'Mia', email: 'mia@example.com' };
    expect((await admin.post(own, mia)).body.code).toBe('customer_not_a_company');
    expect((await admin.get(own)).body).toEqual({ items: [] });
  });

  test('a removed member is gone', async () => {
    const { path } = await added();
    expect((await admin.remove(path)).status).toBe(204);
    expect((await admin.get(path)).status).toBe(404);
    expect((await admin.remove(path)).status).toBe(404);
  });
});
