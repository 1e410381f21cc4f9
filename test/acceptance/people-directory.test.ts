import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

let harbour: Operator;
let acme: string;
let boat: string;
let reader: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  acme = await harbour.company({ name: 'Acme' });
  boat = await harbour.company({ name: 'Boat' });
  reader = await harbour.portal(boat, []);
});

const edit = async (caller: Caller, customerId: string, changes: object) => {
  const path = `/v1/portal/customers/${customerId}/profile`;
  const reply = await caller.patch(path, changes, (await caller.get(path)).headers.get('etag'));
  expect(reply.status).toBe(200);
};
/** a member who logs in and chooses to be seen */
const listed = async (customerId: string, name: string, fields: object = {}) => {
  const id = await harbour.member(customerId, ['contact_person']);
  const caller = await harbour.login(customerId, id);
  await edit(caller, customerId, { name, listed: true, ...fields });
  return { id, caller, path: `/v1/admin/customers/${customerId}/members/${id}` };
};
const directory = (customerId = boat) => `/v1/portal/customers/${customerId}/directory`;
const found = async (search: string): Promise<string[]> => {
  const { body } = await reader.get(`${directory()}?search=${encodeURIComponent(search)}`);
  return body.items.map(({ name }: { name: string }) => name);
};

describe('S13 the community directory', () => {
  test('S13 shows to a team member of another company who chose it, and nothing they did not say', async () => {
    const told = { title: 'Designer', about: 'Type.', phone: '+31 20 123 4567' };
    const { id } = await listed(acme, 'Ann Able', told);
    const { body } = await reader.get(`${directory()}?search=ann`);
    expect(body.items).toEqual([
      { id, name: 'Ann Able', title: 'Designer', about: 'Type.', companyName: 'Acme' },
    ]);
  });

  test('S13 nobody is in it who did not choose to, and whoever thinks again is out at once', async () => {
    await harbour.portal(acme, ['contact_person']);
    expect(await found('Member')).toEqual([]);
    const { caller } = await listed(acme, 'Bea Back');
    expect(await found('bea')).toEqual(['Bea Back']);
    await edit(caller, acme, { listed: false });
    expect(await found('bea')).toEqual([]);
  });

  test('S13 an individual shows without a company, under the name it has now', async () => {
    const customerId = await harbour.individual();
    const ida = await harbour.login(customerId);
    await edit(ida, customerId, { name: 'Ida Eins', listed: true });
    const path = `/v1/admin/customers/${customerId}`;
    const { headers } = await harbour.owner.get(path);
    await harbour.owner.patch(path, { name: 'Ida Zwei' }, headers.get('etag'));
    const { body } = await ida.get(`${directory(customerId)}?search=ida`);
    expect(body.items).toEqual([{ id: customerId, name: 'Ida Zwei' }]);
  });

  test('S13 it is ordered and found by name, without regard to case and accents, also after a new one', async () => {
    const { path } = await listed(acme, 'zoë Zander');
    for (const name of ['Zed', 'Zoé Abel']) await listed(boat, name);
    expect(await found('ZO')).toEqual(['Zoé Abel', 'zoë Zander']);
    const { headers } = await harbour.owner.get(path);
    await harbour.owner.patch(path, { name: 'Zara' }, headers.get('etag'));
    expect(await found('z')).toEqual(['Zara', 'Zed', 'Zoé Abel']);
  });

  test('S13 whose access is revoked is out at once', async () => {
    const { path } = await listed(acme, 'Gus Gone');
    expect(await found('gus')).toEqual(['Gus Gone']);
    expect((await harbour.owner.send('POST', `${path}/revoke-access`)).status).toBe(200);
    expect(await found('gus')).toEqual([]);
  });

  test('S13 who is removed or moved is no longer in it', async () => {
    const [cas, cleo] = [await listed(acme, 'Cas'), await listed(acme, 'Cleo')];
    expect(await found('c')).toEqual(['Cas', 'Cleo']);
    await harbour.owner.remove(cas.path);
    expect(await found('c')).toEqual(['Cleo']);
    await harbour.owner.post(`${cleo.path}/move`, { customerId: boat });
    expect(await found('c')).toEqual([]);
    await edit(cleo.caller, boat, { listed: true });
    const { body } = await reader.get(`${directory()}?search=cleo`);
    expect(body.items).toMatchObject([{ companyName: 'Boat' }]);
  });

  test('S13 it is walked in pages', async () => {
    for (const name of ['Dan', 'Dot', 'Dee']) await listed(acme, name);
    const all = await walk(reader, `${directory()}?search=d`, 2);
    expect(all).toMatchObject([{ name: 'Dan' }, { name: 'Dee' }, { name: 'Dot' }]);
  });

  test.each([...badPages, ['search=', '/query/search'] as const])(
    'it refuses %s',
    async (query, field) => {
      const reply = await reader.get(`${directory()}?${query}`);
      expect(reply).toMatchObject({ status: 400, body: { field } });
    },
  );

  test("S13 it ends at the operator: another's people are not in it, and theirs do not open it", async () => {
    const other = await operator(world);
    const company = await other.company();
    const theirs = await other.portal(company, []);
    await edit(theirs, company, { name: 'Eve Else', listed: true });
    expect(await found('eve')).toEqual([]);
    expect((await theirs.get(directory())).status).toBe(404);
    expect((await theirs.get(directory(company))).body.items).toHaveLength(1);
  });
});
