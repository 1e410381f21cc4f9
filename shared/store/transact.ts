import { setTimeout as sleep } from 'node:timers/promises';
import type { CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { dynamodb } from '../clients/dynamodb.ts';
import { env } from '../env.ts';
import { Refusal } from '../kernel/errors.ts';
import { countUnits } from './capacity.ts';
import type { Key } from './table.ts';

type Item = Record<string, unknown>;
type Values = Record<string, unknown>;

/**
 * One write of a transaction. `refuse` says what a failed condition means to the caller; it gets the item
 * that the condition met (nothing: there is none), so that no second read can tell another story.
 */
export type Write = { readonly refuse?: (found?: Item) => Refusal } & (
  | {
      readonly put: Item & Key;
      readonly condition?: string;
      readonly values?: Values;
      readonly names?: Record<string, string>;
    }
  | {
      readonly update: Key;
      readonly expression: string;
      readonly condition?: string;
      readonly values?: Values;
      readonly names?: Record<string, string>;
    }
  | {
      readonly delete: Key;
      readonly condition?: string;
      readonly values?: Values;
      readonly names?: Record<string, string>;
    }
  | {
      readonly check: Key;
      readonly condition: string;
      readonly values?: Values;
      readonly names?: Record<string, string>;
    }
);

export const absent = 'attribute_not_exists(pk)';
export const present = 'attribute_exists(pk)';

/** A DynamoDB transaction holds at most this many items (AWS limit), one region, 4 MB. */
export const maxTransactItems = 100;

/** A transaction whose conditions failed. `failed` holds the positions of the writes that did not hold. */
export class ConditionFailed extends Error {
  readonly failed: readonly number[];
  constructor(failed: readonly number[], options?: ErrorOptions) {
    super(`conditions of writes ${failed.join(', ')} failed`, options);
    this.name = 'ConditionFailed';
    this.failed = failed;
  }
}

/** Whether a write holds, when its condition is the version that was read. */
export const versionIs = (version: number) => ({
  condition: 'version = :expectedVersion',
  values: { ':expectedVersion': version },
});

/**
 * Writes all or nothing. Throws the refusal of the first failed write that has one, otherwise
 * `ConditionFailed`. Conflicts and throttling inside a transaction are not retried by the SDK, so they
 * are here: up to 8 tries, 25 ms doubling with full jitter, then `busy`.
 */
export const transact = async (writes: readonly Write[]): Promise<void> => {
  if (writes.length > maxTransactItems) {
    throw new Error(`a transaction holds at most ${maxTransactItems} writes, got ${writes.length}`);
  }
  const input = toInput(writes);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await dynamodb().send(new TransactWriteCommand(input));
      countUnits(answer.ConsumedCapacity);
      return;
    } catch (error) {
      const reasons = cancellationReasons(error)?.map(({ Code }) => Code ?? 'None');
      if (reasons === undefined) {
        if (!isConflict(error) || attempt === 8) throw error;
      } else {
        const failed = reasons.flatMap((code, index) =>
          code === 'ConditionalCheckFailed' ? [index] : [],
        );
        if (failed.length > 0) throw conditionError(writes, failed, error as Error);
        if (!reasons.some(code => retriable.has(code))) throw error;
        if (attempt === 8) throw new Refusal('busy');
      }
      await sleep(Math.random() * 25 * 2 ** attempt);
    }
  }
};

const retriable = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

const conditionError = (
  writes: readonly Write[],
  failed: readonly number[],
  cause: Error,
): Error => {
  const reasons = cancellationReasons(cause);
  for (const index of failed) {
    const found = reasons?.[index]?.Item;
    const refusal = writes[index]?.refuse?.(found && unmarshall(found));
    if (refusal) return refusal;
  }
  return new ConditionFailed(failed, { cause });
};

const cancellationReasons = (error: unknown): CancellationReason[] | undefined => {
  const { name, CancellationReasons } = error as Partial<TransactionCanceledException>;
  if (name !== 'TransactionCanceledException') return undefined;
  return CancellationReasons ?? [];
};

const isConflict = (error: unknown): boolean =>
  ['TransactionConflictException', 'TransactionInProgressException'].includes(
    (error as Error).name,
  );

const toInput = (writes: readonly Write[]): TransactWriteCommandInput => ({
  ReturnConsumedCapacity: 'TOTAL',
  TransactItems: writes.map(write => {
    const common = {
      TableName: env('TABLE_NAME'),
      ConditionExpression: write.condition,
      ExpressionAttributeValues: write.values,
      ExpressionAttributeNames: write.names,
      // no capacity of its own (AWS API reference); the refusal is told by the item that was met
      ...(write.refuse && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }),
    };
    if ('put' in write) return { Put: { ...common, Item: write.put } };
    if ('update' in write)
      return { Update: { ...common, Key: write.update, UpdateExpression: write.expression } };
    if ('delete' in write) return { Delete: { ...common, Key: write.delete } };
    return {
      ConditionCheck: { ...common, Key: write.check, ConditionExpression: write.condition },
    };
  }),
});

/** Deletes keys without conditions, 25 a call, until nothing is left unprocessed. */
export const deleteAll = async (keys: readonly Key[]): Promise<void> =>
  batchWrite(keys.map(key => ({ DeleteRequest: { Key: key } })));

/** Puts items without conditions (loading, never business writes), 25 a call. */
export const putAll = async (items: readonly (Item & Key)[]): Promise<void> =>
  batchWrite(items.map(item => ({ PutRequest: { Item: item } })));

type BatchRequest = { DeleteRequest: { Key: Key } } | { PutRequest: { Item: Item & Key } };

const batchWrite = async (requests: readonly BatchRequest[]): Promise<void> => {
  const table = env('TABLE_NAME');
  for (let start = 0; start < requests.length; start += 25) {
    let left: BatchRequest[] = requests.slice(start, start + 25);
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt > 0) await sleep(Math.random() * 25 * 2 ** Math.min(attempt, 7));
      const answer = await dynamodb().send(
        new BatchWriteCommand({ RequestItems: { [table]: left }, ReturnConsumedCapacity: 'TOTAL' }),
      );
      countUnits(answer.ConsumedCapacity);
      left = (answer.UnprocessedItems?.[table] ?? []) as BatchRequest[];
    }
  }
};
