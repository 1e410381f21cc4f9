import { Refusal } from '../kernel/errors.ts';
import { deriveId } from '../kernel/id.ts';
import { changed } from '../store/change.ts';
import type { GatewayConnection } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { type Changed, connect, connectionChange, connectionsOf } from './connections.ts';
import type { GatewayCredentials, NewGatewayConnection } from './credentials-contract.ts';
import { credentialsFrom, keepCredentials, renewedOf, told } from './keep-credentials.ts';

/** More than anyone takes money through: each costs a secret. */
const maxConnections = 10;

// Idempotency key: the connection's id, which follows from the request's: its secret is written over, not twice.
/**
 * Connects a gateway (S32, S33) with credentials that it takes. They are kept before the connection is: whoever dies in
 * between leaves a secret that nothing names, and the same request again goes on with it.
 */
export const connectGateway = async (
  booker: Booker,
  given: NewGatewayConnection,
  { cause, origin }: { readonly cause: string; readonly origin: string },
): Promise<Changed> => {
  const org = booker.organisation.id;
  const id = deriveId('gatewayConnection', org, cause);
  const named = { id, kind: given.kind, origin };
  const bare = connect(booker, named);
  if ((await connectionsOf(org)).length >= maxConnections) throw new Refusal('gateway_limit');
  if (given.kind === 'sandbox') return bare;
  const credentials = credentialsFrom(given);
  await keepCredentials(org, bare.connection, credentials);
  return connect(booker, { ...named, ...told(credentials, booker.now) });
};

// Idempotency key: the credentials themselves; the same ones again change nothing but when they were given.
/** New credentials, or one of them; the connection's new version lets everyone read them again. */
export const renewCredentials = async (
  { organisation, now }: Booker,
  connection: GatewayConnection,
  given: GatewayCredentials,
): Promise<Pick<Changed, 'connection' | 'writes'>> => {
  const org = organisation.id;
  const credentials = await renewedOf(org, connection, given, now);
  await keepCredentials(org, connection, credentials);
  const changes = told(credentials, now);
  return {
    connection: changed(connection, changes),
    writes: [connectionChange(org, connection, changes)],
  };
};
