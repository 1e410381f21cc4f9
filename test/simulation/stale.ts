import { type Asked, type ItemKey, itemKeys, type Json } from './call.ts';
import type { Engine } from './engine.ts';

interface Before extends ItemKey {
  /** absent: there was none */
  readonly item: Json;
}

/** Writes that a lagging replica has not seen yet. */
const lag = 6;

/** Remembers what items were before they were written, so that a read can answer as a replica that lags behind. */
export class Replica {
  #writes: Before[][] = [];

  begin(): void {
    this.#writes = [];
  }

  /** To be called before a write is made; costs a read of each item. */
  async note(engine: Engine, { action, input }: Asked): Promise<void> {
    const before: Before[] = [];
    for (const { pk, sk } of itemKeys(action, input)) {
      const Key = { pk: { S: pk }, sk: { S: sk } };
      const { Item } = await engine.call('GetItem', {
        TableName: engine.tableName,
        Key,
        ConsistentRead: true,
      });
      before.push({ pk, sk, item: Item });
    }
    this.#writes.push(before);
  }

  /** What a replica answers that lacks the last writes. */
  async answer(engine: Engine, { action, input }: Asked): Promise<Json> {
    const undone = new Map<string, Json>();
    for (const write of this.#writes.slice(-lag).reverse()) {
      for (const { pk, sk, item } of write) undone.set(`${pk}\n${sk}`, item);
    }
    if (action === 'GetItem') {
      const key = `${input.Key.pk.S}\n${input.Key.sk.S}`;
      if (!undone.has(key)) return engine.call(action, input);
      const Item = undone.get(key);
      return Item ? { Item } : {};
    }
    const { Limit: _, ...whole } = input;
    const found = await engine.call('Query', whole);
    const kept = found.Items.filter(({ pk, sk }: Json) => !undone.has(`${pk.S}\n${sk.S}`));
    const back = [...undone.values()].filter(item => item && isIn(input, item));
    const sort = input.IndexName ? 'gsi1sk' : 'sk';
    const items = [...kept, ...back]
      .sort((a, b) => (a[sort].S < b[sort].S ? -1 : 1))
      .map(item => (input.IndexName ? keysOnly(item) : item));
    const Items = input.Limit ? items.slice(0, input.Limit) : items;
    return { Items, Count: Items.length, ScannedCount: Items.length };
  }
}

const keysOnly = ({ pk, sk, gsi1pk, gsi1sk }: Json): Json => ({ pk, sk, gsi1pk, gsi1sk });

/** Whether an item is in what a query asks for; of the forms that `shared/store/read.ts` writes. */
const isIn = (input: Json, item: Json): boolean => {
  const values = input.ExpressionAttributeValues;
  const [pk, sk] = input.IndexName ? ['gsi1pk', 'gsi1sk'] : ['pk', 'sk'];
  const at = item[sk]?.S;
  if (item[pk]?.S !== values[':pk'].S || at === undefined) return false;
  if (values[':prefix']) return at.startsWith(values[':prefix'].S);
  return at >= (values[':low']?.S ?? '') && (!values[':high'] || at <= values[':high'].S);
};
