import { listenToSandbox } from '../../../shared/gateway-webhooks/listen.ts';
import { connectGateway, renewCredentials } from '../../../shared/payments/connect-gateway.ts';
import { connectionsOf, disconnect, readConnection } from '../../../shared/payments/connections.ts';
import * as operations from '../../../shared/payments/gateway-operations.ts';
import { connectionView } from '../../../shared/payments/gateway-views.ts';
import { route } from '../../middleware/http.ts';
import { bookerOf, orTryAgain } from './booker.ts';

export const gatewayRoutes = [
  route(operations.connectGateway, async call => {
    const cause = `${call.principal.id} ${call.idempotencyKey}`;
    const connecting = connectGateway(bookerOf(call), call.body, { cause, origin: call.origin });
    const { connection, writes, events } = await orTryAgain(connecting);
    const after = () => listenToSandbox(call.organisation.id, connection);
    return { body: connectionView(connection), writes, events, after };
  }),

  route(operations.listGateways, async ({ organisation }) => {
    const connections = await connectionsOf(organisation.id);
    return { body: { items: connections.map(connectionView) } };
  }),

  route(operations.replaceGatewayCredentials, async call => {
    const org = call.organisation.id;
    const connection = await readConnection(org, call.params.connectionId);
    const renewing = renewCredentials(bookerOf(call), connection, call.body);
    const { connection: renewed, writes } = await orTryAgain(renewing);
    return { body: connectionView(renewed), writes };
  }),

  route(operations.disconnectGateway, async call => {
    const connection = await readConnection(call.organisation.id, call.params.connectionId);
    const { writes, events } = disconnect(bookerOf(call), connection);
    return { writes, events };
  }),
];
