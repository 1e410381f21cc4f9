import { beforeAll, expect, test } from 'vitest';
import { badPages, badRequests, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { askToErase, erase, erased } from '../support/erasing.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let harbour: Operator;
let admin: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
});

const copy = (email: string) => ({
  name: 'Ann Copy',
  email,
  notifications: { billing: true, account: false },
});
const company = async () => {
  const id = await harbour.company({ email: 'office@acme.example' });
  const path = `/v1/admin/customers/${id}`;
  const { body } = await admin.post(`${path}/contact-persons`, copy('ann@acme.example'));
  return { id, path, erasures: `${path}/erasures`, contact: body.id as string };
};
const unknown = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;

test.each(badRequests)('an erasure is refused with %s', async (_, request, status, code) => {
  const { erasures, contact } = await company();
  const reply = await admin.send('POST', erasures, request({ contactPersonId: contact }));
  expect(reply).toMatchObject({ status, body: { code } });
  expect((await admin.get(erasures)).body.items).toEqual([]);
});

test.each([
  ['nobody', {}],
  ['two', { email: 'ann@acme.example', memberId: unknown('mem') }],
  ['no address', { email: 'ann' }],
  ['a header', { email: 'ann@acme.example\r\nBcc: eve@evil.example' }],
  ['the id of another kind', { memberId: unknown('con') }],
])('an erasure of %s is refused and nothing is written', async (_, body) => {
  const { erasures } = await company();
  expect(await admin.post(erasures, body)).toMatchObject({
    status: 400,
    body: { code: 'invalid_request' },
  });
  expect((await admin.get(erasures)).body.items).toEqual([]);
});

test('somebody who is not at the customer is 404', async () => {
  const [here, other] = [await company(), await company()];
  const member = await harbour.member(other.id);
  const replies = [
    await askToErase(admin, here.id, { contactPersonId: other.contact }),
    await askToErase(admin, here.id, { memberId: member }),
    await askToErase(admin, here.id, { memberId: unknown('mem') }),
    await askToErase(admin, unknown('cus'), { email: 'ann@acme.example' }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(replies[1]?.body).toMatchObject({ field: '/body/memberId', received: member });
});

test.concurrent("S80 the customer's own address is changed, not erased, in any case of letters", async () => {
  const { id, path, erasures } = await company();
  const refused = await askToErase(admin, id, { email: 'OFFICE@acme.example' });
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'erasure_of_primary', field: '/body/email' },
  });
  expect(refused.body.detail).toContain('change it with the customer');
  expect((await admin.get(erasures)).body.items).toEqual([]);
  const { headers } = await admin.get(path);
  await admin.patch(path, { email: 'new@acme.example' }, headers.get('etag'));
  expect(await erase(admin, id, { email: 'office@acme.example' })).toMatchObject({
    target: 'address',
    // the answer to the customer's creation
    removed: { requests: 1 },
  });
});

test('whoever is not of the team, or of another team, reaches nothing', async () => {
  const { id, path, erasures, contact } = await company();
  const asked = await askToErase(admin, id, { email: 'nobody@acme.example' });
  const one = asked.headers.get('location') ?? '';
  expect(one).toBe(`${erasures}/${asked.body.id}`);
  const rival = (await operator(world)).owner;
  const member = await harbour.portal(id, ['contact_person']);
  for (const stranger of [rival, member]) {
    const replies = [
      await askToErase(stranger, id, { contactPersonId: contact }),
      await stranger.get(erasures),
      await stranger.get(one),
      await stranger.get(`${path}/export`),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  }
  const other = await company();
  expect((await admin.get(one.replace(id, other.id))).status).toBe(404);
});

test.concurrent('a request is repeated by its key, listed in pages, and shows no address', async () => {
  const { id, erasures, contact } = await company();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const [first, again] = [
    await admin.post(erasures, { contactPersonId: contact }, headers),
    await admin.post(erasures, { contactPersonId: contact }, headers),
  ];
  expect(again).toMatchObject({ status: 202, body: first.body });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  const other = await admin.post(erasures, { email: 'bea@acme.example' }, headers);
  expect(other.body.code).toBe('idempotency_key_reused');
  const later = await askToErase(admin, id, { email: 'bea@acme.example' });
  const done = [await erased(admin, first), await erased(admin, later)];
  expect(await walk(admin, erasures, 1)).toEqual(done);
  expect(JSON.stringify(done)).not.toContain('@');
  expect((await admin.post(erasures, { contactPersonId: contact }, headers)).status).toBe(202);
});

test.concurrent('the request that created somebody is not repeated after the erasure', async () => {
  const { id, path } = await company();
  const headers = { 'idempotency-key': `bea@acme.example-${crypto.randomUUID()}` };
  const add = () => admin.post(`${path}/contact-persons`, copy('bea@acme.example'), headers);
  const { body } = await add();
  await erase(admin, id, { contactPersonId: body.id });
  expect(await add()).toMatchObject({ status: 410, body: { code: 'erased' } });
  const { items } = (await admin.get(`${path}/contact-persons`)).body;
  expect(items.map(({ email }: { email: string }) => email)).toEqual(['ann@acme.example']);
});

test.each(badPages)('lists refuse %s', async (query, field) => {
  const { path, erasures } = await company();
  for (const list of [erasures, `${path}/export`]) {
    expect(await admin.get(`${list}?${query}`)).toMatchObject({ status: 400, body: { field } });
  }
});
