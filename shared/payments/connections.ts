import { env } from '../env.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import { getItem, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import { GatewayConnection } from './attempt-model.ts';
import type { Booker } from './book.ts';
import type { GatewayKind } from './gateways/gateway.ts';

/** An organisation's gateways, the first connected first. 1 query. */
export const connectionsOf = async (org: string): Promise<GatewayConnection[]> => {
  const { pk, sk: prefix } = keys.gatewayConnection(org, '');
  return (await queryAll({ pk, prefix })).map(item => GatewayConnection.parse(item));
};

/** The gateway that new payments go through: the one that was connected first. S32: without one nothing is paid online. */
export const requireConnection = async (org: string): Promise<GatewayConnection> => {
  const [first] = await connectionsOf(org);
  if (!first) throw new Refusal('no_gateway');
  return first;
};

/** 1 get. */
export const findConnection = async (
  org: string,
  id: string,
): Promise<GatewayConnection | undefined> => {
  const item = await getItem(keys.gatewayConnection(org, id));
  return item && GatewayConnection.parse(item);
};

/** 1 get; 404 when it is not there. */
export const readConnection = async (org: string, id: string): Promise<GatewayConnection> =>
  existing(await findConnection(org, id), 'connectionId', id);

interface Changed {
  readonly connection: GatewayConnection;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** S33: several may be connected. A sandbox charges only the sandbox's gateway, and nobody else does. */
export const connect = ({ organisation, now, by }: Booker, kind: GatewayKind): Changed => {
  if (organisation.sandbox !== (kind === 'sandbox')) {
    const expected = organisation.sandbox ? 'sandbox' : 'another gateway than the sandbox';
    throw new Refusal('gateway_unavailable', { field: '/body/kind', expected, received: kind });
  }
  if (kind !== 'sandbox' || env('SANDBOX_GATEWAY_URL') === '')
    throw new Refusal('gateway_unavailable', { field: '/body/kind', received: kind });
  const connection: GatewayConnection = {
    ...{ id: createId('gatewayConnection'), kind, connectedAt: now, by, version: 1 },
  };
  const key = keys.gatewayConnection(organisation.id, connection.id);
  return {
    connection,
    writes: [{ put: { ...key, ...connection }, condition: absent }],
    events: [domainEvent('gateway.connected', detailOf(organisation.id, connection, by))],
  };
};

/** What is under way is still asked for by the methods and attempts that name it; nothing new goes through it. */
export const disconnect = (
  { organisation, by }: Booker,
  connection: GatewayConnection,
): Changed => ({
  connection,
  writes: [{ delete: keys.gatewayConnection(organisation.id, connection.id), condition: present }],
  events: [domainEvent('gateway.disconnected', detailOf(organisation.id, connection, by))],
});

const detailOf = (
  organisationId: Booker['organisation']['id'],
  { id }: GatewayConnection,
  by: string,
) => ({
  ...{ organisationId, connectionId: id, by },
});
