import {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../clients/dynamodb.ts';
import { env } from '../env.ts';
import { Refusal } from '../kernel/errors.ts';
import { countReadUnits } from './capacity.ts';
import { indexName, type Key } from './table.ts';

export type Item = Record<string, unknown> & Key;

/** One item, consistently. 1 read unit per 4 KB. */
export const getItem = async (key: Key): Promise<Item | undefined> => {
  const answer = await dynamodb().send(
    new GetCommand({
      TableName: env('TABLE_NAME'),
      Key: key,
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  countReadUnits(answer.ConsumedCapacity);
  return answer.Item as Item | undefined;
};

/** The same; 404 when there is none, also under another partition. */
export const requireItem = async (key: Key): Promise<Item> => {
  const item = await getItem(key);
  if (!item) throw new Refusal('not_found');
  return item;
};

/** Items by key, consistently, in the order of the keys; `undefined` where there is none. A key may repeat. */
export const getItems = async (keys: readonly Key[]): Promise<(Item | undefined)[]> => {
  const table = env('TABLE_NAME');
  const found = new Map<string, Item>();
  // BatchGetItem refuses a call that names a key twice
  const distinct = [...new Map(keys.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()];
  for (let start = 0; start < distinct.length; start += 100) {
    let left: Key[] = distinct.slice(start, start + 100);
    while (left.length > 0) {
      const answer = await dynamodb().send(
        new BatchGetCommand({
          RequestItems: { [table]: { Keys: left, ConsistentRead: true } },
          ReturnConsumedCapacity: 'TOTAL',
        }),
      );
      countReadUnits(answer.ConsumedCapacity);
      for (const item of (answer.Responses?.[table] ?? []) as Item[])
        found.set(`${item.pk}\n${item.sk}`, item);
      left = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as unknown as Key[];
    }
  }
  return keys.map(key => found.get(`${key.pk}\n${key.sk}`));
};

export interface Range {
  readonly pk: string;
  /** inclusive bounds of the sort key, or a prefix of it; an empty lower bound: from the first */
  readonly between?: readonly [string, string];
  readonly prefix?: string;
  /** continue behind this sort key */
  readonly after?: string;
  readonly limit?: number;
  readonly descending?: boolean;
}

export interface Page<T> {
  readonly items: T[];
  /** sort key of the last item read, when there is more behind it */
  readonly last?: string;
}

/** One page of a partition of the table, consistently: up to `limit` items or 1 MB. */
export const queryPage = async (range: Range): Promise<Page<Item>> => {
  const answer = await dynamodb().send(
    new QueryCommand({
      ...condition('pk', 'sk', range),
      TableName: env('TABLE_NAME'),
      ConsistentRead: true,
      ExclusiveStartKey: range.after === undefined ? undefined : { pk: range.pk, sk: range.after },
    }),
  );
  countReadUnits(answer.ConsumedCapacity);
  return {
    items: (answer.Items ?? []) as Item[],
    last: answer.LastEvaluatedKey?.sk as string | undefined,
  };
};

/** Every item of a range of the table, consistently. */
export const queryAll = async (range: Range): Promise<Item[]> => {
  const items: Item[] = [];
  for (let after = range.after; ; ) {
    const page = await queryPage({ ...range, after });
    items.push(...page.items);
    if (page.last === undefined) return items;
    after = page.last;
  }
};

export type IndexEntry = Key & { readonly gsi1pk: string; readonly gsi1sk: string };

/** Where a page of the index goes on; the index needs the table's key beside its own. */
export type IndexPosition = Pick<IndexEntry, 'gsi1pk' | 'gsi1sk' | 'pk' | 'sk'>;

/** One page of the index: keys only, eventually consistent. ½ read unit per 4 KB. */
export const queryIndex = async (
  range: Omit<Range, 'after'> & { readonly after?: IndexPosition },
): Promise<{ items: IndexEntry[]; last?: IndexPosition }> => {
  const answer = await dynamodb().send(
    new QueryCommand({
      ...condition('gsi1pk', 'gsi1sk', range),
      TableName: env('TABLE_NAME'),
      IndexName: indexName,
      ExclusiveStartKey: range.after,
    }),
  );
  countReadUnits(answer.ConsumedCapacity);
  return {
    items: (answer.Items ?? []) as IndexEntry[],
    last: answer.LastEvaluatedKey as IndexPosition | undefined,
  };
};

/** Every entry of a range of the index. */
export const queryIndexAll = async (range: Omit<Range, 'after'>): Promise<IndexEntry[]> => {
  const items: IndexEntry[] = [];
  for (let after: IndexPosition | undefined; ; ) {
    const page = await queryIndex({ ...range, after });
    items.push(...page.items);
    if (page.last === undefined) return items;
    after = page.last;
  }
};

const condition = (
  pk: string,
  sk: string,
  range: Omit<Range, 'after'>,
): Partial<QueryCommandInput> => {
  const bounds = sortKeyBounds(range);
  return {
    KeyConditionExpression: `#pk = :pk${bounds.text}`,
    ExpressionAttributeNames: bounds.text ? { '#pk': pk, '#sk': sk } : { '#pk': pk },
    ExpressionAttributeValues: { ':pk': range.pk, ...bounds.values },
    Limit: range.limit,
    ScanIndexForward: !range.descending,
    ReturnConsumedCapacity: 'TOTAL',
  };
};

const sortKeyBounds = ({
  between,
  prefix,
}: Omit<Range, 'after'>): { text: string; values: Record<string, string> } => {
  // DynamoDB refuses an empty string as a key value; the emulator takes it
  if (between?.[0] === '') {
    return { text: ' AND #sk <= :high', values: { ':high': between[1] } };
  }
  if (between) {
    return {
      text: ' AND #sk BETWEEN :low AND :high',
      values: { ':low': between[0], ':high': between[1] },
    };
  }
  if (prefix !== undefined) {
    return { text: ' AND begins_with(#sk, :prefix)', values: { ':prefix': prefix } };
  }
  return { text: '', values: {} };
};
