import { expect, test } from 'vitest';
import * as z from 'zod';
import { parseInput } from '../../../functions/middleware/problem.ts';
import { secretFields } from '../../../shared/contract/secret-fields.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import {
  GatewayCredentials,
  NewGatewayConnection,
} from '../../../shared/payments/credentials-contract.ts';
import {
  credentialsFrom,
  modeOf,
  renewed,
  told,
} from '../../../shared/payments/keep-credentials.ts';

const now = '2026-12-01T10:00:00.000Z';
const stripe = credentialsFrom({
  ...{ kind: 'stripe', secretKey: 'rk_live_01234567', webhookSecret: 'whsec_01' },
});

test.each([
  [stripe, 'live'],
  [credentialsFrom({ kind: 'stripe', secretKey: 'sk_test_live1' }), 'test'],
  [credentialsFrom({ kind: 'mollie', apiKey: 'test_01234567' }), 'test'],
  [credentialsFrom({ kind: 'mollie', apiKey: 'live_01234567' }), 'live'],
] as const)('whether they reach money is what they say: %#', (credentials, mode) => {
  expect(modeOf(credentials)).toBe(mode);
});

test('a new key leaves the webhook secrets, a new webhook secret leaves the key', () => {
  const keyed = renewed(
    stripe,
    { kind: 'stripe', secretKey: 'rk_live_new00000', overlapHours: 24 },
    now,
  );
  expect(keyed).toEqual({ ...stripe, secretKey: 'rk_live_new00000' });
  const rotated = renewed(
    stripe,
    { kind: 'stripe', webhookSecret: 'whsec_02', overlapHours: 2 },
    now,
  );
  // 10:00 + 2 h
  const until = '2026-12-01T12:00:00.000Z';
  expect(rotated).toEqual({
    ...stripe,
    webhookSecrets: [{ secret: 'whsec_02' }, { secret: 'whsec_01', until }],
  });
  expect(told(rotated, now)).toEqual({
    ...{ mode: 'live', credentialsAt: now },
    webhookSecrets: [{}, { validUntil: until }],
  });
});

test.each([
  { kind: 'stripe', secretKey: 'pk_live_do-not-show' },
  { kind: 'stripe', secretKey: 'sk_live_01234567', webhookSecret: 'do-not'.repeat(50) },
  { kind: 'mollie', apiKey: 'key_do-not-show' },
  { kind: 'gocardless', accessToken: 'do not show', environment: 'live' },
])('a refusal shows nothing of a secret: %#', given => {
  for (const schema of [NewGatewayConnection, GatewayCredentials]) {
    try {
      parseInput(schema, given, 'body');
      expect.unreachable('it was taken');
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect(JSON.stringify((error as Refusal).detail)).not.toMatch(/do.not/);
    }
  }
});

test('each field that holds a secret is known as one', () => {
  const secrets = new Set<string>();
  const find = (name: string, value: { readonly format?: string } | null) => {
    if (value?.format === 'password') secrets.add(name);
    return value;
  };
  for (const schema of [NewGatewayConnection, GatewayCredentials])
    JSON.stringify(z.toJSONSchema(schema), find);
  expect(secrets).toEqual(secretFields);
});
