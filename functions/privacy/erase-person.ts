import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { continueErasure } from '../../shared/privacy/erase.ts';
import { continueLater } from '../../shared/privacy/erasure-queue.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger, telemetry } from '../middleware/telemetry.ts';

/** Kept free at the end of an invocation: longer than any one transaction with its retries. */
const reserveMilliseconds = 20_000;

// Idempotency key: the erasure's id. What is removed already is not found again.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }, context) => {
    const hasTime = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    for (const record of Records) {
      if (!(await accept(record, hasTime))) {
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  });

const accept = async ({ body, messageId }: SQSRecord, hasTime: () => boolean): Promise<boolean> => {
  try {
    const { detail } = parseEventOf(['erasure.requested'], JSON.parse(body));
    const progress = await continueErasure(detail, hasTime);
    if (progress.outcome === 'completed') count('ErasuresCompleted', 1);
    if (progress.outcome === 'open') await continueLater(detail, progress.wait);
    // each pass leaves a new message, so the age of the queue never tells
    if (progress.isLate) count('ErasuresLate', 1);
    logger.info('erasure', { ...detail, ...progress });
    return true;
  } catch (error) {
    logger.error('erasure failed', { messageId, error: error as Error });
    return false;
  }
};
