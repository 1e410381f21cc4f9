import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { reserveMilliseconds, type StepContext } from './step.ts';
import { logger, telemetry, withoutWords } from './telemetry.ts';

export interface WorkerOptions {
  /** what the log says of a message that could not be worked */
  readonly failure: string;
  /** one after the other, where a batch often holds several of one thing */
  readonly inTurn?: boolean;
}

/**
 * A Lambda that works the messages of a queue, each by itself: those that fail come back, and end among the dead letters
 * after five tries. What is logged of an error holds no words, as they may hold an address.
 */
export const worker = (
  { failure, inTurn = false }: WorkerOptions,
  work: (record: SQSRecord, context: StepContext) => Promise<void>,
) =>
  middy<SQSEvent, SQSBatchResponse, Error, Context>()
    .use(telemetry())
    .handler(async ({ Records }, context) => {
      const hasTime = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
      const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
      const accept = async (record: SQSRecord): Promise<void> => {
        const { messageId } = record;
        try {
          await work(record, { hasTime });
        } catch (error) {
          logger.error(failure, { messageId, fault: withoutWords(error) });
          batchItemFailures.push({ itemIdentifier: messageId });
        }
      };
      if (inTurn) for (const record of Records) await accept(record);
      else await Promise.all(Records.map(accept));
      return { batchItemFailures };
    });
