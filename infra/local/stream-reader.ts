import { AwsJsonError, awsJson } from './aws-json.ts';
import type { StreamRecord } from './stream-batch.ts';
import type { StreamPositions } from './stream-positions.ts';

interface Source {
  readonly endpoint: string;
  readonly region: string;
  readonly tableName: string;
}

export interface StreamPage {
  readonly stream: string;
  readonly shard: string;
  readonly records: readonly StreamRecord[];
}

/** Shards come and go with a table's traffic; so often it is asked which there are. */
const shardsEveryMs = 5_000;

/** Reads the stream of a table, every shard from its position on. */
export const createStreamReader = (
  { endpoint, region, tableName }: Source,
  positions: StreamPositions,
  startingPosition: string,
) => {
  const iterators = new Map<string, string>();
  const following = new Map<string, string | undefined>();
  let stream = '';
  let shardsReadAt = 0;
  const call = <T>(action: string, body: object): Promise<T> =>
    awsJson(endpoint, `DynamoDBStreams_20120810.${action}`, body, { region });

  const findShards = async (): Promise<void> => {
    if (Date.now() - shardsReadAt < shardsEveryMs) return;
    shardsReadAt = Date.now();
    const { Table } = await awsJson<{ Table: { LatestStreamArn: string } }>(
      endpoint,
      'DynamoDB_20120810.DescribeTable',
      { TableName: tableName },
      { region },
    );
    stream = Table.LatestStreamArn;
    const { StreamDescription } = await call<{
      StreamDescription: { Shards: { ShardId: string }[] };
    }>('DescribeStream', { StreamArn: stream });
    for (const { ShardId } of StreamDescription.Shards) {
      if (!iterators.has(ShardId)) iterators.set(ShardId, await iteratorOf(ShardId));
    }
  };

  const iteratorOf = async (ShardId: string): Promise<string> => {
    const SequenceNumber = positions.get(stream, ShardId);
    const { ShardIterator } = await call<{ ShardIterator: string }>('GetShardIterator', {
      StreamArn: stream,
      ShardId,
      SequenceNumber,
      ShardIteratorType: SequenceNumber ? 'AFTER_SEQUENCE_NUMBER' : startingPosition,
    });
    return ShardIterator;
  };

  const readShard = async (shard: string, ShardIterator: string): Promise<StreamPage> => {
    try {
      const answer = await call<{ Records: StreamRecord[]; NextShardIterator?: string }>(
        'GetRecords',
        { ShardIterator, Limit: 1_000 },
      );
      following.set(shard, answer.NextShardIterator);
      return { stream, shard, records: answer.Records };
    } catch (error) {
      // an expired iterator is asked for anew, from the position
      if (error instanceof AwsJsonError) iterators.delete(shard);
      shardsReadAt = 0;
      throw error;
    }
  };

  return {
    /** pages that hold records; the same ones again until `advance` */
    read: async (): Promise<StreamPage[]> => {
      await findShards();
      const pages: StreamPage[] = [];
      for (const [shard, iterator] of iterators) {
        const page = await readShard(shard, iterator);
        if (page.records.length > 0) pages.push(page);
      }
      return pages;
    },
    /** the page of this shard is done with */
    advance: (shard: string): void => {
      const iterator = following.get(shard);
      if (iterator) iterators.set(shard, iterator);
    },
  };
};
