import * as operations from '../../../shared/gateway-webhooks/operations.ts';
import { replayed } from '../../../shared/gateway-webhooks/rules.ts';
import {
  eventChange,
  findEvent,
  handOver,
  listEvents,
} from '../../../shared/gateway-webhooks/store.ts';
import { gatewayEventView } from '../../../shared/gateway-webhooks/views.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { existing } from '../../../shared/kernel/errors.ts';
import { findConnection } from '../../../shared/payments/connections.ts';
import { changed } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

/** Also of one that was disconnected: what was told of it stays. */
const connectionOf = async (org: string, id: string) =>
  existing(await findConnection(org, id), 'connectionId', id);

export const gatewayEventRoutes = [
  route(operations.listGatewayEvents, async call => {
    const { limit, outcome } = call.query;
    const org = call.organisation.id;
    const { id } = await connectionOf(org, call.params.connectionId);
    const { items, next } = await listEvents(
      org,
      id,
      { limit, after: call.position<string>() },
      event => outcome === undefined || event.outcome === outcome,
    );
    return { body: { items: items.map(gatewayEventView), nextCursor: call.nextCursor(next) } };
  }),

  route(operations.replayGatewayEvent, async ({ organisation: { id: org }, params }) => {
    const { gatewayEventId } = params;
    const { id } = await connectionOf(org, params.connectionId);
    const found = await findEvent(org, id, gatewayEventId);
    const event = existing(found, 'gatewayEventId', gatewayEventId);
    const changes = replayed(realClock.now());
    return {
      body: gatewayEventView(changed(event, changes)),
      writes: [eventChange(org, event, changes)],
      events: [handOver(org, event)],
    };
  }),
];
