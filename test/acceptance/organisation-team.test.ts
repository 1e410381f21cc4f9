import { beforeEach, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const admins = '/v1/admin/admins';
const locations = '/v1/admin/locations';
const quay = {
  name: 'The Quay',
  timeZone: 'Europe/London',
  address: { line1: '1 Quay', postalCode: 'E14 4QW', city: 'London', country: 'GB' },
};

let harbour: Operator;
beforeEach(async () => {
  harbour = await operator(world);
});
const team = async () => (await harbour.owner.get(admins)).body.items;

describe('S12 the team', () => {
  test('an owner adds an admin, who works from the next request on and is gone with their removal', async () => {
    const { caller, adminId, email } = await teamMember(world, harbour);
    expect((await caller.get(`${admins}/${adminId}`)).body).toMatchObject({ email, role: 'admin' });
    expect((await team()).map((admin: { email: string }) => admin.email)).toContain(email);
    expect((await harbour.owner.remove(`${admins}/${adminId}`)).status).toBe(204);
    expect((await caller.get(admins)).status).toBe(404);
    expect((await harbour.owner.get(`${admins}/${adminId}`)).status).toBe(404);
    expect((await harbour.owner.remove(`${admins}/${adminId}`)).status).toBe(404);
  });

  test('an admin neither adds nor removes anybody', async () => {
    const { caller, adminId } = await teamMember(world, harbour);
    const before = await team();
    const eve = { name: 'Eve', email: 'eve@example.com' };
    expect((await caller.post(admins, eve)).body.code).toBe('forbidden');
    expect((await caller.remove(`${admins}/${adminId}`)).body.code).toBe('forbidden');
    expect(await team()).toEqual(before);
  });

  test('an address is taken once, in any case, and free again after removal', async () => {
    const ann = { name: 'Ann', email: 'ann@harbour.example' };
    const added = await harbour.owner.post(admins, ann);
    const before = await team();
    expect(
      await harbour.owner.post(admins, { ...ann, email: 'ANN@Harbour.example' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'email_in_use', field: '/body/email' },
    });
    expect(await team()).toEqual(before);
    await harbour.owner.remove(added.headers.get('location') ?? '');
    expect((await harbour.owner.post(admins, ann)).status).toBe(201);
  });

  test('the last owner stays, also when all of them leave at once', async () => {
    const second = await teamMember(world, harbour, 'owner');
    const owners = (await team()).filter((admin: { role: string }) => admin.role === 'owner');
    expect(owners).toHaveLength(2);
    const replies = await Promise.all(
      owners.map(({ id }: { id: string }) => second.caller.remove(`${admins}/${id}`)),
    );
    // the loser finds itself the last owner, or no longer an owner at all
    expect(replies.filter(({ status }) => status === 204)).toHaveLength(1);
    const stays = replies[0]?.status === 204 ? second.caller : harbour.owner;
    const left = (await stays.get(admins)).body.items;
    expect(left).toHaveLength(1);
    expect((await stays.remove(`${admins}/${left[0].id}`)).body.code).toBe('last_owner');
    expect((await stays.get(admins)).body.items).toEqual(left);
  });
});

describe('the locations', () => {
  test('are created, changed and listed, oldest first', async () => {
    const created = await harbour.owner.post(locations, quay);
    expect(created).toMatchObject({ status: 201, body: quay });
    const one = created.headers.get('location') ?? '';
    const changed = await harbour.owner.patch(one, { name: 'Quay 2' }, created.headers.get('etag'));
    expect(changed).toMatchObject({ status: 200, body: { ...quay, name: 'Quay 2' } });
    expect(changed.headers.get('etag')).toBe('"2"');
    const other = (await harbour.owner.post(locations, { ...quay, name: 'Pier' })).body;
    expect((await harbour.owner.get(locations)).body.items).toEqual([changed.body, other]);
    expect((await harbour.owner.get(one)).body).toEqual(changed.body);
  });

  test('of another organisation are not there, nor are its admins', async () => {
    const created = await harbour.owner.post(locations, quay);
    const one = created.headers.get('location') ?? '';
    const foreign = (await operator(world)).owner;
    const [owner] = await team();
    expect((await foreign.get(one)).status).toBe(404);
    expect((await foreign.patch(one, { name: 'Mine' }, '"1"')).status).toBe(404);
    expect((await foreign.get(locations)).body.items).toEqual([]);
    expect((await foreign.get(`${admins}/${owner.id}`)).status).toBe(404);
    expect((await foreign.remove(`${admins}/${owner.id}`)).status).toBe(404);
    expect((await harbour.owner.get(one)).body).toEqual(created.body);
    expect(await team()).toEqual([owner]);
  });
});

describe('the clock', () => {
  const clock = '/v1/admin/clock';
  const start = '2026-11-25T09:00:00.000Z';
  const turn = (to: unknown) => harbour.owner.post(`${clock}/advance`, { to });

  test('of a sandbox is turned forward, and today moves with it', async () => {
    harbour = await operator(world, { clock: start });
    expect((await harbour.owner.get(clock)).body).toEqual({ now: start, status: 'ready' });
    expect(await turn('2027-01-20T08:00:00Z')).toMatchObject({
      status: 202,
      body: { now: '2027-01-20T08:00:00.000Z', status: 'advancing' },
    });
    expect((await harbour.owner.get(clock)).body.now).toBe('2027-01-20T08:00:00.000Z');
    const customer = `/v1/admin/customers/${await harbour.company()}`;
    expect((await harbour.owner.get(customer)).body).toMatchObject({
      createdAt: '2027-01-20T08:00:00.000Z',
      billing: { nextBillingOn: '2027-02-01' },
    });
  });

  test.each([
    ['back', '2026-11-24T09:00:00Z', 409, 'clock_only_forward'],
    ['to where it stands', start, 409, 'clock_only_forward'],
    ['to a date', '2026-12-01', 400, 'invalid_request'],
    ['to a local time', '2026-12-01T00:00:00+01:00', 400, 'invalid_request'],
    ['to a number', 1_796_083_200, 400, 'invalid_request'],
  ])('is not turned %s', async (_, to, status, code) => {
    harbour = await operator(world, { clock: start });
    expect(await turn(to)).toMatchObject({ status, body: { code, field: '/body/to' } });
    expect((await harbour.owner.get(clock)).body).toEqual({ now: start, status: 'ready' });
  });

  test('is nobody else’s: any other organisation lives in real time', async () => {
    expect((await harbour.owner.get(clock)).body.code).toBe('not_a_sandbox');
    expect((await turn('2099-01-01T00:00:00Z')).body.code).toBe('not_a_sandbox');
  });
});
