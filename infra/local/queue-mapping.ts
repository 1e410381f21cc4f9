import type { LogSink } from './lambda-environment.ts';
import type { LambdaPool } from './lambda-pool.ts';
import { createGate, type Loop, startLoop } from './poll-loop.ts';
import { type Queues, queueOfArn, type ReceivedMessage } from './queues.ts';

/** An event source mapping of a queue. */
export interface QueueMapping {
  readonly EventSourceArn: string;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
}

interface Parts {
  readonly queues: Queues;
  readonly pool: LambdaPool;
  readonly region: string;
  readonly log: LogSink;
}

/**
 * Feeds a queue to a function. What the function reports as failed, or all of a batch it failed on, stays in
 * the queue until its visibility timeout; after `maxReceiveCount` the queue itself moves it to the dead letters.
 */
export const startQueueMapping = (mapping: QueueMapping, parts: Parts): Loop => {
  const { queues, pool, log } = parts;
  const queue = queueOfArn(mapping.EventSourceArn);
  const gate = createGate(
    Math.min(pool.size, mapping.ScalingConfig?.MaximumConcurrency ?? pool.size),
  );
  return startLoop(`queue ${queue}`, log, async signal => {
    const leave = await gate.enter();
    const messages = await collect(queues, queue, mapping, signal).catch(error => {
      leave();
      throw error;
    });
    if (messages.length === 0) return leave();
    void handle(mapping, parts, queue, messages)
      .catch(error => log(`queue ${queue}`, undefined, `${(error as Error).message}\n`))
      .finally(leave);
  });
};

/** A batch: what one receive gives, or more of them within the batching window. */
const collect = async (
  queues: Queues,
  queue: string,
  { BatchSize = 10, MaximumBatchingWindowInSeconds = 0 }: QueueMapping,
  signal: AbortSignal,
): Promise<ReceivedMessage[]> => {
  const messages = await queues.receive(queue, BatchSize, signal);
  const end = Date.now() + MaximumBatchingWindowInSeconds * 1_000;
  while (messages.length > 0 && messages.length < BatchSize && Date.now() < end) {
    const rest = AbortSignal.any([signal, AbortSignal.timeout(Math.max(1, end - Date.now()))]);
    messages.push(
      ...(await queues.receive(queue, BatchSize - messages.length, rest).catch(() => [])),
    );
  }
  return messages;
};

const handle = async (
  mapping: QueueMapping,
  { queues, pool, region, log }: Parts,
  queue: string,
  messages: readonly ReceivedMessage[],
): Promise<void> => {
  const Records = messages.map(message => toRecord(message, mapping.EventSourceArn, region));
  const { requestId, outcome } = await pool.invoke({ Records });
  if (!outcome.ok) return;
  const failed = failedItems(
    mapping,
    outcome.payload,
    messages.map(({ MessageId }) => MessageId),
  );
  if (failed.size > 0) {
    const line = {
      level: 'WARN',
      message: `${pool.definition.label} left ${failed.size} of ${messages.length} messages in ${queue}`,
    };
    log(pool.definition.label, requestId, `${JSON.stringify(line)}\n`);
  }
  await queues.delete(
    queue,
    messages.filter(({ MessageId }) => !failed.has(MessageId)),
  );
};

/** Ids a function reports as failed; all of them when the report is malformed or names an unknown id (as Lambda does). */
export const failedItems = (
  { FunctionResponseTypes }: Pick<QueueMapping, 'FunctionResponseTypes'>,
  payload: string,
  ids: readonly string[],
): Set<string> => {
  if (!FunctionResponseTypes?.includes('ReportBatchItemFailures')) return new Set();
  const answer = JSON.parse(payload) as {
    batchItemFailures?: { itemIdentifier?: string }[];
  } | null;
  const failures = answer?.batchItemFailures;
  if (!failures || failures.length === 0) return new Set();
  const named = failures.map(failure => failure.itemIdentifier ?? '');
  return new Set(named.every(id => ids.includes(id)) ? named : ids);
};

const toRecord = (message: ReceivedMessage, eventSourceARN: string, awsRegion: string) => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes ?? {},
  messageAttributes: message.MessageAttributes ?? {},
  md5OfBody: message.MD5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN,
  awsRegion,
});
