import { beforeAll, describe, expect, test } from 'vitest';
import { localPassword } from '../../infra/local/sign-in.ts';
import type { Reply } from '../support/caller.ts';
import { choosePassword, freshAddress, mailsTo, signedIn } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let harbour: Operator;
let company: string;
let own: string;
beforeAll(async () => {
  harbour = await operator(world);
  company = await harbour.company({ name: 'Acme' });
  own = `/v1/portal/customers/${company}`;
});

/** A member with an address of its own; its path in the admin API. */
const member = async (name = 'Eve Early', email = freshAddress()) => {
  const path = `/v1/admin/customers/${company}/members`;
  const { body } = await harbour.owner.post(path, { name, email });
  return { email, path: `${path}/${body.id}` };
};
const act = (path: string, action: string): Promise<Reply> =>
  harbour.owner.post(`${path}/${action}`, {});
const access = async (path: string) => (await harbour.owner.get(path)).body.portalAccess;

describe('an invitation', () => {
  test('S21 leads from the mail to a password, a session and active access, and revoking ends it at once', async () => {
    const { email, path } = await member();
    expect(await access(path)).toBe('none');
    const invited = await act(path, 'invite');
    expect(invited).toMatchObject({ status: 200, body: { email, portalAccess: 'invited' } });
    expect(invited.headers.get('etag')).toBe('"2"');

    const [mail] = await mailsTo(world, email);
    expect(mail).toMatchObject({ to: [email], cc: [] });
    expect(mail?.text).toContain('Eve Early');
    // one link, which carries no secret
    const links = new Set(`${mail?.text}${mail?.html}`.match(/https?:[^\s"<]+/g));
    expect([...links]).toEqual(['http://localhost:3000/welcome']);

    // the login has a password, which is not in the mail and nobody knows
    await expect(signedIn(world, email, localPassword)).rejects.toThrow();
    const eve = await choosePassword(world, email);
    expect(await access(path)).toBe('invited');
    expect((await eve.get(own)).body).toMatchObject({ name: 'Acme' });
    expect((await harbour.owner.get(path)).body).toMatchObject({
      portalAccess: 'active',
      version: 3,
    });
    expect((await act(path, 'invite')).body.code).toBe('access_given');

    expect((await act(path, 'revoke-access')).body.portalAccess).toBe('revoked');
    expect((await eve.get(own)).status).toBe(404);
    expect((await eve.get('/v1/portal/me')).status).toBe(401);
    expect((await act(path, 'revoke-access')).body.code).toBe('access_not_given');
    expect(await mailsTo(world, email)).toHaveLength(1);
  });

  test('S21 after a revocation works again, with the same login', async () => {
    const { email, path } = await member();
    await act(path, 'invite');
    const eve = await choosePassword(world, email);
    await act(path, 'revoke-access');
    expect((await act(path, 'invite')).body.portalAccess).toBe('invited');
    expect((await eve.get(own)).status).toBe(200);
    expect(await mailsTo(world, email, 2)).toHaveLength(2);
  });

  test('is sent again up to three times, until it is taken', async () => {
    const { email, path } = await member();
    for (const _ of [1, 2, 3, 4]) expect((await act(path, 'invite')).status).toBe(200);
    const fifth = await act(path, 'invite');
    expect(fifth).toMatchObject({
      status: 409,
      body: { code: 'invitation_limit', received: '4 sent' },
    });
    expect(await mailsTo(world, email, 4)).toHaveLength(4);
    await act(path, 'revoke-access');
    expect((await act(path, 'invite')).status).toBe(200);
  });

  test('that was repeated with its Idempotency-Key is one', async () => {
    const { email, path } = await member();
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await harbour.owner.post(`${path}/invite`, {}, headers);
    const replies = await Promise.all(
      [1, 2, 3].map(() => harbour.owner.post(`${path}/invite`, {}, headers)),
    );
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: first.body });
    await mailsTo(world, email);
    expect((await harbour.owner.get(path)).body.version).toBe(2);
  });

  test('of many at once gives one login, and a mail for each that was given', async () => {
    const { email, path } = await member();
    const replies = await Promise.all(Array.from({ length: 8 }, () => act(path, 'invite')));
    const given = replies.filter(({ status }) => status === 200).length;
    const codes = new Set(replies.flatMap(({ status, body }) => (status === 200 ? [] : body.code)));
    expect(given).toBeGreaterThan(0);
    expect(['access_given', 'invitation_limit']).toEqual(expect.arrayContaining([...codes]));
    expect((await harbour.owner.get(path)).body.version).toBe(1 + given);
    expect(await mailsTo(world, email, given)).toHaveLength(given);
    const eve = await choosePassword(world, email);
    expect((await eve.get(own)).status).toBe(200);
  });
});

describe('access', () => {
  test('of a removed member is gone at the next request', async () => {
    const { email, path } = await member();
    await act(path, 'invite');
    const eve = await choosePassword(world, email);
    expect((await harbour.owner.remove(path)).status).toBe(204);
    expect((await eve.get(own)).status).toBe(404);
    expect((await act(path, 'invite')).status).toBe(404);
  });

  test('S19 is not given by adding a member with roles, nor by knowing the login', async () => {
    const { email, path } = await member();
    const eve = await signedIn(world, email, localPassword);
    const { headers } = await harbour.owner.get(path);
    await harbour.owner.patch(path, { roles: ['contact_person'] }, headers.get('etag'));
    expect((await eve.get(own)).status).toBe(404);
    expect(await access(path)).toBe('none');
  });
});
