import type * as z from 'zod';
import type { GatewayEventView } from './contract.ts';
import type { GatewayEvent } from './model.ts';

export const gatewayEventView = (event: GatewayEvent): z.input<typeof GatewayEventView> => {
  const { id, gatewayEventId, about, receivedAt, outcome, reason, attempts, triedAt } = event;
  const { kind, gatewayId } = about;
  // until it was tried the sweep only watches that it is not forgotten
  const retryAt = outcome === 'failed' ? event.retryAt : undefined;
  return {
    ...{ id, gatewayEventId, kind, gatewayId, receivedAt },
    ...{ outcome, reason, attempts, triedAt, retryAt },
  };
};
