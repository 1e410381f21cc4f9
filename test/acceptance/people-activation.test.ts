import { beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../shared/kernel/id.ts';
import { linkSubject } from '../../shared/people/subject.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { type Caller, caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const me = '/v1/portal/me';

let harbour: Operator;
let company: Id<'customer'>;
let own: string;
beforeAll(async () => {
  harbour = await operator(world);
  company = (await harbour.company()) as Id<'customer'>;
  own = `/v1/portal/customers/${company}`;
});

/** What an invitation leaves, but for the mail: a login, and the person `invited`. */
const invited = async (customerId: Id<'customer'>, memberId?: Id<'member'>): Promise<Caller> => {
  const { subject, token } = await world.signIn();
  const org = harbour.organisationId;
  const key = memberId ? keys.member(org, customerId, memberId) : keys.customer(org, customerId);
  await transact(linkSubject(subject, org, { customerId, ...(memberId && { memberId }) }));
  const expression = 'SET portalAccess = :invited';
  await transact([{ update: key, expression, values: { ':invited': 'invited' } }]);
  return caller(world.baseUrl, token);
};

const newMember = async () => {
  const id = (await harbour.member(company)) as Id<'member'>;
  const path = `/v1/admin/customers/${company}/members/${id}`;
  return { id, path, read: async () => (await harbour.owner.get(path)).body };
};

describe('who is invited', () => {
  test.each([
    ['who am I', () => me],
    ['its company', () => own],
    ['what it may not see', () => `${own}/invoices`],
  ])('S20 becomes active by the first request, which asks %s', async (_, path) => {
    const { id, read } = await newMember();
    const member = await invited(company, id);
    const { version } = await read();
    await member.get(path());
    expect(await read()).toMatchObject({ portalAccess: 'active', version: version + 1 });
    expect((await member.get(own)).status).toBe(200);
    expect((await read()).version).toBe(version + 1);
  });

  test('S20 is let in by each of many first requests, and becomes active once', async () => {
    const { id, read } = await newMember();
    const member = await invited(company, id);
    const { version } = await read();
    const paths = Array.from({ length: 12 }, (_, index) => (index % 2 ? me : own));
    const replies = await Promise.all(paths.map(path => member.get(path)));
    expect(replies.map(({ status }) => status)).toEqual(paths.map(() => 200));
    for (const { body } of replies.filter(({ body }) => body.customers)) {
      expect(body.customers).toMatchObject([{ customerId: company, memberId: id }]);
    }
    expect(await read()).toMatchObject({ portalAccess: 'active', version: version + 1 });
  });

  test('S58 becomes active as an individual on its own account', async () => {
    const id = (await harbour.individual()) as Id<'customer'>;
    const ida = await invited(id);
    const before = (await harbour.owner.get(`/v1/admin/customers/${id}`)).body;
    expect((await ida.get(me)).body.customers).toMatchObject([{ customerId: id }]);
    expect((await ida.get(`/v1/portal/customers/${id}`)).status).toBe(200);
    const after = (await harbour.owner.get(`/v1/admin/customers/${id}`)).body;
    expect(after).toMatchObject({ portalAccess: 'active', version: before.version + 1 });
  });

  test('S19 is nobody when revoked before the first request', async () => {
    const { id, path, read } = await newMember();
    const member = await invited(company, id);
    expect((await harbour.owner.send('POST', `${path}/revoke-access`)).status).toBe(200);
    expect((await member.get(own)).status).toBe(404);
    expect((await member.get(me)).status).toBe(401);
    expect((await read()).portalAccess).toBe('revoked');
  });
});
