import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { created, waitFor } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { type Received, receiver } from '../support/receiver.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const path = '/v1/admin/webhooks';
const own = await receiver();
afterAll(own.close);

let op: Operator;
let owner: Caller;
let webhook: { id: string; secret: string };

beforeAll(async () => {
  op = await operator(world);
  owner = op.owner;
  webhook = await created(owner, path, { url: own.url, events: ['customer.created'] });
});

const at = () => `${path}/${webhook.id}`;
const edit = async (changes: object) =>
  owner.patch(at(), changes, (await owner.get(at())).headers.get('etag'));
const arrived = (customerId: string, times = 1) =>
  waitFor(`${times} posts about ${customerId}`, async () => {
    const found = own.received.filter(({ event }) => event.data.customerId === customerId);
    return found.length >= times ? found : undefined;
  });
const delivery = (id: string, status: string) =>
  waitFor(`delivery ${id} ${status}`, async () => {
    const { body } = await owner.get(`${at()}/deliveries/${id}`);
    return body.status === status ? body : undefined;
  });
const verified = ({ body, headers }: Received, secret: string) =>
  new Verifier(secret).verify(body, headers as Record<string, string>);

test('is told of what it asked for, signed with its secret', async () => {
  const customerId = await op.company({ name: 'Told' });
  const [post] = await arrived(customerId);
  if (!post) throw new Error('nothing arrived');
  expect(verified(post, webhook.secret)).toEqual({
    id: post.headers['webhook-id'],
    type: 'customer.created',
    occurredAt: expect.stringMatching(/^20/),
    organisationId: op.organisationId,
    data: { customerId, by: expect.stringMatching(/^adm_/) },
  });
  expect(() => verified({ ...post, body: `${post.body} ` }, webhook.secret)).toThrow();
  expect(await delivery(post.event.id, 'delivered')).toMatchObject({
    type: 'customer.created',
    attempts: [{ status: 200, answer: 'thanks' }],
  });
  expect(own.received.filter(({ event }) => event.type !== 'customer.created')).toEqual([]);
});

test('is tried again when it fails, under the same id', async () => {
  own.answer(500, 302);
  const customerId = await op.company({ name: 'Retried' });
  const posts = await arrived(customerId, 3);
  expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const { attempts } = await delivery(posts[0]?.event.id ?? '', 'delivered');
  expect(attempts.map(({ status }: { status: number }) => status)).toEqual([500, 302, 200]);
});

test('is told again on request, under the same id', async () => {
  const customerId = await op.company({ name: 'Replayed' });
  const [post] = await arrived(customerId);
  const id = post?.event.id ?? '';
  await delivery(id, 'delivered');
  const reply = await owner.post(`${at()}/deliveries/${id}/replay`, undefined);
  expect(reply).toMatchObject({ status: 202, body: { id, status: 'pending' } });
  const [, again] = await arrived(customerId, 2);
  expect(again?.event).toEqual(post?.event);
  expect((await delivery(id, 'delivered')).attempts).toHaveLength(2);
});

test('has two secrets during a rotation, and both sign', async () => {
  const reply = await owner.post(`${at()}/rotate-secret`, { overlapHours: 1 });
  expect(reply).toMatchObject({
    status: 200,
    body: { secrets: [{}, { until: expect.stringMatching(/^20/) }] },
  });
  const customerId = await op.company({ name: 'Rotated' });
  const [post] = await arrived(customerId);
  if (!post) throw new Error('nothing arrived');
  for (const secret of [webhook.secret, reply.body.secret]) verified(post, secret);
  expect((await owner.get(at())).body).not.toHaveProperty('secret');
});

test('can be tried out, whatever it asked for', async () => {
  expect(await owner.post(`${at()}/test`, undefined)).toMatchObject({ status: 202 });
  const [post] = await waitFor('the test', async () => {
    const found = own.of('webhook.tested');
    return found.length > 0 ? found : undefined;
  });
  expect(post?.event.data).toMatchObject({ webhookId: webhook.id });
});

test('that answers 410 is disabled, and told nothing until it is enabled', async () => {
  own.answer(410);
  const customerId = await op.company({ name: 'Gone' });
  const [post] = await arrived(customerId);
  const id = post?.event.id ?? '';
  await delivery(id, 'failed');
  const disabled = await waitFor('the webhook disabled', async () => {
    const { body } = await owner.get(at());
    return body.status === 'disabled' ? body : undefined;
  });
  expect(disabled.disabledReason).toBe('It answered 410 Gone.');
  expect(await owner.post(`${at()}/deliveries/${id}/replay`, undefined)).toMatchObject({
    status: 409,
    body: { code: 'webhook_disabled' },
  });
  expect(await edit({ status: 'enabled' })).toMatchObject({ body: { status: 'enabled' } });
  const next = await op.company({ name: 'Back' });
  await arrived(next);
  expect(own.received.filter(({ event }) => event.data.customerId === customerId)).toHaveLength(1);
});

test('has a log that is read in pages, newest first, also of failures only', async () => {
  const list = `${at()}/deliveries`;
  const { items } = (await owner.get(list)).body;
  expect(items.length).toBeGreaterThan(4);
  const ids = items.map(({ id }: { id: string }) => id);
  expect(ids).toEqual([...ids].sort().reverse());
  for (const limit of [1, 2, items.length]) expect(await walk(owner, list, limit)).toEqual(items);
  const failed = (await owner.get(`${list}?status=failed&limit=1`)).body.items;
  expect(failed).toMatchObject([{ attempts: [{ status: 410 }] }]);
});

test('is another organisation’s business to nobody', async () => {
  const { owner: other } = await operator(world);
  for (const place of [at(), `${at()}/deliveries`])
    expect(await other.get(place)).toMatchObject({ status: 404 });
  expect((await other.get(path)).body.items).toEqual([]);
});

test.each(badRequests)('is not made with %s', async (_, request, status, code) => {
  const before = (await owner.get(path)).body;
  const reply = await owner.send('POST', path, request({ url: own.url }));
  expect(reply).toMatchObject({ status, body: { code } });
  expect((await owner.get(path)).body).toEqual(before);
});

test.each([
  [{ url: 'http://portal.example' }, '/body/url'],
  [{ events: [] }, '/body/events'],
  [{ events: ['mail.requested'] }, '/body/events/0'],
  [{ events: ['invoice.issued', 'invoice.issued'] }, '/body/events'],
  [{ status: 'paused' }, '/body/status'],
])('refuses %j', async (changes, field) => {
  expect(await edit(changes)).toMatchObject({ status: 400, body: { field } });
});

test('there are at most ten, and what is removed is gone', async () => {
  const spare = { path, valid: { url: `${own.url}/spare`, events: ['webhook.disabled'] } };
  await expectIdempotent(owner, spare, { url: own.url });
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => owner.post(path, spare.valid)),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(8);
  const refused = replies.filter(({ status }) => status !== 201);
  for (const reply of refused) expect(reply).toMatchObject({ body: { code: 'webhook_limit' } });
  const id = replies.find(({ status }) => status === 201)?.body.id;
  expect(await owner.send('DELETE', `${path}/${id}`)).toMatchObject({ status: 204 });
  expect(await owner.get(`${path}/${id}`)).toMatchObject({ status: 404 });
});
