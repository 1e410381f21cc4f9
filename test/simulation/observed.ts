import { type ItemKey, itemKeys, type Json } from './call.ts';

export interface Stored extends ItemKey {
  readonly item: Json;
}

/**
 * What is known of the table without asking it: which partitions hold anything, so that the many queries of empty ones
 * need no request, and what a transaction put, from which the stream is made.
 */
export class Observed {
  #partitions = new Set<string>();

  begin(items: readonly Json[]): void {
    this.#partitions = new Set();
    for (const item of items) this.#know(item);
  }

  #know(item: Json): void {
    for (const name of ['pk', 'gsi1pk']) {
      if (item[name]?.S !== undefined) this.#partitions.add(item[name].S);
    }
  }

  /** Whether a query can only find nothing. */
  isEmpty(action: string, input: Json): boolean {
    return action === 'Query' && !this.#partitions.has(input.ExpressionAttributeValues[':pk'].S);
  }

  /** Takes note of a write before it is made: a partition that may hold something is asked. */
  note(action: string, input: Json): void {
    for (const item of putsOf(action, input)) this.#know(item);
    for (const { pk } of itemKeys(action, input)) this.#partitions.add(pk);
    const updates =
      action === 'UpdateItem'
        ? [input]
        : (input.TransactItems ?? []).flatMap(({ Update }: Json) => Update ?? []);
    for (const { ExpressionAttributeValues = {} } of updates) {
      for (const { S } of Object.values<Json>(ExpressionAttributeValues))
        if (S) this.#partitions.add(S);
    }
  }
}

/** Whole items that a write puts. */
export const putsOf = (action: string, input: Json): Json[] => {
  if (action === 'PutItem') return [input.Item];
  if (action === 'TransactWriteItems') {
    return input.TransactItems.flatMap(({ Put }: Json) => (Put ? [Put.Item] : []));
  }
  if (action === 'BatchWriteItem') {
    return Object.values<Json>(input.RequestItems)
      .flat()
      .flatMap(({ PutRequest }: Json) => (PutRequest ? [PutRequest.Item] : []));
  }
  return [];
};

/** Puts that were made on condition that nothing was there: a stream tells of them as INSERT. */
export const insertsOf = (action: string, input: Json): Json[] => {
  const isNew = ({ ConditionExpression = '' }: Json) =>
    ConditionExpression.startsWith('attribute_not_exists(pk)');
  if (action === 'PutItem') return isNew(input) ? [input.Item] : [];
  if (action !== 'TransactWriteItems') return [];
  return input.TransactItems.flatMap(({ Put }: Json) => (Put && isNew(Put) ? [Put.Item] : []));
};
