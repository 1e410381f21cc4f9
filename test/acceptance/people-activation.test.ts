import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { choosePassword, freshAddress } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const me = '/v1/portal/me';

let harbour: Operator;
let company: string;
let own: string;
beforeAll(async () => {
  harbour = await operator(world);
  company = await harbour.company();
  own = `/v1/portal/customers/${company}`;
});

/** Invites, and signs in with the password then chosen; no request is made. */
const invited = async (path: string, email: string): Promise<Caller> => {
  expect((await harbour.owner.post(`${path}/invite`, {})).status).toBe(200);
  return choosePassword(world, email);
};

const newMember = async () => {
  const members = `/v1/admin/customers/${company}/members`;
  const email = freshAddress();
  const { id } = (await harbour.owner.post(members, { name: 'Eve', email })).body;
  const path = `${members}/${id}`;
  return { id, email, path, read: async () => (await harbour.owner.get(path)).body };
};

describe('who is invited', () => {
  test.each([
    ['who am I', () => me],
    ['its company', () => own],
    ['what it may not see', () => `${own}/invoices`],
  ])('S21 becomes active by the first request, which asks %s', async (_, path) => {
    const { email, path: admin, read } = await newMember();
    const member = await invited(admin, email);
    const { version } = await read();
    await member.get(path());
    expect(await read()).toMatchObject({ portalAccess: 'active', version: version + 1 });
    expect((await member.get(own)).status).toBe(200);
    expect((await read()).version).toBe(version + 1);
  });

  test('S21 is let in by each of many first requests, and becomes active once', async () => {
    const { id, email, path, read } = await newMember();
    const member = await invited(path, email);
    const { version } = await read();
    const asked = Array.from({ length: 12 }, (_, index) => (index % 2 ? me : own));
    const replies = await Promise.all(asked.map(url => member.get(url)));
    expect(replies.map(({ status }) => status)).toEqual(asked.map(() => 200));
    for (const { body } of replies.filter(({ body }) => body.customers)) {
      expect(body.customers).toMatchObject([{ customerId: company, memberId: id }]);
    }
    expect(await read()).toMatchObject({ portalAccess: 'active', version: version + 1 });
  });

  test('S58 becomes active as an individual on its own account', async () => {
    const email = freshAddress('ida');
    const id = await harbour.individual({ email });
    const ida = await invited(`/v1/admin/customers/${id}`, email);
    const before = (await harbour.owner.get(`/v1/admin/customers/${id}`)).body;
    expect((await ida.get(me)).body.customers).toMatchObject([{ customerId: id }]);
    expect((await ida.get(`/v1/portal/customers/${id}`)).status).toBe(200);
    const after = (await harbour.owner.get(`/v1/admin/customers/${id}`)).body;
    expect(after).toMatchObject({ portalAccess: 'active', version: before.version + 1 });
  });

  test('S21 is nobody when revoked before the first request', async () => {
    const { email, path, read } = await newMember();
    const member = await invited(path, email);
    expect((await harbour.owner.send('POST', `${path}/revoke-access`)).status).toBe(200);
    expect((await member.get(own)).status).toBe(404);
    expect((await member.get(me)).status).toBe(401);
    expect((await read()).portalAccess).toBe('revoked');
  });
});
