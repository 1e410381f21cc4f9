import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Subject } from '../payments/gateways/gateway.ts';
import { gatewayEventOutcomes } from './model.ts';

export const GatewayEventView = z
  .strictObject({
    id: idOf('gatewayEvent'),
    gatewayEventId: z.string().meta({ description: "The gateway's own id of it." }),
    kind: Subject.shape.kind.meta({ description: 'What it speaks of.' }),
    gatewayId: z.string().meta({ description: "The gateway's id of what it speaks of." }),
    receivedAt: z.iso.datetime(),
    outcome: z.enum(gatewayEventOutcomes).meta({
      description: '`unknown`: it speaks of nothing that was begun here.',
    }),
    reason: z.string().optional().meta({ description: 'Why the last try failed.' }),
    attempts: z.int(),
    triedAt: z.iso.datetime().optional(),
    retryAt: z.iso.datetime().optional().meta({
      description: 'When it is tried again by itself; absent: it is not.',
    }),
  })
  .meta({ id: 'GatewayEvent' });
