import { type Settled, settleEvent } from '../../shared/gateway-webhooks/settle.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

// Idempotency key: the event's outcome. A gateway that gives no answer is asked later by the sweep; what comes back to
// the queue is a fault of ours.
export const handler = worker({ failure: 'gateway event failed' }, async ({ body }) => {
  const { detail } = parseEventOf(['gateway.told'], JSON.parse(body));
  const outcome = await settleEvent(detail);
  if (outcome === 'done') return;
  countOutcome(outcome);
  logger.info('gateway event', { ...detail, outcome });
});

const countOutcome = (outcome: Settled): void => {
  if (outcome === 'settled') count('GatewayEventsSettled', 1);
  if (outcome === 'unknown') count('GatewayEventsUnknown', 1);
  if (outcome === 'failed') count('GatewayEventsFailed', 1);
  if (outcome === 'givenUp') count('GatewayEventsGivenUp', 1);
};
