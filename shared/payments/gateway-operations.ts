import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { GatewayCredentials, NewGatewayConnection } from './credentials-contract.ts';
import { GatewayConnectionView } from './gateway-contract.ts';

const context = 'payments';

export const connectGateway = operation({
  id: 'connectGateway',
  context,
  method: 'POST',
  path: '/v1/admin/gateways',
  summary: 'Connect a payment gateway; new payments go through the first one (S32, S33).',
  access: 'admin',
  body: NewGatewayConnection,
  answer: GatewayConnectionView,
  status: 201,
  idempotent: true,
  refusals: ['gateway_unavailable', 'gateway_limit', 'gateway_credentials', 'gateway_failed'],
});

export const replaceGatewayCredentials = operation({
  id: 'replaceGatewayCredentials',
  context,
  method: 'PUT',
  path: '/v1/admin/gateways/{connectionId}/credentials',
  summary: "Replace a gateway's credentials, or one of them; they are checked, and never shown.",
  access: 'admin',
  params: z.strictObject({ connectionId: idOf('gatewayConnection') }),
  body: GatewayCredentials,
  answer: GatewayConnectionView,
  refusals: ['not_found', 'gateway_unavailable', 'gateway_credentials', 'gateway_failed', 'busy'],
});

export const listGateways = operation({
  id: 'listGateways',
  context,
  method: 'GET',
  path: '/v1/admin/gateways',
  summary: 'The payment gateways that are connected, the first one first.',
  access: 'admin',
  answer: z.strictObject({ items: z.array(GatewayConnectionView) }),
});

export const disconnectGateway = operation({
  id: 'disconnectGateway',
  context,
  method: 'DELETE',
  path: '/v1/admin/gateways/{connectionId}',
  summary: 'Let no new payment go through a gateway; what is under way is still settled.',
  access: 'admin',
  params: z.strictObject({ connectionId: idOf('gatewayConnection') }),
  refusals: ['not_found'],
});

export const gatewayOperations: readonly Operation[] = [
  connectGateway,
  listGateways,
  replaceGatewayCredentials,
  disconnectGateway,
];
