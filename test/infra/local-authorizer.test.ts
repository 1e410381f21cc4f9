import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../infra/local/world.ts';
import { freshWorld } from '../support/world.ts';
import { probeAssembly } from '../support/world-probe.ts';

let world: World;
let tokens: Awaited<ReturnType<World['tokens']>>;
beforeAll(async () => {
  world = await freshWorld({ templateDir: probeAssembly() });
  tokens = await world.tokens('ann@example.com');
});
afterAll(() => world.stop());

const call = async (authorization?: string) => {
  const before = world.logs({ source: 'http' }).length;
  const answer = await fetch(`${world.apiUrl}/closed`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect of it
  const body: any = await answer.json();
  return { status: answer.status, body, ran: world.logs({ source: 'http' }).length > before };
};

const base64 = (value: object | Buffer) =>
  Buffer.from(value instanceof Buffer ? value : JSON.stringify(value)).toString('base64url');
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const headerOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());

const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signed = (header: object, claims: object, key: KeyObject = foreign.privateKey) => {
  const text = `${base64(header)}.${base64(claims)}`;
  return `${text}.${base64(sign('RSA-SHA256', Buffer.from(text), key))}`;
};
/** The pool emulator's private key is part of its package: what it did not sign can still be signed as if. */
const poolKey = async (): Promise<KeyObject> => {
  const { createRequire } = await import('node:module');
  const { createPrivateKey } = await import('node:crypto');
  const require = createRequire(import.meta.url);
  return createPrivateKey(require('cognito-local/lib/keys/cognitoLocal.private.json').pem);
};
const withClaims = async (changes: object) => {
  const { accessToken } = tokens;
  return signed(headerOf(accessToken), { ...claimsOf(accessToken), ...changes }, await poolKey());
};

describe('a route behind the JWT authorizer', () => {
  test('lets an access token through and hands its claims to the function', async () => {
    const { status, body, ran } = await call(`Bearer ${tokens.accessToken}`);
    expect({ status, ran }).toEqual({ status: 201, ran: true });
    const { claims } = body.event.requestContext.authorizer.jwt;
    expect(claims).toMatchObject({ sub: tokens.subject, token_use: 'access' });
    expect(claims.exp).toBeTypeOf('string');
  });

  test('lets a token of its own signing through: the forgeries below fail for what they change', async () => {
    expect((await call(`Bearer ${await withClaims({})}`)).status).toBe(201);
  });

  const now = Math.floor(Date.now() / 1_000);
  const forgeries: [string, () => string | undefined | Promise<string | undefined>][] = [
    ['no token', () => undefined],
    ['an empty token', () => 'Bearer '],
    ['another scheme', () => `Basic ${tokens.accessToken}`],
    ['rubbish', () => 'Bearer rubbish'],
    ['rubbish in three parts', () => 'Bearer a.b.c'],
    ['no signature', () => `Bearer ${tokens.accessToken.split('.').slice(0, 2).join('.')}.`],
    [
      'algorithm none',
      () =>
        `Bearer ${base64({ alg: 'none', typ: 'JWT' })}.${base64(claimsOf(tokens.accessToken))}.`,
    ],
    [
      'algorithm none with a signature',
      () => {
        const header = { ...headerOf(tokens.accessToken), alg: 'none' };
        return `Bearer ${signed(header, claimsOf(tokens.accessToken))}`;
      },
    ],
    [
      'a symmetric signature with the public key',
      () => {
        const header = { ...headerOf(tokens.accessToken), alg: 'HS256' };
        const text = `${base64(header)}.${base64(claimsOf(tokens.accessToken))}`;
        const key = foreign.publicKey.export({ type: 'spki', format: 'pem' });
        return `Bearer ${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
      },
    ],
    [
      'a foreign key under the known key id',
      () => `Bearer ${signed(headerOf(tokens.accessToken), claimsOf(tokens.accessToken))}`,
    ],
    [
      'a key id nobody published',
      () => {
        const header = { ...headerOf(tokens.accessToken), kid: 'mine' };
        return `Bearer ${signed(header, claimsOf(tokens.accessToken))}`;
      },
    ],
    [
      'claims changed after signing',
      () => {
        const [header, , signature] = tokens.accessToken.split('.');
        return `Bearer ${header}.${base64({ ...claimsOf(tokens.accessToken), sub: 'eve' })}.${signature}`;
      },
    ],
    ['an expired token', async () => `Bearer ${await withClaims({ exp: now - 1 })}`],
    ['no expiry', async () => `Bearer ${await withClaims({ exp: undefined })}`],
    ['not valid yet', async () => `Bearer ${await withClaims({ nbf: now + 600 })}`],
    ['issued in the future', async () => `Bearer ${await withClaims({ iat: now + 600 })}`],
    ['an ID token', () => `Bearer ${tokens.idToken}`],
    ['a refresh token', () => `Bearer ${tokens.refreshToken}`],
    ['another client', async () => `Bearer ${await withClaims({ client_id: 'other' })}`],
    [
      'another pool',
      async () => `Bearer ${await withClaims({ iss: `${world.emulators.cognito}/local_other` })}`,
    ],
    [
      'another issuer',
      async () => `Bearer ${await withClaims({ iss: 'https://evil.example/local_1' })}`,
    ],
  ];

  test.each(forgeries)('refuses %s before any function runs', async (_, forge) => {
    expect(await call(await forge())).toEqual({
      status: 401,
      body: { message: 'Unauthorized' },
      ran: false,
    });
  });
});
