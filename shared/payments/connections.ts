import { env } from '../env.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { endpointAddition } from '../gateway-webhooks/store.ts';
import { realClock } from '../kernel/clock.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import { secretId } from '../kernel/id.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { getItem, queryAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { GatewayConnection, type SavedMethod } from './attempt-model.ts';
import type { Booker } from './book.ts';
import type { GatewayKind } from './gateways/gateway.ts';

/** The gateways that an organisation is connected with, the first connected first. 1 query. */
export const connectionsOf = async (org: string): Promise<GatewayConnection[]> => {
  const { pk, sk: prefix } = keys.gatewayConnection(org, '');
  return (await queryAll({ pk, prefix }))
    .map(item => GatewayConnection.parse(item))
    .filter(({ disconnectedAt }) => disconnectedAt === undefined)
    .sort((a, b) => a.connectedAt.localeCompare(b.connectedAt));
};

/**
 * The gateway that something new goes through: of the kind that was asked for (S33), otherwise the one that was connected
 * first. S32: without one nothing is paid online.
 */
export const requireConnection = async (
  org: string,
  asked?: GatewayKind,
): Promise<GatewayConnection> => {
  const all = await connectionsOf(org);
  const [first] = all;
  if (!first) throw new Refusal('no_gateway');
  const found = asked === undefined ? first : all.find(({ kind }) => kind === asked);
  if (found) return found;
  throw new Refusal('gateway_unavailable', {
    field: '/body/gateway',
    expected: `one that is connected: ${all.map(({ kind }) => kind).join(', ')}`,
    received: asked ?? '',
  });
};

/** Something is charged only through a gateway that is still connected. 1 get. */
export const requireConnected = async (
  org: string,
  { connectionId, gateway }: Pick<SavedMethod, 'connectionId' | 'gateway'>,
): Promise<void> => {
  const connection = await findConnection(org, connectionId);
  if (connection && connection.disconnectedAt === undefined) return;
  throw new Refusal('payment_method_state', {
    expected: 'a method of a gateway that is connected',
    received: `one of ${gateway}, which was disconnected`,
  });
};

/** Also one that was disconnected. 1 get. */
export const findConnection = async (
  org: string,
  id: string,
): Promise<GatewayConnection | undefined> => {
  const item = await getItem(keys.gatewayConnection(org, id));
  return item && GatewayConnection.parse(item);
};

/** 1 get; 404 when it is not there any more. */
export const readConnection = async (org: string, id: string): Promise<GatewayConnection> => {
  const found = await findConnection(org, id);
  return existing(found?.disconnectedAt === undefined ? found : undefined, 'connectionId', id);
};

export interface Changed {
  readonly connection: GatewayConnection;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** `origin`: where this API is reached */
type Connecting = Pick<GatewayConnection, 'id' | 'kind'> & { readonly origin: string } & Partial<
    Pick<GatewayConnection, 'mode' | 'credentialsAt' | 'webhookSecrets'>
  >;

/** S33: several may be connected. A sandbox charges only the sandbox's gateway, and nobody else does. */
export const connect = (
  { organisation, now, by }: Booker,
  { id, kind, origin, ...kept }: Connecting,
): Changed => {
  if (organisation.sandbox !== (kind === 'sandbox')) {
    const expected = organisation.sandbox ? 'sandbox' : 'another gateway than the sandbox';
    throw new Refusal('gateway_unavailable', { field: '/body/kind', expected, received: kind });
  }
  if (kind === 'sandbox' && env('SANDBOX_GATEWAY_URL') === '')
    throw new Refusal('gateway_unavailable', { field: '/body/kind', received: kind });
  const endpointId = secretId('gatewayEndpoint');
  const connection: GatewayConnection = {
    ...{ id, kind, connectedAt: now, by, ...kept, version: 1 },
    ...{ endpointId, webhookUrl: `${origin}/v1/webhooks/${kind}/${endpointId}` },
  };
  const endpoint = { organisationId: organisation.id, connectionId: connection.id };
  const key = keys.gatewayConnection(organisation.id, connection.id);
  return {
    connection,
    writes: [
      { put: { ...key, ...connection }, condition: absent },
      endpointAddition(endpointId, endpoint),
    ],
    events: [domainEvent('gateway.connected', detailOf(organisation.id, connection, by))],
  };
};

/** What else is new of a connection, besides its credentials. */
export const connectionChange = (
  org: string,
  { id, version }: GatewayConnection,
  changes: Changes<GatewayConnection>,
): Write => ({
  ...changeWrite(keys.gatewayConnection(org, id), version, changes),
  refuse: () => new Refusal('busy'),
});

/**
 * Nothing new goes through it. What is under way is still settled with its credentials, which the sweep deletes after
 * that; a sandbox has none.
 */
export const disconnect = (
  { organisation, now, by }: Booker,
  connection: GatewayConnection,
): Changed => ({
  connection,
  writes: [
    connectionChange(organisation.id, connection, {
      disconnectedAt: now,
      ...(connection.kind !== 'sandbox' &&
        indexKeys.leavingGateway(realClock.now(), organisation.id, connection.id)),
    }),
  ],
  events: [domainEvent('gateway.disconnected', detailOf(organisation.id, connection, by))],
});

const detailOf = (
  organisationId: Booker['organisation']['id'],
  { id }: GatewayConnection,
  by: string,
) => ({
  ...{ organisationId, connectionId: id, by },
});
