import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AtriumClient, createAtriumClient } from '../../../shared/contract/client.ts';

const requests: { url?: string; headers: IncomingHttpHeaders }[] = [];
const server = createServer(({ headers, url }, response) => {
  requests.push({ headers, url });
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
});
let client: AtriumClient;

beforeAll(async () => {
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  client = createAtriumClient({ baseUrl: `http://127.0.0.1:${port}`, token: () => 'fresh' });
});
beforeEach(() => requests.splice(0));
afterAll(() => server.close());

const plan = {
  name: 'Fixed desk',
  kind: 'recurring' as const,
  category: 'desk' as const,
  price: { amount: 25_000, currency: 'EUR' as const },
  tax: { name: 'VAT', percent: '21' },
};

describe('the typed client', () => {
  test('identifies its caller on every request', async () => {
    await client.GET('/v1/admin/plans');
    expect(requests[0]?.headers.authorization).toBe('Bearer fresh');
  });

  test('sends a key of its own with each create, and none where nothing is created', async () => {
    await client.POST('/v1/admin/plans', { body: plan });
    await client.POST('/v1/admin/plans', { body: plan });
    await client.GET('/v1/admin/plans');
    const keys = requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBeUndefined();
  });

  test('repeats the key its caller chose', async () => {
    const header = { 'Idempotency-Key': 'order-4711' };
    await client.POST('/v1/admin/plans', { params: { header }, body: plan });
    expect(requests[0]?.headers['idempotency-key']).toBe('order-4711');
  });

  test('puts path, query and ETag where they belong', async () => {
    const path = { planId: 'pln_01KB2Z7W4S9XQ0V3M8T5R6Y7ZA' };
    await client.GET('/v1/admin/plans', { params: { query: { limit: 3 } } });
    await client.PATCH('/v1/admin/plans/{planId}', {
      params: { path, header: { 'If-Match': '"2"' } },
      body: { name: 'Corner desk' },
    });
    expect(requests.map(({ url }) => url)).toEqual([
      '/v1/admin/plans?limit=3',
      `/v1/admin/plans/${path.planId}`,
    ]);
    expect(requests[1]?.headers['if-match']).toBe('"2"');
  });

  test('does not compile with what the contract refuses', async () => {
    const path = { planId: '' };
    // an unused expect-error fails the type check
    const calls = [
      // @ts-expect-error unknown field
      () => client.POST('/v1/admin/plans', { body: { ...plan, colour: 'red' } }),
      // @ts-expect-error missing fields
      () => client.POST('/v1/admin/plans', { body: { name: 'Fixed desk' } }),
      // @ts-expect-error wrong type
      () => client.POST('/v1/admin/plans', { body: { ...plan, name: 4 } }),
      // @ts-expect-error unknown query
      () => client.GET('/v1/admin/plans', { params: { query: { limt: 3 } } }),
      // @ts-expect-error no such path
      () => client.GET('/v1/admin/plan'),
      // @ts-expect-error an update needs If-Match
      () => client.PATCH('/v1/admin/plans/{planId}', { params: { path }, body: {} }),
      // @ts-expect-error unknown field of the answer
      async () => (await client.GET('/v1/admin/plans')).data?.items[0]?.prize,
    ];
    expect(calls).toHaveLength(7);
  });
});
