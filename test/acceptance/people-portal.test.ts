import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const address = { line1: 'Gracht 7', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' };
const details = {
  email: 'office@acme.example',
  billingAddress: address,
  vatId: 'NL001234567B01',
};
const eve = { name: 'Eve', email: 'eve@acme.example' };

let harbour: Operator;
let company: string;
let own: string;
let contact: Caller;
let billing: Caller;
let plain: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  company = await harbour.company({ name: 'Acme', ...details });
  own = `/v1/portal/customers/${company}`;
  contact = await harbour.portal(company, ['contact_person']);
  plain = await harbour.portal(company, []);
  const id = await harbour.member(company, ['contact_person', 'billing_person']);
  const path = `/v1/admin/customers/${company}/members/${id}`;
  await harbour.owner.patch(path, { roles: ['billing_person'] }, '"1"');
  billing = await harbour.login(company, id);
});

const members = async () =>
  (await harbour.owner.get(`/v1/admin/customers/${company}/members`)).body.items;

describe('what a login sees of its company', () => {
  test('S8 S9 a contact person sees and changes its details', async () => {
    const before = await contact.get(own);
    expect(before.body).toMatchObject({ id: company, name: 'Acme', ...details });
    const moved = { billingAddress: { ...address, line1: 'Gracht 8' } };
    const changed = await contact.patch(own, moved, before.headers.get('etag'));
    expect(changed).toMatchObject({ status: 200, body: { ...details, ...moved } });
    expect((await contact.get(own)).body).toEqual(changed.body);
    const stale = await contact.patch(own, { name: 'X' }, before.headers.get('etag'));
    expect(stale).toMatchObject({ status: 412, body: { code: 'version_conflict' } });
  });

  test('S14 a team member sees its name and nothing sensitive, and changes nothing', async () => {
    const before = (await contact.get(own)).body;
    const { body, headers } = await plain.get(own);
    expect(Object.keys(body).sort()).toEqual(['id', 'name', 'type', 'version']);
    expect((await plain.patch(own, { name: 'X' }, headers.get('etag'))).status).toBe(404);
    expect((await contact.get(own)).body).toEqual(before);
  });

  test('S15 S30 nor does a billing person, who reaches the billing functions only', async () => {
    const { body, headers } = await billing.get(own);
    expect(Object.keys(body).sort()).toEqual(['id', 'name', 'type', 'version']);
    expect((await billing.patch(own, { name: 'X' }, headers.get('etag'))).status).toBe(404);
  });

  test('S12 an operator’s admin who is a member has a contact person’s rights there', async () => {
    const admin = await teamMember(world, harbour);
    await admin.joins(company, await harbour.member(company, []));
    expect((await admin.caller.get(own)).body).toMatchObject({ vatId: details.vatId });
  });

  test('S58 an individual sees and changes its own account', async () => {
    const id = await harbour.individual();
    const ida = await harbour.login(id);
    const path = `/v1/portal/customers/${id}`;
    const { body, headers } = await ida.get(path);
    expect(body).toMatchObject({ type: 'individual', email: 'ida@example.com' });
    expect((await ida.patch(path, { name: 'Ida S.' }, headers.get('etag'))).body.name).toBe(
      'Ida S.',
    );
    expect((await ida.get(own)).status).toBe(404);
    expect((await contact.get(path)).status).toBe(404);
  });
});

describe('members in the portal', () => {
  test.each([
    ['S11 S18 a contact person', () => contact],
    ['S18 a billing person', () => billing],
  ])('%s adds a member, who gets neither roles nor access', async (_, who) => {
    const before = await members();
    const given = { ...eve, email: `${crypto.randomUUID()}@acme.example` };
    const added = await who().post(`${own}/members`, given);
    expect(added).toMatchObject({
      status: 201,
      body: { ...given, roles: [], portalAccess: 'none' },
    });
    const after = await members();
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ id: added.body.id, roles: [], portalAccess: 'none' });
  });

  test('S13 S18 a team member adds nobody', async () => {
    const before = await members();
    expect((await plain.post(`${own}/members`, eve)).status).toBe(404);
    expect(await members()).toEqual(before);
  });

  test.each([[['contact_person']], [['billing_person']], [[]]])(
    'S25 roles %j in a portal request are refused, and nothing is written',
    async roles => {
      const before = await members();
      expect(await contact.post(`${own}/members`, { ...eve, roles })).toMatchObject({
        status: 400,
        body: { code: 'invalid_request', field: '/body/roles' },
      });
      expect(await members()).toEqual(before);
    },
  );

  test('S14 S26 every member sees names and roles; addresses only who may add members', async () => {
    const stored = await members();
    const names = stored.map(({ id, name, roles }: Record<string, unknown>) => ({
      id,
      name,
      roles,
    }));
    expect((await plain.get(`${own}/members`)).body.items).toEqual(names);
    const [first] = (await billing.get(`${own}/members`)).body.items;
    expect(first).toEqual({
      ...names[0],
      email: stored[0].email,
      portalAccess: stored[0].portalAccess,
    });
  });
});
