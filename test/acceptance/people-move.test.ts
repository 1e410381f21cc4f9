import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { badRequests } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { choosePassword, freshAddress } from '../support/invited.ts';
import { waitFor } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const customers = '/v1/admin/customers';
const both = ['contact_person', 'billing_person'] as const;

let harbour: Operator;
let admin: Caller;
let from: string;
let to: string;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
  from = await harbour.company({ name: 'From' });
  to = await harbour.company({ name: 'To' });
});

const pathOf = (company: string, member: string) => `${customers}/${company}/members/${member}`;
const move = (member: string, customerId: string, headers?: Record<string, string>) =>
  admin.post(`${pathOf(from, member)}/move`, { customerId }, headers);
const idsAt = async (company: string) =>
  (await admin.get(`${customers}/${company}/members`)).body.items.map(
    ({ id }: { id: string }) => id,
  );

describe('a member is moved to another company', () => {
  test('S1 S2 it keeps its id and login, and leaves its roles behind', async () => {
    const id = await harbour.member(from, both);
    const caller = await harbour.login(from, id);
    const { body: before } = await admin.get(pathOf(from, id));
    const reply = await move(id, to);
    const expected = { ...before, customerId: to, roles: [], version: before.version + 1 };
    expect(reply).toMatchObject({ status: 200, body: expected });
    expect((await admin.get(pathOf(to, id))).body).toEqual(expected);
    expect((await admin.get(pathOf(from, id))).status).toBe(404);
    expect([await idsAt(from), await idsAt(to)]).toEqual([[], [id]]);

    expect((await caller.get(`/v1/portal/customers/${from}`)).status).toBe(404);
    expect((await caller.get(`/v1/portal/customers/${to}`)).body).toMatchObject({ name: 'To' });
    const { body: me } = await caller.get('/v1/portal/me');
    expect(me.customers).toMatchObject([{ customerId: to, memberId: id, roles: [] }]);
    expect((await caller.get(`/v1/portal/customers/${to}/invoices`)).status).toBe(404);
  });

  test('S19 who had no access has none there', async () => {
    const id = await harbour.member(from);
    expect((await move(id, to)).body.portalAccess).toBe('none');
  });

  test('S21 who is invited gets the invitation from the new company', async () => {
    const email = freshAddress('moved');
    const { body } = await admin.post(`${customers}/${from}/members`, { name: 'Eve', email });
    await admin.post(`${pathOf(from, body.id)}/invite`, {});
    expect((await move(body.id, to)).body.portalAccess).toBe('invited');
    const mails = await waitFor('the mail at the new company', async () => {
      const { items } = (await admin.get(`${customers}/${to}/mails?memberId=${body.id}`)).body;
      return items.some(({ status }: { status: string }) => status === 'delivered')
        ? items
        : undefined;
    });
    expect(mails).toMatchObject([{ kind: 'portal_invitation', to: [email] }]);
    const eve = await choosePassword(world, email);
    expect((await eve.get(`/v1/portal/customers/${to}`)).status).toBe(200);
  });

  test('S21 who waits for the team’s decision waits on, at the new company', async () => {
    const contact = await harbour.portal(from);
    const eve = { name: 'Eve', email: 'eve@from.example' };
    const { body } = await contact.post(`/v1/portal/customers/${from}/members`, eve);
    const waiting = async () => (await admin.get('/v1/admin/invitation-requests')).body.items;
    const before = await waiting();
    expect(before).toMatchObject([{ memberId: body.id, customerId: from }]);
    await move(body.id, to);
    const { requestedByName: _, ...kept } = before[0];
    expect(await waiting()).toEqual([{ ...kept, customerId: to, customerName: 'To' }]);
  });

  test('sent twice with one key it moves once; the key is good for this move only', async () => {
    const id = await harbour.member(from);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await move(id, to, headers);
    const again = await move(id, to, headers);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await move(id, from, headers)).body.code).toBe('idempotency_key_reused');
    expect((await move(id, to)).status).toBe(404);
  });

  test.each(badRequests)('is refused with %s, and nothing is written', async (...bad) => {
    const [, request, status, code] = bad;
    const path = pathOf(from, await harbour.member(from, both));
    const { body: before } = await admin.get(path);
    const reply = await admin.send('POST', `${path}/move`, request({ customerId: to }));
    expect(reply).toMatchObject({ status, body: { code } });
    expect((await admin.get(path)).body).toEqual(before);
  });

  test('two moves at once leave it at one company', async () => {
    const id = await harbour.member(from, both);
    await harbour.login(from, id);
    const other = await harbour.company();
    const replies = await Promise.all([to, other].map(company => move(id, company)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 404]);
    const places = await Promise.all([from, to, other].map(idsAt));
    expect(places.filter(ids => ids.includes(id))).toHaveLength(1);
  });

  test('not where its login is somebody already, and nothing is written', async () => {
    const anna = await teamMember(world, harbour);
    const id = await harbour.member(from);
    await anna.joins(from, id);
    await anna.joins(to, await harbour.member(to));
    const before = [await idsAt(from), await idsAt(to)];
    expect(await move(id, to)).toMatchObject({ status: 409, body: { code: 'login_in_use' } });
    expect([await idsAt(from), await idsAt(to)]).toEqual(before);
  });

  test('not to an individual, to nowhere, to where it is or to another operator’s company', async () => {
    const id = await harbour.member(from, both);
    const foreign = await operator(world);
    const refused: [string, number, string][] = [
      [await harbour.individual(), 409, 'customer_not_a_company'],
      [`cus_${'0'.repeat(26)}`, 400, 'unknown_reference'],
      [await foreign.company(), 400, 'unknown_reference'],
      [from, 400, 'invalid_request'],
      ['cus_1', 400, 'invalid_request'],
    ];
    for (const [customerId, status, code] of refused) {
      const reply = await move(id, customerId);
      expect(reply).toMatchObject({ status, body: { code, field: '/body/customerId' } });
    }
    expect((await admin.get(pathOf(from, id))).body.roles).toEqual(both);
    expect((await foreign.owner.post(`${pathOf(from, id)}/move`, { customerId: to })).status).toBe(
      404,
    );
  });
});

test('S26 the list of members is narrowed to who holds a role', async () => {
  const company = await harbour.company();
  const ids = [];
  for (const roles of [[], ['contact_person'], both] as const)
    ids.push(await harbour.member(company, roles));
  const path = `${customers}/${company}/members`;
  const holding = async (role: string) =>
    (await admin.get(`${path}?role=${role}`)).body.items.map(({ id }: { id: string }) => id);
  expect(await holding('contact_person')).toEqual(ids.slice(1));
  expect(await holding('billing_person')).toEqual(ids.slice(2));
  expect((await admin.get(`${path}?role=owner`)).body.field).toBe('/query/role');
});
