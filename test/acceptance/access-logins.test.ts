import { beforeEach, describe, expect, test } from 'vitest';
import { choosePassword, freshAddress, mailsTo, type signedIn } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let harbour: Operator;
let company: string;
let own: string;
beforeEach(async () => {
  harbour = await operator(world);
  company = await harbour.company();
  own = `/v1/portal/customers/${company}`;
});

const member = async (email: string, at = company, by = harbour) => {
  const path = `/v1/admin/customers/${at}/members`;
  const { body } = await by.owner.post(path, { name: 'Mia', email });
  return `${path}/${body.id}`;
};
const act = (path: string, action: string, by = harbour) => by.owner.post(`${path}/${action}`, {});
const edit = async (path: string, fields: object) => {
  const { headers } = await harbour.owner.get(path);
  return harbour.owner.patch(path, fields, headers.get('etag'));
};
const profile = async (caller: Awaited<ReturnType<typeof signedIn>>) =>
  (await caller.get('/v1/portal/me')).body.customers;

describe('a login stays whose it is', () => {
  test('when a member gets the address of another: A stays A, and B’s login never becomes A', async () => {
    const [a, b] = [freshAddress('a'), freshAddress('b')];
    const pathA = await member(a);
    await act(pathA, 'invite');
    const callerA = await choosePassword(world, a);
    expect((await callerA.get(own)).status).toBe(200);
    // B has a login at another company of this operator
    const other = await harbour.company({ name: 'Other' });
    await act(await member(b, other), 'invite');
    const callerB = await choosePassword(world, b);

    expect((await edit(pathA, { email: b })).status).toBe(200);
    expect((await callerA.get(own)).status).toBe(200);
    expect((await callerB.get(own)).status).toBe(404);
    expect(await profile(callerB)).toMatchObject([{ customerName: 'Other' }]);

    // another member with that address gets B's login, and A keeps its own
    const pathC = await member(b);
    expect((await act(pathC, 'invite')).status).toBe(200);
    expect(await profile(callerB)).toMatchObject([
      { customerId: company, memberId: pathC.split('/').at(-1) },
      { customerId: other },
    ]);
    expect(await profile(callerA)).toMatchObject([
      { customerId: company, memberId: pathA.split('/').at(-1) },
    ]);
  });

  test('when an individual gets another address', async () => {
    const [mine, yours] = [freshAddress(), freshAddress()];
    const id = await harbour.individual({ email: mine });
    const path = `/v1/admin/customers/${id}`;
    await act(path, 'invite');
    const ida = await choosePassword(world, mine);
    expect(await profile(ida)).toHaveLength(1);
    await act(await member(yours), 'invite');
    const you = await choosePassword(world, yours);
    expect((await edit(path, { email: yours })).status).toBe(200);
    expect((await ida.get(`/v1/portal/customers/${id}`)).status).toBe(200);
    expect((await you.get(`/v1/portal/customers/${id}`)).status).toBe(404);
  });

  test('when two members of one company have one address: the second invitation is refused', async () => {
    const email = freshAddress();
    const [first, second] = [await member(email), await member(email)];
    await act(first, 'invite');
    const refused = await act(second, 'invite');
    expect(refused).toMatchObject({ status: 409, body: { code: 'login_in_use' } });
    expect((await harbour.owner.get(second)).body).toMatchObject({
      portalAccess: 'none',
      version: 1,
    });
    // it is free once the first is gone
    await harbour.owner.remove(first);
    expect((await act(second, 'invite')).status).toBe(200);
    expect(await mailsTo(world, email, 2)).toHaveLength(2);
  });

  test('when two of them are invited at once', async () => {
    const email = freshAddress();
    const paths = [await member(email), await member(email)];
    const replies = await Promise.all(paths.map(path => act(path, 'invite')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.code).toBe('login_in_use');
    expect(await profile(await choosePassword(world, email))).toHaveLength(1);
  });
});

describe('an invitation', () => {
  test('uses the login that an address has, at other companies and operators', async () => {
    const email = freshAddress();
    await act(await member(email), 'invite');
    const mia = await choosePassword(world, email);
    const pier = await operator(world);
    const there = await pier.company({ name: 'Elsewhere' });
    expect((await act(await member(email, there, pier), 'invite', pier)).status).toBe(200);
    expect(await profile(mia)).toHaveLength(2);
    // ended at one, it goes on at the other
    const [path] = (await harbour.owner.get(`/v1/admin/customers/${company}/members`)).body.items;
    await act(`/v1/admin/customers/${company}/members/${path.id}`, 'revoke-access');
    expect((await mia.get(own)).status).toBe(404);
    expect((await mia.get(`/v1/portal/customers/${there}`)).status).toBe(200);
  });

  test('is the same for an address in capitals', async () => {
    const email = freshAddress();
    await act(await member(email), 'invite');
    const second = await member(email.replace('person', 'Person').replace('invited', 'INVITED'));
    expect((await act(second, 'invite')).body.code).toBe('login_in_use');
  });

  test('to an address that was wrong lets nobody in once it is corrected, and inviting again the right one', async () => {
    const [wrong, right] = [freshAddress('wrong'), freshAddress('right')];
    const path = await member(wrong);
    await act(path, 'invite');
    const stranger = await choosePassword(world, wrong);
    // another way to write it is the same address
    expect((await edit(path, { email: wrong.toUpperCase() })).body.portalAccess).toBe('invited');
    expect((await edit(path, { email: right })).body.portalAccess).toBe('none');
    expect((await stranger.get(own)).status).toBe(404);
    expect((await stranger.get('/v1/portal/me')).status).toBe(401);
    expect((await act(path, 'invite')).body).toMatchObject({
      portalAccess: 'invited',
      email: right,
    });
    const mia = await choosePassword(world, right);
    expect((await mia.get(own)).status).toBe(200);
    expect(await mailsTo(world, right)).toHaveLength(1);
  });

  test('S58 of an individual to an address that was wrong lets nobody in once it is corrected', async () => {
    const [wrong, right] = [freshAddress('wrong'), freshAddress('right')];
    const id = await harbour.individual({ email: wrong });
    const path = `/v1/admin/customers/${id}`;
    await act(path, 'invite');
    expect((await edit(path, { email: right })).body.portalAccess).toBe('none');
    const stranger = await choosePassword(world, wrong);
    expect((await stranger.get(`/v1/portal/customers/${id}`)).status).toBe(404);
    expect((await act(path, 'invite')).body.portalAccess).toBe('invited');
    const ida = await choosePassword(world, right);
    expect((await ida.get(`/v1/portal/customers/${id}`)).status).toBe(200);
  });
});
