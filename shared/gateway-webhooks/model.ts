import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { gatewayKinds, Subject } from '../payments/gateways/gateway.ts';

export const gatewayEventOutcomes = ['waiting', 'settled', 'unknown', 'failed'] as const;

/** One thing that a gateway told of: what it speaks of, never what came with it. */
export const GatewayEvent = z.object({
  id: idOf('gatewayEvent'),
  connectionId: idOf('gatewayConnection'),
  gateway: z.enum(gatewayKinds),
  /** the gateway's own id of it */
  gatewayEventId: z.string(),
  about: Subject,
  /** real time */
  receivedAt: z.iso.datetime(),
  outcome: z.enum(gatewayEventOutcomes),
  /** why the last try failed: a code */
  reason: z.string().optional(),
  attempts: z.int(),
  triedAt: z.iso.datetime().optional(),
  /** real time from which the sweep hands it over again; absent: it does not */
  retryAt: z.iso.datetime().optional(),
  version: z.int(),
});
export type GatewayEvent = z.infer<typeof GatewayEvent>;

/** What leads from the address that a gateway calls to who is meant. */
export const Endpoint = z.object({
  organisationId: idOf('organisation'),
  connectionId: idOf('gatewayConnection'),
});
export type Endpoint = z.infer<typeof Endpoint>;
