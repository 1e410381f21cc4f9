import type { PlainDate } from '../kernel/calendar.ts';
import { createId } from '../kernel/id.ts';
import { getItem, type Item, queryAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { Collection } from './attempt-model.ts';

type Place = Pick<Collection, 'customerId' | 'invoiceId'>;

/** That an invoice is to be collected, from `on` or, without, once its customer has a method for it. */
export const collectionItem = (org: string, mark: Collection, on: PlainDate | undefined): Item => ({
  ...keys.collection(org, mark.customerId, mark.invoiceId),
  ...(on !== undefined && indexKeys.collections(org, on, mark.customerId, mark.invoiceId)),
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

/** On condition that no other try has come to nothing since the mark was read. */
const asRead = ({ after }: Collection) =>
  after === undefined
    ? { condition: 'attribute_not_exists(#after)', names: { '#after': 'after' } }
    : {
        condition: '#after = :after',
        names: { '#after': 'after' },
        values: { ':after': after },
      };

/** It was tried, or there is nothing to collect. 1 write. */
export const removeCollection = (org: string, mark: Collection): Promise<boolean> =>
  holds({ delete: keys.collection(org, mark.customerId, mark.invoiceId), ...asRead(mark) });

/** Nothing to charge it with: it waits for a method. 1 write. */
export const waitForMethod = (org: string, mark: Collection): Promise<boolean> => {
  const { condition, ...rest } = asRead(mark);
  return holds({
    update: keys.collection(org, mark.customerId, mark.invoiceId),
    expression: 'REMOVE gsi1pk, gsi1sk',
    condition: `attribute_exists(pk) AND ${condition}`,
    ...rest,
  });
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

/** What of a customer waits for a method or for another try, oldest invoice first, and the mark to remove after it. 1 query. */
export const waitingOf = async (org: string, customerId: string) => {
  const { pk, sk: prefix } = keys.collection(org, customerId, '');
  const items = await queryAll({ pk, prefix });
  const marks = items.filter(({ sk }) => sk !== prefix);
  const since = items.find(({ sk }) => sk === prefix)?.since;
  return {
    waiting: marks
      .filter(item => item.gsi1sk === undefined || item.after !== undefined)
      .map(item => Collection.parse(item)),
    done: () =>
      holds({
        delete: { pk, sk: prefix },
        condition: 'since = :since',
        values: { ':since': since },
      }),
  };
};
