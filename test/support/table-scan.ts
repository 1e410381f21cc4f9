import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import { env } from '../../shared/env.ts';
import type { Item } from '../../shared/store/read.ts';

/** Every item of the table in which a text stands, whatever its case; only a test may scan. */
export const itemsWith = async (...texts: readonly string[]): Promise<Item[]> => {
  const found: Item[] = [];
  for (let ExclusiveStartKey: Record<string, unknown> | undefined; ; ) {
    const input = { TableName: env('TABLE_NAME'), ConsistentRead: true, ExclusiveStartKey };
    const { Items = [], LastEvaluatedKey } = await dynamodb().send(new ScanCommand(input));
    found.push(...(Items as Item[]).filter(item => holds(item, texts)));
    if (!LastEvaluatedKey) return found;
    ExclusiveStartKey = LastEvaluatedKey;
  }
};

const holds = (item: Item, texts: readonly string[]): boolean => {
  const content = JSON.stringify(item).toLowerCase();
  return texts.some(text => content.includes(text.toLowerCase()));
};
