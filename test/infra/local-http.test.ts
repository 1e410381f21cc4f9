import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../infra/local/world.ts';
import { eventually, freshWorld } from '../support/world.ts';
import { probeAssembly } from '../support/world-probe.ts';

let world: World;
beforeAll(async () => {
  world = await freshWorld({ templateDir: probeAssembly(), asyncRetrySeconds: [0] });
});
afterAll(() => world.stop());

const get = (path: string, init?: RequestInit) => fetch(`${world.apiUrl}${path}`, init);
const eventOf = async (path: string, init?: RequestInit) =>
  ((await (await get(path, init)).json()) as { event: Record<string, never> }).event;

describe('the HTTP API', () => {
  test.each([
    ['/things/mine', 'GET /things/mine', undefined],
    ['/things/a%20b', 'GET /things/{id}', { id: 'a b' }],
    ['/things/1/parts/2', 'ANY /{proxy+}', { proxy: 'things/1/parts/2' }],
  ])('takes the most specific route: %s is %s', async (path, routeKey, pathParameters) => {
    expect(await eventOf(path)).toMatchObject({
      routeKey,
      ...(pathParameters && { pathParameters }),
    });
  });

  test('gives the function an event of payload format 2.0', async () => {
    const event = await eventOf('/x?a=1&a=2&b=', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'X-Mixed': 'Case', cookie: 'a=1; b=2' },
      body: '{"é":1}',
    });
    expect(event).toMatchObject({
      version: '2.0',
      rawPath: '/x',
      rawQueryString: 'a=1&a=2&b=',
      queryStringParameters: { a: '1,2', b: '' },
      cookies: ['a=1', 'b=2'],
      body: '{"é":1}',
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST', path: '/x' }, stage: '$default' },
    });
    expect(event.headers).toMatchObject({ 'x-mixed': 'Case' });
  });

  test('gives binary bodies in base64', async () => {
    const body = new Uint8Array([0, 255, 1]);
    const event = await eventOf('/x', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
    expect(event).toMatchObject({ body: 'AP8B', isBase64Encoded: true });
  });

  test('answers with the request id that the function saw and its log lines carry', async () => {
    const answer = await get('/x');
    const id = answer.headers.get('apigw-requestid');
    expect(await answer.json()).toMatchObject({ requestId: id });
    expect(world.logs({ requestId: id ?? '' })).toHaveLength(1);
  });

  test('a result without a status is a JSON body', async () => {
    const answer = await get('/plain');
    expect([answer.status, await answer.json()]).toEqual([200, { plain: true }]);
  });

  test.each([
    ['a function that throws', '/breaks', 500, 'Internal Server Error'],
    ['a function that ends its process', '/exits', 500, 'Internal Server Error'],
    ['a function beyond its time (1 s)', '/hangs', 500, 'Internal Server Error'],
    ['an answer beyond 6 MB', '/large', 500, 'Internal Server Error'],
    ['a function beyond the integration’s time (0.2 s)', '/slow', 503, 'Service Unavailable'],
  ])('%s', async (_, path, status, message) => {
    const answer = await get(path);
    expect([answer.status, await answer.json()]).toEqual([status, { message }]);
    expect((await get('/x')).status).toBe(201);
  });

  test('a function beyond its time is told so in the log', async () => {
    await get('/hangs');
    await eventually('the log line', () =>
      world
        .logs({ source: 'http' })
        .some(({ text }) => text.includes('timed out after 1.00 seconds')),
    );
  });

  test('a request beyond 6 MB is refused', async () => {
    const answer = await get('/x', { method: 'POST', body: 'x'.repeat(7 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });
});

describe('cross-origin requests', () => {
  const preflight = (origin: string, path = '/closed') =>
    get(path, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });

  test('a preflight is answered without the authorizer and without a function', async () => {
    const before = world.logs({ source: 'http' }).length;
    const answer = await preflight('https://portal.example');
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': 'https://portal.example',
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'Authorization,If-Match',
    });
    expect(world.logs({ source: 'http' })).toHaveLength(before);
  });

  test('a preflight from elsewhere is allowed nothing', async () => {
    const answer = await preflight('https://evil.example');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('also a refusal names the allowed origin, so that the portal can read it', async () => {
    const answer = await get('/closed', { headers: { origin: 'https://portal.example' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://portal.example');
    expect(answer.headers.get('access-control-expose-headers')).toBe('ETag');
  });
});
