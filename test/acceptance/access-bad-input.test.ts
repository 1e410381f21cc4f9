import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import { freshAddress } from '../support/invited.ts';
import { waitFor } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let harbour: Operator;
let pier: Operator;
let company: string;
beforeAll(async () => {
  harbour = await operator(world);
  pier = await operator(world);
  company = await harbour.company();
});

const member = async (email = freshAddress()) => {
  const path = `/v1/admin/customers/${company}/members`;
  const { body } = await harbour.owner.post(path, { name: 'Mia', email });
  return `${path}/${body.id}`;
};
const invite = (path: string) => harbour.owner.post(`${path}/invite`, {});

/** Everything that changes access; the first three need an Idempotency-Key. */
const acts = async () => {
  const customer = `/v1/admin/customers/${await harbour.individual()}`;
  const { adminId } = await teamMember(world, harbour);
  const one = await member();
  return [
    `${one}/invite`,
    `${customer}/invite`,
    `/v1/admin/admins/${adminId}/invite`,
    `${one}/decline`,
    `${one}/revoke-access`,
    `${customer}/revoke-access`,
  ];
};

describe('who is not there, or not the caller’s', () => {
  test('is 404, whatever is asked', async () => {
    for (const path of await acts()) {
      expect((await pier.owner.post(path, {})).status, path).toBe(404);
      const nobody = path.replace(/[0-9A-Z](?=\/[a-z-]+$)/, last => (last === 'Z' ? 'Y' : 'Z'));
      expect((await harbour.owner.post(nobody, {})).status, nobody).toBe(404);
    }
  });

  test('and what is no id is 400', async () => {
    for (const path of await acts()) {
      const reply = await harbour.owner.post(path.replace(/[0-9A-Z]{26}(?=\/[a-z-]+$)/, 'x'), {});
      expect(reply, path).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    }
  });
});

describe('an invitation is refused', () => {
  test('without an Idempotency-Key', async () => {
    for (const path of (await acts()).slice(0, 3)) {
      expect((await harbour.owner.send('POST', path)).body.code).toBe('idempotency_key_missing');
    }
  });

  test('with a key that was used for another member', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    await harbour.owner.post(`${await member()}/invite`, {}, headers);
    const other = await member();
    const reused = await harbour.owner.post(`${other}/invite`, {}, headers);
    expect(reused.body.code).toBe('idempotency_key_reused');
    expect((await harbour.owner.get(other)).body.portalAccess).toBe('none');
  });

  test('to an address that is too long to sign in with', async () => {
    const [local, domain] = ['l'.repeat(64), `${'d'.repeat(62)}.example`];
    const path = await member(`${local}@${domain}`);
    expect(await invite(path)).toMatchObject({
      status: 409,
      body: { code: 'no_address', received: '135 characters' },
    });
    expect((await harbour.owner.get(path)).body).toMatchObject({
      portalAccess: 'none',
      version: 1,
    });
  });

  test('to an address that bounced, until that is corrected', async () => {
    const path = await member('bounce@simulator.amazonses.com');
    await invite(path);
    const bounced = await waitFor('the bounce is known', async () => {
      const { body } = await harbour.owner.get(path);
      return body.mailProblem ? body : undefined;
    });
    const refused = await invite(path);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'no_address', received: bounced.mailProblem },
    });
    const { headers } = await harbour.owner.get(path);
    await harbour.owner.patch(path, { email: freshAddress() }, headers.get('etag'));
    expect((await invite(path)).status).toBe(200);
  });
});
