import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createSignIn } from '../../infra/local/sign-in.ts';
import type { World } from '../../infra/local/world.ts';
import { inbox } from '../support/inbox.ts';
import { choosePassword, freshAddress } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startTap, type Tap } from '../support/tap.ts';
import { eventually, freshWorld } from '../support/world.ts';

let world: World;
let cognito: Tap;
let bus: Tap;
let harbour: Operator;
let company: string;
let host: Parameters<typeof choosePassword>[0];

beforeAll(async () => {
  cognito = await startTap();
  bus = await startTap();
  world = await freshWorld({
    templateDir: inject('templateDir'),
    endpoints: real => {
      cognito.leadTo(real.cognito);
      bus.leadTo(real.events);
      return { cognito: cognito.url, events: bus.url };
    },
  });
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  host = { baseUrl: world.apiUrl, userPool: world.userPool };
  const signIn = async () => {
    const { accessToken, subject } = await createSignIn(world.userPool)(freshAddress());
    return { subject, token: accessToken };
  };
  harbour = await operator({ ...host, signIn });
  company = await harbour.company();
});
afterAll(async () => {
  await world.stop();
  await Promise.all([cognito.close(), bus.close()]);
});

interface Entries {
  readonly Entries: readonly { readonly DetailType: string; readonly Detail: string }[];
}
/** What the bus was told about a member, in order. */
const toldOf = (memberId: string): string[] =>
  (bus.passed as Entries[])
    .flatMap(({ Entries }) => Entries)
    .filter(({ Detail }) => Detail.includes(memberId))
    .map(({ DetailType }) => DetailType);
const act = (path: string, action: string) => harbour.owner.post(`${path}/${action}`, {});
const add = async (email: string) => {
  const contact = await harbour.portal(company);
  const body = { name: 'Eve', email };
  const { id } = (await contact.post(`/v1/portal/customers/${company}/members`, body)).body;
  return { id, path: `/v1/admin/customers/${company}/members/${id}` };
};

describe('while Cognito does not answer', () => {
  test('an invitation is refused as repeatable, and nothing of it is done', async () => {
    const email = freshAddress();
    const { path } = await add(email);
    const before = (await harbour.owner.get(path)).body;
    cognito.cut(true);
    const refused = await act(path, 'invite');
    expect(refused).toMatchObject({ status: 503, body: { code: 'sign_in_unavailable' } });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await harbour.owner.get(path)).body).toEqual(before);
    expect((await harbour.owner.get('/v1/admin/invitation-requests')).body.items).toHaveLength(1);

    // what needs no login works on
    expect((await act(path, 'decline')).status).toBe(200);
    cognito.cut(false);
    expect((await act(path, 'invite')).status).toBe(200);
    expect(await inbox(world.inboxUrl).waitFor(1, { to: email })).toHaveLength(1);
  });
});

test('an invitation that is taken back before it left is withdrawn', async () => {
  const email = freshAddress();
  const { path } = await add(email);
  const rule = { do: 'fail', error: 'throttled', address: email, next: 1 } as const;
  await inbox(world.inboxUrl).control(rule);
  await act(path, 'invite');
  const invitation = async (statuses: readonly string[]) => {
    const { items } = (await harbour.owner.get(`/v1/admin/customers/${company}/mails`)).body;
    return items.find(
      ({ to = [], status }: { to?: string[]; status: string }) =>
        to.includes(email) && statuses.includes(status),
    );
  };
  await eventually('it waits', () => invitation(['delayed']));
  await act(path, 'revoke-access');
  const settled = ['sent', 'delivered', 'withdrawn', 'parked'];
  const mail = await eventually('it is settled', () => invitation(settled), 20_000);
  expect(mail).toMatchObject({ status: 'withdrawn', reason: 'access_revoked' });
  expect(await inbox(world.inboxUrl).mails({ to: email })).toEqual([]);
});

describe('each step is told on the bus', () => {
  test('S20 S21 asked for, declined, invited, first session, revoked', async () => {
    const email = freshAddress();
    const { id, path } = await add(email);
    await act(path, 'decline');
    await act(path, 'invite');
    const eve = await choosePassword(host, email);
    await eve.get(`/v1/portal/customers/${company}`);
    await act(path, 'revoke-access');
    const expected = [
      'member.added',
      'member.invitationRequested',
      'member.invitationDeclined',
      'member.invited',
      'member.activated',
      'member.accessRevoked',
    ];
    await eventually('all of them', () => toldOf(id).length >= expected.length);
    expect(toldOf(id).toSorted()).toEqual(expected.toSorted());
  });

  test('an individual’s, and what happens in the team', async () => {
    const email = freshAddress();
    const customerId = await harbour.individual({ email });
    const customer = `/v1/admin/customers/${customerId}`;
    await act(customer, 'invite');
    const ida = await choosePassword(host, email);
    await ida.get(`/v1/portal/customers/${customerId}`);
    await act(customer, 'revoke-access');
    const ada = { name: 'Ada', email: freshAddress() };
    const { id } = (await harbour.owner.post('/v1/admin/admins', ada)).body;
    await act(`/v1/admin/admins/${id}`, 'invite');
    await harbour.owner.patch(`/v1/admin/admins/${id}`, { role: 'owner' }, '"2"');
    const expected = ['customer.activated', 'customer.accessRevoked', 'admin.updated'];
    await eventually('the last of each', () =>
      expected.every(type => [...toldOf(customerId), ...toldOf(id)].includes(type)),
    );
    expect(toldOf(customerId).toSorted()).toEqual([
      'customer.accessRevoked',
      'customer.activated',
      'customer.created',
      'customer.invited',
      'mail.requested',
    ]);
    expect(toldOf(id).toSorted()).toEqual(['admin.added', 'admin.invited', 'admin.updated']);
  });
});
