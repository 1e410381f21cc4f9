import {
  connect,
  connectionsOf,
  disconnect,
  readConnection,
} from '../../../shared/payments/connections.ts';
import * as operations from '../../../shared/payments/gateway-operations.ts';
import { connectionView } from '../../../shared/payments/gateway-views.ts';
import { route } from '../../middleware/http.ts';
import { bookerOf } from './booker.ts';

export const gatewayRoutes = [
  route(operations.connectGateway, async call => {
    const { connection, writes, events } = connect(bookerOf(call), call.body.kind);
    return { body: connectionView(connection), writes, events };
  }),

  route(operations.listGateways, async ({ organisation }) => {
    const connections = await connectionsOf(organisation.id);
    return { body: { items: connections.map(connectionView) } };
  }),

  route(operations.disconnectGateway, async call => {
    const connection = await readConnection(call.organisation.id, call.params.connectionId);
    const { writes, events } = disconnect(bookerOf(call), connection);
    return { writes, events };
  }),
];
