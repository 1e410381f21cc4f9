import { type IndexEntry, type IndexPosition, type Item, queryIndex, queryPage } from './read.ts';
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

/** A filtered list answers what this many queries found, and where to go on. */
const maxQueries = 10;

/**
 * `listPrefix` without what `read` makes nothing of. The position behind a full page is that of the last
 * thing shown, so a cursor tells nothing of what is not. 1 query, more when most is left out.
 */
export const listKept = async <T>(
  keyOf: (id: string) => Key,
  read: (
    items: readonly Item[],
  ) => readonly (T | undefined)[] | Promise<readonly (T | undefined)[]>,
  { limit, after }: Asked,
): Promise<ListPage<T>> => {
  const { sk: prefix } = keyOf('');
  const pageBehind = async (after?: string): Promise<Stretch<Item>> => {
    const { items, next } = await listPrefix(keyOf, { limit, after });
    return { entries: items, positions: items.map(({ sk }) => sk.slice(prefix.length)), next };
  };
  return keptOf(pageBehind, read, { limit, after });
};

/** The same from the end: the newest first, where ids begin with the time at which they were made. */
export const listNewestKept = <T>(
  keyOf: (id: string) => Key,
  read: (items: readonly Item[]) => readonly (T | undefined)[],
  { limit, after }: Asked,
): Promise<ListPage<T>> => {
  const { pk, sk: prefix } = keyOf('');
  const pageBehind = async (after = '~'): Promise<Stretch<Item>> => {
    const between = [prefix, keyOf(after).sk] as const;
    const page = await queryPage({ pk, between, limit: limit + 2, descending: true });
    const behind = page.items.filter(({ sk }) => sk !== between[1]);
    const entries = behind.slice(0, limit);
    const positions = entries.map(({ sk }) => sk.slice(prefix.length));
    const isMore = behind.length > limit || page.last !== undefined;
    return { entries, positions, next: isMore ? positions.at(-1) : undefined };
  };
  return keptOf(pageBehind, read, { limit, after });
};

/**
 * The same over a range of a partition of the index, in the order of its sort keys, which only one entry
 * each may have. The upper bound is not in it. Keys only, eventually consistent. 1 query, more when most is left out.
 */
export const listIndexKept = <T>(
  pk: string,
  { from, to }: { readonly from: string; readonly to: string },
  read: (entries: readonly IndexEntry[]) => Promise<readonly (T | undefined)[]>,
  { limit, after }: Asked,
): Promise<ListPage<T>> => {
  const pageBehind = async (after?: string): Promise<Stretch<IndexEntry>> => {
    // nothing stands between a text and the same text with a null behind it
    const low = after === undefined ? from : `${after}\0`;
    const { items, last } = await queryIndex({ pk, between: [low, to], limit: limit + 1 });
    const entries = items.slice(0, limit);
    const positions = entries.map(({ gsi1sk }) => gsi1sk);
    const isMore = items.length > limit || last !== undefined;
    return { entries, positions, next: isMore ? positions.at(-1) : undefined };
  };
  return keptOf(pageBehind, read, { limit, after });
};

/** What one query found, with the position of each and where the next one starts. */
interface Stretch<E> {
  readonly entries: readonly E[];
  readonly positions: readonly string[];
  readonly next?: string | undefined;
}

const keptOf = async <E, T>(
  pageBehind: (after?: string) => Promise<Stretch<E>>,
  read: (entries: readonly E[]) => readonly (T | undefined)[] | Promise<readonly (T | undefined)[]>,
  { limit, after }: Asked,
): Promise<ListPage<T>> => {
  const kept: { thing: T; position: string }[] = [];
  let next = after;
  for (let query = 0; query < maxQueries; query += 1) {
    const page = await pageBehind(next);
    const things = await read(page.entries);
    kept.push(...things.flatMap((thing, at) => found(thing, page.positions[at])));
    next = page.next;
    if (kept.length >= limit || next === undefined) break;
  }
  const isMore = kept.length > limit || next !== undefined;
  if (kept.length >= limit && isMore) next = kept[limit - 1]?.position;
  const items = kept.slice(0, limit).map(({ thing }) => thing);
  return { items, ...(next !== undefined && { next }) };
};

const found = <T>(thing: T | undefined, position = '') =>
  thing === undefined ? [] : [{ thing, position }];

/**
 * A page of a partition of the index from its end, the newest first where sort keys begin with an instant.
 * The position is a sort key, which only one entry may have. Keys only, eventually consistent. 1 query.
 */
export const listIndexNewest = async (
  pk: string,
  { limit, after }: Asked,
): Promise<ListPage<IndexEntry>> => {
  const between = ['', after ?? '~'] as const;
  const { items, last } = await queryIndex({ pk, between, limit: limit + 2, descending: true });
  const entries = items.filter(({ gsi1sk }) => gsi1sk !== after);
  const page = entries.slice(0, limit);
  const more = entries.length > limit || last !== undefined;
  return { items: page, ...(more && { next: page.at(-1)?.gsi1sk }) };
};
