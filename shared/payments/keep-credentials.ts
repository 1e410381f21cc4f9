import { Refusal } from '../kernel/errors.ts';
import type { GatewayConnection } from './attempt-model.ts';
import type { GatewayCredentials, NewGatewayConnection } from './credentials-contract.ts';
import { speakTo } from './gateway-of.ts';
import { readCredentials, writeCredentials } from './gateways/credential-store.ts';
import { type Credentials, withWebhookSecret } from './gateways/credentials.ts';
import { GatewayRefused } from './gateways/gateway.ts';

type Keyed = Exclude<NewGatewayConnection, { kind: 'sandbox' }>;
type Kept = Exclude<Credentials, { kind: 'sandbox' }>;

const first = (webhookSecret: string | undefined) =>
  webhookSecret === undefined ? [] : [{ secret: webhookSecret }];

export const credentialsFrom = (given: Keyed): Kept => {
  switch (given.kind) {
    case 'stripe': {
      const { kind, secretKey, webhookSecret } = given;
      return { kind, secretKey, webhookSecrets: first(webhookSecret) };
    }
    case 'mollie':
      return { ...given, webhookSecrets: [] };
    case 'gocardless': {
      const { webhookSecret, ...others } = given;
      return { ...others, webhookSecrets: first(webhookSecret) };
    }
  }
};

/** What is given of them is new, the rest stays; a webhook secret that is replaced stays valid for a while. */
export const renewed = (before: Kept, given: GatewayCredentials, now: string): Kept => {
  if (given.kind === 'mollie') return { ...given, webhookSecrets: [] };
  const { webhookSecret: secret, overlapHours, ...keys } = given;
  const changed = { ...before, ...keys } as Kept;
  return secret === undefined
    ? changed
    : (withWebhookSecret(changed, { secret, now, overlapHours }) as Kept);
};

/** Whether they reach money, as far as they say so themselves. */
export const modeOf = (credentials: Kept): 'test' | 'live' => {
  if (credentials.kind === 'gocardless')
    return credentials.environment === 'live' ? 'live' : 'test';
  const key = credentials.kind === 'stripe' ? credentials.secretKey : credentials.apiKey;
  return /^(live|sk_live|rk_live)_/.test(key) ? 'live' : 'test';
};

/** What a connection says of its credentials: nothing that helps to guess them. */
export const told = (credentials: Kept, now: string) => ({
  mode: modeOf(credentials),
  credentialsAt: now,
  webhookSecrets: credentials.webhookSecrets.map(({ until }) =>
    until ? { validUntil: until } : {},
  ),
});

/** Keeps credentials once their gateway has taken them. 1 call of it, 1 or 2 of Secrets Manager. */
export const keepCredentials = async (
  org: string,
  connection: GatewayConnection,
  credentials: Kept,
): Promise<void> => {
  try {
    await speakTo(credentials, connection).checkAccess();
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    const expected = `credentials that ${credentials.kind} takes`;
    throw new Refusal('gateway_credentials', {
      ...{ field: '/body', expected, received: 'some that it refuses' },
    });
  }
  await writeCredentials(org, connection.id, credentials);
};

/** Those of a connection with what is new of them. 1 call of Secrets Manager. */
export const renewedOf = async (
  org: string,
  { id, kind }: GatewayConnection,
  given: GatewayCredentials,
  now: string,
): Promise<Kept> => {
  if (given.kind !== kind) {
    throw new Refusal('gateway_unavailable', {
      ...{ field: '/body/kind', expected: kind, received: given.kind },
    });
  }
  const before = await readCredentials(org, id);
  if (before?.kind !== given.kind)
    throw new Error(`connection ${id}: expected credentials of ${kind}`);
  return renewed(before, given, now);
};
