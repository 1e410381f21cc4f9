import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { gatewayKinds } from '../payments/gateways/gateway.ts';
import { GatewayEventView } from './contract.ts';
import { gatewayEventOutcomes } from './model.ts';

const events = '/v1/admin/gateways/{connectionId}/events';
const ofConnection = z.strictObject({ connectionId: idOf('gatewayConnection') });

/** Its body is the gateway's own, whatever it is: only the bytes as they came are signed. */
export const receiveGatewayWebhook = operation({
  id: 'receiveGatewayWebhook',
  context: 'gateway-webhooks',
  method: 'POST',
  path: '/v1/webhooks/{gateway}/{endpointId}',
  summary: 'What a payment gateway tells of, at most 256 KB; the connection says the address.',
  access: 'gateway',
  params: z.strictObject({
    gateway: z.enum(gatewayKinds),
    endpointId: idOf('gatewayEndpoint'),
  }),
  status: 200,
  refusals: [
    'webhook_signature',
    'webhook_malformed',
    'payload_too_large',
    'gateway_disconnected',
    'gateway_unavailable',
  ],
});

export const listGatewayEvents = operation({
  id: 'listGatewayEvents',
  context: 'payments',
  method: 'GET',
  path: events,
  summary: 'What a payment gateway told of in the last 14 months, and what came of it.',
  access: 'admin',
  params: ofConnection,
  query: z.strictObject({ ...pageQuery, outcome: z.enum(gatewayEventOutcomes).optional() }),
  answer: pageOf(GatewayEventView),
  refusals: ['not_found'],
});

export const replayGatewayEvent = operation({
  id: 'replayGatewayEvent',
  context: 'payments',
  method: 'POST',
  path: `${events}/{gatewayEventId}/replay`,
  summary: 'Ask the gateway again how that stands which it told of, and book it.',
  access: 'admin',
  params: ofConnection.extend({ gatewayEventId: idOf('gatewayEvent') }),
  answer: GatewayEventView,
  status: 202,
  idempotent: true,
  refusals: ['not_found', 'busy'],
});

export const gatewayWebhooksOperations: readonly Operation[] = [
  receiveGatewayWebhook,
  listGatewayEvents,
  replayGatewayEvent,
];
