import { beforeAll, expect, test } from 'vitest';
import { type Biller, biller } from '../support/month.ts';
import { type Shop, shop, visitorAt } from '../support/storefront.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let store: Shop;
beforeAll(async () => {
  op = await biller(world, { send: false });
  store = await shop(world, op);
});

const items = () => [{ kind: 'plan', planId: store.plans.mailbox }];
const quotes = (address: string, count: number) => {
  const visitor = visitorAt(world.baseUrl, address);
  const path = `${store.at}/quotes`;
  return Promise.all(Array.from({ length: count }, () => visitor.post(path, { items: items() })));
};
const told = (replies: { status: number }[], status: number) =>
  replies.filter(reply => reply.status === status);

test('S53 a visitor asks 30 times a minute at most, and hears when to come again', async () => {
  // a minute that ends meanwhile begins another count: at most twice as many
  const replies = await quotes('203.0.113.7', 70);
  const refused = told(replies, 429);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(told(replies, 200).length).toBeGreaterThanOrEqual(30);
  expect(refused[0]).toMatchObject({ body: { code: 'too_many_requests' } });
  const seconds = Number((refused[0] as (typeof replies)[number]).headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  // somebody else, and whoever only reads, is not kept waiting
  expect(told(await quotes('203.0.113.8', 1), 200)).toHaveLength(1);
  const reader = visitorAt(world.baseUrl, '203.0.113.7');
  expect((await reader.get(`${store.at}/offers`)).status).toBe(200);
});

test('S53 a subscriber’s IPv6 network is one visitor, whatever it puts before its address', async () => {
  const replies = await Promise.all(
    Array.from({ length: 70 }, (_, n) =>
      visitorAt(world.baseUrl, `10.9.9.${n}, 2001:db8:1:2::${n.toString(16)}`).post(
        `${store.at}/quotes`,
        { items: items() },
      ),
    ),
  );
  expect(told(replies, 429).length).toBeGreaterThanOrEqual(10);
});

test('S53 an address that is nobody’s yet gets five codes an hour at most', async () => {
  const email = `flood-${crypto.randomUUID().slice(0, 8)}@visitor.example`;
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    const { reply } = await store.open(items(), { email: n % 2 ? email : email.toUpperCase() });
    statuses.push(reply.status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
  const mails = await store.mailsTo(email, 5);
  expect(mails).toHaveLength(5);
});

test('S53 what a refused checkout asked for is not held, and its address is no customer', async () => {
  const count = async () => (await op.owner.get('/v1/admin/customers?limit=100')).body.items.length;
  const before = await count();
  const { reply } = await store.open(items(), { locationId: `loc_${'0'.repeat(26)}` });
  expect(reply).toMatchObject({ status: 400, body: { code: 'unknown_reference' } });
  await store.open(items());
  expect(await count()).toBe(before);
});
