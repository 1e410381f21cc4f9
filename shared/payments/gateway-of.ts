import { env } from '../env.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { GatewayConnection } from './attempt-model.ts';
import { findConnection } from './connections.ts';
import { readCredentials } from './gateways/credential-store.ts';
import { adapterOf, type Credentials } from './gateways/credentials.ts';
import type { Gateway } from './gateways/gateway.ts';
import { sandboxGateway } from './gateways/sandbox.ts';

/** What names a connection: it, or an attempt, a setup or a method that went through it. */
export type Through = Pick<GatewayConnection, 'id' | 'kind'>;

export const through = (thing: {
  readonly connectionId: GatewayConnection['id'];
  readonly gateway: GatewayConnection['kind'];
}): Through => ({ id: thing.connectionId, kind: thing.gateway });

/**
 * Speaks to the gateway of a connection, also of one that was disconnected since: what is under way is still settled. A
 * sandbox's account is named for its organisation and needs no secret. 1 get; 1 call of Secrets Manager in 5 minutes.
 */
export const gatewayOf = async (org: string, { id, kind }: Through): Promise<Gateway> => {
  const gateway = await keptGatewayOf(org, { id, kind });
  if (gateway) return gateway;
  throw new Refusal('gateway_unavailable', {
    expected: 'a connection whose credentials are kept',
    received: `${kind} ${id}`,
  });
};

/** The same; `undefined`: the connection's credentials were deleted after it was disconnected. */
export const keptGatewayOf = async (
  org: string,
  { id, kind }: Through,
): Promise<Gateway | undefined> => {
  if (kind === 'sandbox') return sandboxOf(org);
  const connection = await findConnection(org, id);
  const credentials = connection && (await credentialsOf(org, connection));
  return credentials && speakTo(credentials, connection);
};

/** With credentials that need not be kept yet. */
export const speakTo = (
  credentials: Exclude<Credentials, { kind: 'sandbox' }>,
  connection: Pick<GatewayConnection, 'webhookUrl'>,
): Gateway => {
  const { webhookUrl } = connection;
  const baseUrl = env('GATEWAY_HOSTS')[credentials.kind];
  return adapterOf(credentials, { webhookUrl, ...(baseUrl && { baseUrl }) });
};

const sandboxOf = (org: string): Gateway => {
  const url = env('SANDBOX_GATEWAY_URL');
  if (url === '') throw new Refusal('gateway_unavailable', { received: 'sandbox' });
  return sandboxGateway({ secretKey: org }, url);
};

interface Kept {
  readonly credentials: Exclude<Credentials, { kind: 'sandbox' }>;
  readonly version: number;
  readonly until: string;
}

/** New credentials are a new version. Should whoever replaces them die before that is written, this is how long it takes. */
const keptSeconds = 300;

/** A tick that charges a thousand invoices need not ask Secrets Manager a thousand times. By connection. */
const kept = new Map<string, Kept>();

/** The credentials of a connection in its version now. */
export const credentialsOf = async (
  org: string,
  { id, version }: Pick<GatewayConnection, 'id' | 'version'>,
): Promise<Kept['credentials'] | undefined> => {
  const now = realClock.now();
  const known = kept.get(id);
  if (known?.version === version && known.until > now) return known.credentials;
  const credentials = await readCredentials(org, id);
  if (credentials?.kind === undefined || credentials.kind === 'sandbox') return undefined;
  kept.set(id, { credentials, version, until: plusSeconds(now, keptSeconds) });
  return credentials;
};
