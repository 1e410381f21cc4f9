import { setTimeout as sleep } from 'node:timers/promises';
import type { LambdaPool } from './lambda-pool.ts';
import { failedItems } from './queue-mapping.ts';
import { type Queues, queueOfArn } from './queues.ts';

/** A record of a table's stream, as the function gets it. */
export interface StreamRecord {
  readonly eventName: string;
  readonly dynamodb: {
    readonly SequenceNumber: string;
    readonly ApproximateCreationDateTime?: number;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** An event source mapping of a table's stream. */
export interface StreamMapping {
  readonly EventSourceArn: string;
  readonly BatchSize?: number;
  readonly BisectBatchOnFunctionError?: boolean;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
  readonly FilterCriteria?: { readonly Filters?: readonly { readonly Pattern: string }[] };
  readonly FunctionResponseTypes?: readonly string[];
  /** −1: until it succeeds */
  readonly MaximumRetryAttempts?: number;
  readonly StartingPosition: string;
}

export interface BatchParts {
  readonly pool: LambdaPool;
  readonly queues: Queues;
  readonly signal: AbortSignal;
}

/**
 * Hands a batch to the function until it is done with: retried with back-off from the first failed record,
 * halved if the mapping says so, at last sent to the on-failure destination. False: the runner stopped meanwhile.
 */
export const processBatch = async (
  mapping: StreamMapping,
  parts: BatchParts,
  records: readonly StreamRecord[],
): Promise<boolean> => {
  const maxRetries = mapping.MaximumRetryAttempts ?? -1;
  let left = records;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (parts.signal.aborted) return false;
    const pauseMs = attempt === 0 ? 0 : Math.min(100 * 2 ** (attempt - 1), 10_000);
    if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: parts.signal }).catch(() => {});
    const result = await tryBatch(mapping, parts.pool, left);
    if (result.stopped) return false;
    if (result.failedFrom === undefined) return true;
    left = left.slice(result.failedFrom);
    if (maxRetries >= 0 && attempt >= maxRetries) {
      await giveUp(mapping, parts, left, result.error);
      return true;
    }
    if (mapping.BisectBatchOnFunctionError && left.length > 1 && result.failedFrom === 0) {
      const middle = Math.ceil(left.length / 2);
      const halves = [left.slice(0, middle), left.slice(middle)];
      for (const half of halves) if (!(await processBatch(mapping, parts, half))) return false;
      return true;
    }
  }
  return true;
};

interface TryResult {
  /** index of the first record that is to be tried again */
  readonly failedFrom?: number;
  readonly stopped?: boolean;
  readonly error?: string;
}

const tryBatch = async (
  mapping: StreamMapping,
  pool: LambdaPool,
  records: readonly StreamRecord[],
): Promise<TryResult> => {
  const { outcome } = await pool.invoke({ Records: records });
  if (!outcome.ok) {
    if (outcome.error.errorType === 'Runtime.Stopped') return { stopped: true };
    return { failedFrom: 0, error: outcome.error.errorMessage };
  }
  const ids = records.map(record => record.dynamodb.SequenceNumber);
  const failed = failedItems(mapping, outcome.payload, ids);
  if (failed.size === 0) return {};
  return { failedFrom: ids.findIndex(id => failed.has(id)), error: 'reported as failed' };
};

/** Sends where the lost records stand in the stream, as Lambda does; never the records themselves. */
const giveUp = async (
  mapping: StreamMapping,
  { pool, queues }: BatchParts,
  records: readonly StreamRecord[],
  error: string | undefined,
): Promise<void> => {
  const destination = mapping.DestinationConfig?.OnFailure?.Destination;
  if (!destination) return;
  const record = {
    requestContext: {
      functionArn: pool.definition.functionArn,
      condition: 'RetryAttemptsExhausted',
    },
    responseContext: { statusCode: 200, functionError: 'Unhandled', message: error },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      batchSize: records.length,
      streamArn: mapping.EventSourceArn,
    },
  };
  await queues.send(queueOfArn(destination), { body: JSON.stringify(record) });
};
