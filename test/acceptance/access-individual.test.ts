import { beforeEach, describe, expect, test } from 'vitest';
import { choosePassword, freshAddress, mailsTo } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let harbour: Operator;
beforeEach(async () => {
  harbour = await operator(world);
});
const act = (path: string, action: string) => harbour.owner.post(`${path}/${action}`, {});

describe('S58 an individual', () => {
  test('signs in on its own account, until that is revoked', async () => {
    const email = freshAddress('ida');
    const id = await harbour.individual({ email });
    const [path, portal] = [`/v1/admin/customers/${id}`, `/v1/portal/customers/${id}`];
    expect((await harbour.owner.get(path)).body.portalAccess).toBe('none');
    const invited = await act(path, 'invite');
    expect(invited).toMatchObject({ status: 200, body: { portalAccess: 'invited' } });
    expect(await mailsTo(world, email)).toHaveLength(1);
    const ida = await choosePassword(world, email);
    expect((await ida.get(portal)).status).toBe(200);
    expect((await harbour.owner.get(path)).body.portalAccess).toBe('active');
    expect((await act(path, 'invite')).body.code).toBe('access_given');
    expect((await act(path, 'revoke-access')).body.portalAccess).toBe('revoked');
    expect((await ida.get(portal)).status).toBe(404);
    expect((await act(path, 'revoke-access')).body.code).toBe('access_not_given');
    // it is billed and listed as before
    const { items } = (await harbour.owner.get('/v1/admin/customers')).body;
    expect(items.map((item: { id: string }) => item.id)).toContain(id);
    expect((await act(path, 'invite')).body.portalAccess).toBe('invited');
  });

  test('only: a company has members', async () => {
    const path = `/v1/admin/customers/${await harbour.company()}`;
    for (const action of ['invite', 'revoke-access']) {
      expect(await act(path, action)).toMatchObject({
        status: 409,
        body: { code: 'customer_not_an_individual', received: 'company' },
      });
    }
    expect((await harbour.owner.get(path)).body).not.toHaveProperty('portalAccess');
  });
});
