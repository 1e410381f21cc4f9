import { createId } from '../kernel/id.ts';
import { getItem, type Item, queryAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { Collection } from './attempt-model.ts';

type Place = Pick<Collection, 'customerId' | 'invoiceId'>;

/** That an invoice is to be collected; without a day it is found by its customer only. */
export const collectionItem = (org: string, mark: Collection): Item => ({
  ...keys.collection(org, mark.customerId, mark.invoiceId),
  ...(mark.on !== undefined &&
    indexKeys.collections(org, mark.on, mark.customerId, mark.invoiceId)),
  ...mark,
});

/** 1 get. */
export const readCollection = async (
  org: string,
  { customerId, invoiceId }: Place,
): Promise<Collection | undefined> => {
  const item = await getItem(keys.collection(org, customerId, invoiceId));
  return item && Collection.parse(item);
};

/** On condition that it is still there, and was neither tried in vain nor announced since it was read. */
const asRead = ({ after, methodId }: Collection) => {
  const is = (name: 'after' | 'methodId', value: string | undefined) =>
    value === undefined ? `attribute_not_exists(#${name})` : `#${name} = :${name}`;
  const values = {
    ...(after !== undefined && { ':after': after }),
    ...(methodId !== undefined && { ':methodId': methodId }),
  };
  return {
    condition: `attribute_exists(pk) AND ${is('after', after)} AND ${is('methodId', methodId)}`,
    names: { '#after': 'after', '#methodId': 'methodId' },
    ...(Object.keys(values).length > 0 && { values }),
  };
};

/** It was tried, or there is nothing to collect. 1 write. */
export const removeCollection = (org: string, mark: Collection): Promise<boolean> =>
  holds({ delete: keys.collection(org, mark.customerId, mark.invoiceId), ...asRead(mark) });

/** The same on another day, on condition that it is as it was read. 1 write. */
export const movedMark = (
  org: string,
  mark: Collection,
  changes: Partial<Collection>,
): Extract<Write, { put: unknown }> => ({
  put: collectionItem(org, { ...mark, ...changes }),
  ...asRead(mark),
});

/** Nothing to charge it with: it waits for a method. 1 write. */
export const waitForMethod = (org: string, mark: Collection): Promise<boolean> => {
  const { on: _, ...waiting } = mark;
  return holds({ put: collectionItem(org, waiting), ...asRead(mark) });
};

/** Before all days: the next tick looks, whatever is due. */
const atOnce = '0000-00-00';

/** A customer has a method that may be charged now: the next tick tries everything that waited for one. 1 write. */
export const collectAgain = (org: string, customerId: string): Write => ({
  put: {
    ...keys.collection(org, customerId, ''),
    ...indexKeys.collections(org, atOnce, customerId, ''),
    // whoever goes through them removes only the mark that was there when it began
    since: createId('event'),
  },
});

/** What of a customer is to be collected, and how to remove the mark that told of another method. 1 query. */
export const marksOf = async (org: string, customerId: string) => {
  const { pk, sk: prefix } = keys.collection(org, customerId, '');
  const items = await queryAll({ pk, prefix });
  const since = items.find(({ sk }) => sk === prefix)?.since;
  return {
    marks: items.filter(({ sk }) => sk !== prefix).map(item => Collection.parse(item)),
    done: () =>
      holds({
        delete: { pk, sk: prefix },
        condition: 'since = :since',
        values: { ':since': since },
      }),
  };
};
