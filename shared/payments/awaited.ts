import { later, type PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Collection } from './attempt-model.ts';
import { readCollection } from './collection-store.ts';
import { usualMethod } from './usual-method.ts';

/**
 * The day up to which an invoice need not be asked for, since it is collected by itself: that of its first try, which
 * may be made late. What failed before is asked for. 1 get and 1 query while invoices are collected.
 */
export const collectedOn = async (
  { id: org, billing }: Organisation,
  place: Pick<Collection, 'customerId' | 'invoiceId'>,
  today: PlainDate,
): Promise<PlainDate | undefined> => {
  if (!billing.collect) return undefined;
  const [mark, method] = await Promise.all([
    readCollection(org, place),
    usualMethod(org, place.customerId),
  ]);
  if (!mark || mark.on === undefined || mark.after !== undefined || !method) return undefined;
  return later(mark.on, today);
};
