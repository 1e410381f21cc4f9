import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsJsonError, awsJson } from './aws-json.ts';
import { compilePattern } from './event-pattern.ts';
import type { LogSink } from './lambda-environment.ts';
import { type Loop, startLoop } from './poll-loop.ts';
import {
  type BatchParts,
  processBatch,
  type StreamMapping,
  type StreamRecord,
} from './stream-batch.ts';

interface Parts extends Omit<BatchParts, 'signal'> {
  readonly endpoint: string;
  readonly region: string;
  readonly tableName: string;
  /** where the position of each shard is kept, so that a restart goes on behind it */
  readonly positionFile: string;
  readonly log: LogSink;
}

/** Milliseconds between two looks at an idle stream. */
const idleMs = 15;

/** Feeds a table's stream to a function, in order. After a kill the last batch may come twice, none is skipped. */
export const startStreamMapping = (mapping: StreamMapping, parts: Parts): Loop => {
  const patterns = (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    compilePattern(JSON.parse(Pattern)),
  );
  const isWanted = (record: StreamRecord) =>
    patterns.length === 0 || patterns.some(matches => matches(record));
  const positions = createPositions(parts.positionFile);
  const stream = createReader(parts, positions, mapping);
  return startLoop(`stream ${parts.tableName}`, parts.log, async signal => {
    const pages = await stream.read();
    if (pages.length === 0) await sleep(idleMs);
    for (const { shard, records } of pages) {
      const size = mapping.BatchSize ?? 100;
      const wanted = records.filter(isWanted);
      for (let start = 0; start < wanted.length; start += size) {
        const batch = wanted.slice(start, start + size);
        if (!(await processBatch(mapping, { ...parts, signal }, batch))) return;
        positions.set(shard, batch.at(-1)?.dynamodb.SequenceNumber ?? '');
      }
      positions.set(shard, records.at(-1)?.dynamodb.SequenceNumber ?? '');
      stream.advance(shard);
    }
  });
};

const createPositions = (file: string) => {
  const positions: Record<string, string> = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : {};
  return {
    get: (shard: string): string | undefined => positions[shard],
    set: (shard: string, sequenceNumber: string): void => {
      if (positions[shard] === sequenceNumber) return;
      positions[shard] = sequenceNumber;
      writeFileSync(`${file}.new`, JSON.stringify(positions));
      renameSync(`${file}.new`, file);
    },
  };
};

interface Page {
  readonly shard: string;
  readonly records: readonly StreamRecord[];
}

const createReader = (
  { endpoint, region, tableName }: Parts,
  positions: ReturnType<typeof createPositions>,
  mapping: StreamMapping,
) => {
  const iterators = new Map<string, string>();
  const next = new Map<string, string | undefined>();
  let shardsReadAt = 0;
  const call = <T>(action: string, body: object): Promise<T> =>
    awsJson(endpoint, `DynamoDBStreams_20120810.${action}`, body, { region });

  const findShards = async (): Promise<void> => {
    if (Date.now() - shardsReadAt < 5_000) return;
    shardsReadAt = Date.now();
    const { Table } = await awsJson<{ Table: { LatestStreamArn: string } }>(
      endpoint,
      'DynamoDB_20120810.DescribeTable',
      { TableName: tableName },
      { region },
    );
    const StreamArn = Table.LatestStreamArn;
    const { StreamDescription } = await call<{
      StreamDescription: { Shards: { ShardId: string }[] };
    }>('DescribeStream', { StreamArn });
    for (const { ShardId } of StreamDescription.Shards) {
      if (iterators.has(ShardId)) continue;
      const SequenceNumber = positions.get(ShardId);
      const { ShardIterator } = await call<{ ShardIterator: string }>('GetShardIterator', {
        StreamArn,
        ShardId,
        SequenceNumber,
        ShardIteratorType: SequenceNumber ? 'AFTER_SEQUENCE_NUMBER' : mapping.StartingPosition,
      });
      iterators.set(ShardId, ShardIterator);
    }
  };

  return {
    /** pages with records; the same ones again until `advance` */
    read: async (): Promise<Page[]> => {
      await findShards();
      const pages: Page[] = [];
      for (const [shard, ShardIterator] of iterators) {
        const answer = await call<{ Records: StreamRecord[]; NextShardIterator?: string }>(
          'GetRecords',
          { ShardIterator, Limit: 1_000 },
        ).catch(error => {
          // an expired iterator is asked for anew, from the position
          if (error instanceof AwsJsonError) iterators.delete(shard);
          shardsReadAt = 0;
          throw error;
        });
        next.set(shard, answer.NextShardIterator);
        if (answer.Records.length > 0) pages.push({ shard, records: answer.Records });
      }
      return pages;
    },
    advance: (shard: string): void => {
      const iterator = next.get(shard);
      if (iterator) iterators.set(shard, iterator);
    },
  };
};
