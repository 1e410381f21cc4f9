import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { type Settled, settleEvent } from '../../shared/gateway-webhooks/settle.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger, telemetry, withoutWords } from '../middleware/telemetry.ts';

// Idempotency key: the event's outcome. A gateway that gives no answer is asked later by the sweep; what comes back to
// the queue is a fault of ours.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const failed = await Promise.all(
      Records.map(async record => ((await accept(record)) ? [] : [record.messageId])),
    );
    return { batchItemFailures: failed.flat().map(itemIdentifier => ({ itemIdentifier })) };
  });

const accept = async ({ body, messageId }: SQSRecord): Promise<boolean> => {
  try {
    const { detail } = parseEventOf(['gateway.told'], JSON.parse(body));
    const outcome = await settleEvent(detail);
    if (outcome === 'done') return true;
    countOutcome(outcome);
    logger.info('gateway event', { ...detail, outcome });
    return true;
  } catch (error) {
    logger.error('gateway event failed', { messageId, fault: withoutWords(error) });
    return false;
  }
};

const countOutcome = (outcome: Settled): void => {
  if (outcome === 'settled') count('GatewayEventsSettled', 1);
  if (outcome === 'unknown') count('GatewayEventsUnknown', 1);
  if (outcome === 'failed') count('GatewayEventsFailed', 1);
  if (outcome === 'givenUp') count('GatewayEventsGivenUp', 1);
};
