import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listener, listen } from '../../../infra/local/listener.ts';
import { createSecrets } from '../../../infra/local/secrets.ts';
import { createServices } from '../../../infra/local/services.ts';
import {
  forgetCredentials,
  readCredentials,
  writeCredentials,
} from '../../../shared/payments/gateways/credential-store.ts';
import {
  adapterOf,
  Credentials,
  validWebhookSecrets,
  withWebhookSecret,
} from '../../../shared/payments/gateways/credentials.ts';

const stripe: Credentials = {
  kind: 'stripe',
  secretKey: 'sk_test_12345678',
  webhookSecrets: [{ secret: 'whsec_01' }],
};
const now = '2026-12-01T10:00:00.000Z';
const anHourLater = '2026-12-01T11:00:00.000Z';

describe('a rotation of the webhook secret', () => {
  const rotated = withWebhookSecret(stripe, { secret: 'whsec_02', now, overlapHours: 1 });

  test('leaves the one before valid until its time is over', () => {
    expect(validWebhookSecrets(rotated, now)).toEqual(['whsec_02', 'whsec_01']);
    expect(validWebhookSecrets(rotated, anHourLater)).toEqual(['whsec_02']);
  });

  test('that follows at once ends the oldest: two are valid at most', () => {
    const again = withWebhookSecret(rotated, { secret: 'whsec_03', now, overlapHours: 1 });
    expect(validWebhookSecrets(again, now)).toEqual(['whsec_03', 'whsec_02']);
  });

  test('to the secret that it has already changes nothing', () => {
    const same = withWebhookSecret(stripe, { secret: 'whsec_01', now, overlapHours: 1 });
    expect(same).toEqual(stripe);
  });
});

test.each([
  ['a publishable key of Stripe', { ...stripe, secretKey: 'pk_test_12345678' }],
  ['a key that was copied with a line break', { ...stripe, secretKey: 'sk_test_1234\n5678' }],
  [
    'a webhook secret for Mollie, which signs nothing',
    { kind: 'mollie', apiKey: 'test_12345678', webhookSecrets: [{ secret: 'whsec_04' }] },
  ],
  ['an unknown gateway', { ...stripe, kind: 'paypal' }],
])('%s is refused', (_, credentials) => {
  expect(Credentials.safeParse(credentials).success).toBe(false);
});

test.each<Credentials>([
  stripe,
  { kind: 'mollie', apiKey: 'test_12345678', webhookSecrets: [] },
  { kind: 'gocardless', accessToken: 'sandbox_1234', environment: 'sandbox', webhookSecrets: [] },
])('$kind: its credentials give its adapter', credentials => {
  const webhookUrl = 'https://api.example.com/v1/webhooks/gateway/1';
  expect(adapterOf(credentials, { webhookUrl }).kind).toBe(credentials.kind);
});

describe('Secrets Manager', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-secrets-'));
  const file = join(folder, 'secrets.json');
  let listener: Listener;
  beforeAll(async () => {
    listener = await listen(0);
    listener.serve(createServices(createSecrets(file)));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: listener.url,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      GATEWAY_SECRETS: 'atrium-unit/gateways',
    });
  });
  afterAll(async () => {
    await listener.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('keeps the credentials of each connection by itself, until they are forgotten', async () => {
    expect(await readCredentials('org_1', 'gwc_1')).toBeUndefined();
    await writeCredentials('org_1', 'gwc_1', stripe);
    const other = { ...stripe, secretKey: 'sk_test_of_another' };
    await writeCredentials('org_2', 'gwc_1', other);
    const rotated = withWebhookSecret(stripe, { secret: 'whsec_02', now, overlapHours: 1 });
    await writeCredentials('org_1', 'gwc_1', rotated);
    expect(await readCredentials('org_1', 'gwc_1')).toEqual(rotated);
    await forgetCredentials('org_1', 'gwc_1');
    await forgetCredentials('org_1', 'gwc_1');
    expect(await readCredentials('org_1', 'gwc_1')).toBeUndefined();
    expect(await readCredentials('org_2', 'gwc_1')).toEqual(other);
  });

  test('keeps them on a laptop in a file that only its owner reads', async () => {
    await writeCredentials('org_1', 'gwc_2', stripe);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toContain(
      'atrium-unit/gateways/org_1/gwc_2',
    );
  });
});
