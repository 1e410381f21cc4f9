import { type IndexPosition, type Item, queryIndex, queryPage } from './read.ts';
import type { IndexKey, Key } from './table.ts';

/** A page of a list, and the id behind which the next one starts; absent on the last page. */
export interface ListPage<T> {
  readonly items: T[];
  readonly next?: string;
}

interface Asked {
  readonly limit: number;
  /** id of the last thing of the page before, as the cursor carried it */
  readonly after?: string | undefined;
}

/**
 * A page of the things that lie under a prefix of one partition, in the order of their ids. `keyOf` makes
 * the key of an id. Asks for one more than wanted: only then is it known whether a page is the last. 1 query.
 */
export const listPrefix = async (
  keyOf: (id: string) => Key,
  { limit, after }: Asked,
): Promise<ListPage<Item>> => {
  const { pk, sk: prefix } = keyOf('');
  const start = after === undefined ? undefined : keyOf(after).sk;
  const { items, last } = await queryPage({ pk, prefix, after: start, limit: limit + 1 });
  const more = items.length > limit || last !== undefined;
  const page = items.slice(0, limit);
  const end = page.at(-1)?.sk.slice(prefix.length);
  return { items: page, ...(more && end !== undefined && { next: end }) };
};

/** The same over a partition of the index, whose sort key is the id. Keys only, eventually consistent. 1 query. */
export const listIndex = async (
  entryOf: (id: string) => IndexKey & Key,
  { limit, after }: Asked,
): Promise<ListPage<string>> => {
  const { gsi1pk, gsi1sk: prefix } = entryOf('');
  const start: IndexPosition | undefined = after === undefined ? undefined : entryOf(after);
  const { items, last } = await queryIndex({ pk: gsi1pk, after: start, limit: limit + 1 });
  const more = items.length > limit || last !== undefined;
  const ids = items.slice(0, limit).map(entry => entry.gsi1sk.slice(prefix.length));
  const end = ids.at(-1);
  return { items: ids, ...(more && end !== undefined && { next: end }) };
};
