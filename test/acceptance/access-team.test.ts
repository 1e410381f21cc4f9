import { beforeEach, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { choosePassword, freshAddress, mailsTo } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const admins = '/v1/admin/admins';
let harbour: Operator;
beforeEach(async () => {
  harbour = await operator(world);
});

const add = async (role = 'admin', by = harbour, email = freshAddress('ada')) => {
  const { body } = await by.owner.post(admins, { name: 'Ada', email, role });
  return { email, id: body.id as string, path: `${admins}/${body.id}` };
};
const invite = (path: string, by = harbour) => by.owner.post(`${path}/invite`, {});
const team = async () => (await harbour.owner.get(admins)).body.items;

describe('an owner', () => {
  test('invites an admin, who works from the first session on', async () => {
    const { email, path } = await add();
    expect((await harbour.owner.get(path)).body.hasLogin).toBe(false);
    expect(await invite(path)).toMatchObject({ status: 200, body: { email, hasLogin: true } });
    const [mail] = await mailsTo(world, email);
    expect(mail).toMatchObject({ to: [email], cc: [] });
    expect(mail?.text).toContain('Ada');
    const ada = await choosePassword(world, email);
    expect((await ada.get('/v1/admin/customers')).status).toBe(200);
    expect((await ada.post(`${path}/invite`, {})).body.code).toBe('forbidden');
    await harbour.owner.remove(path);
    expect((await ada.get('/v1/admin/customers')).status).toBe(404);
    expect((await invite(path)).status).toBe(404);
  });

  test('invites again up to three times', async () => {
    const { email, path } = await add();
    for (const _ of [1, 2, 3, 4]) expect((await invite(path)).status).toBe(200);
    expect((await invite(path)).body.code).toBe('invitation_limit');
    expect(await mailsTo(world, email, 4)).toHaveLength(4);
  });

  test('cannot invite who is in another operator’s team, also when both try at once', async () => {
    const pier = await operator(world);
    const email = freshAddress();
    const [here, there] = [await add('admin', harbour, email), await add('admin', pier, email)];
    const replies = await Promise.all([invite(here.path), invite(there.path, pier)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('login_in_use');
    // whoever lost has it once the other let go
    const [won, lost] = replies[0]?.status === 200 ? [harbour, pier] : [pier, harbour];
    const paths = new Map([
      [harbour, here.path],
      [pier, there.path],
    ]);
    await won.owner.remove(paths.get(won) ?? '');
    expect((await invite(paths.get(lost) ?? '', lost)).status).toBe(200);
  });
});

describe('the team', () => {
  test('an owner renames and promotes; the person works as such from the next request on', async () => {
    const ada = await teamMember(world, harbour);
    const path = `${admins}/${ada.adminId}`;
    expect((await ada.caller.patch(path, { role: 'owner' }, '"2"')).body.code).toBe('forbidden');
    const { headers, body } = await harbour.owner.get(path);
    const changes = { name: 'Ada O.', role: 'owner' };
    const changed = await harbour.owner.patch(path, changes, headers.get('etag'));
    expect(changed).toMatchObject({
      status: 200,
      body: { ...body, ...changes, version: body.version + 1 },
    });
    expect((await ada.caller.get(path)).body).toEqual(changed.body);
    const [olga] = await team();
    expect((await ada.caller.patch(`${admins}/${olga.id}`, { role: 'admin' }, '"1"')).status).toBe(
      200,
    );
    expect((await harbour.owner.patch(path, { role: 'admin' }, '"4"')).body.code).toBe('forbidden');
  });

  test('the last owner stays one', async () => {
    const [olga] = await team();
    const path = `${admins}/${olga.id}`;
    expect(await harbour.owner.patch(path, { role: 'admin' }, '"1"')).toMatchObject({
      status: 409,
      body: { code: 'last_owner' },
    });
    expect((await harbour.owner.patch(path, { name: 'Olga H.' }, '"1"')).body).toMatchObject({
      name: 'Olga H.',
      role: 'owner',
    });
  });

  test('the last owner stays one, also when two are demoted or removed at once', async () => {
    for (const leave of ['demoted', 'removed']) {
      harbour = await operator(world);
      const second = await teamMember(world, harbour, 'owner');
      const owners = (await team()) as { id: string; version: number }[];
      expect(owners).toHaveLength(2);
      const replies = await Promise.all(
        owners.map(({ id, version }, index) =>
          leave === 'removed' && index === 1
            ? second.caller.remove(`${admins}/${id}`)
            : second.caller.patch(`${admins}/${id}`, { role: 'admin' }, `"${version}"`),
        ),
      );
      // the loser finds the last owner, or is no owner any more
      expect(replies.filter(({ status }) => status < 300)).toHaveLength(1);
      const lost = replies.find(({ status }) => status >= 300);
      expect(['last_owner', 'forbidden', 'not_found']).toContain(lost?.body.code);
      const stays = (await harbour.owner.get('/v1/portal/me')).body.admin?.role;
      const other = (await second.caller.get('/v1/portal/me')).body.admin?.role;
      expect([stays, other].filter(role => role === 'owner')).toHaveLength(1);
    }
  });

  test.each([
    ['no If-Match', { name: 'X' }, null, 428, 'if_match_missing'],
    ['an older version', { name: 'X' }, '"7"', 412, 'version_conflict'],
    ['another address', { email: 'x@example.com' }, '"1"', 400, 'invalid_request'],
    ['an unknown role', { role: 'boss' }, '"1"', 400, 'invalid_request'],
    ['no name', { name: '' }, '"1"', 400, 'invalid_request'],
    ['a header in the name', { name: 'A\r\nBcc: x@y.example' }, '"1"', 400, 'invalid_request'],
  ])('a change with %s is refused', async (_, changes, etag, status, code) => {
    const { path } = await add();
    const before = await team();
    expect(await harbour.owner.patch(path, changes, etag)).toMatchObject({
      status,
      body: { code },
    });
    expect(await team()).toEqual(before);
  });
});
