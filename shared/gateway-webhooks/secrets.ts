import { createHash } from 'node:crypto';
import type { GatewayConnection } from '../payments/attempt-model.ts';
import { credentialsOf } from '../payments/gateway-of.ts';
import { validWebhookSecrets } from '../payments/gateways/credentials.ts';

/** A sandbox keeps no credentials: what its gateway signs with follows from an id that nobody guesses. */
export const sandboxWebhookSecret = (endpointId: string): string =>
  `whsec_${createHash('sha256').update(endpointId).digest('base64')}`;

/**
 * The secrets that a webhook of a connection may be signed with now; none at all once it is disconnected and its
 * credentials are deleted, which happens when nothing is under way any more.
 */
export const webhookSecretsOf = async (
  org: string,
  connection: GatewayConnection,
  now: string,
): Promise<string[] | undefined> => {
  if (connection.kind === 'sandbox') {
    return connection.disconnectedAt ? undefined : [sandboxWebhookSecret(connection.endpointId)];
  }
  const credentials = await credentialsOf(org, connection);
  return credentials && validWebhookSecrets(credentials, now);
};
