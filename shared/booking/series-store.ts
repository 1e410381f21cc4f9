import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../kernel/errors.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem, requireItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import type { Booked } from './book.ts';
import { findBookings } from './booking-store.ts';
import type { Booking } from './model.ts';
import { occurrencesOf } from './occurrences.ts';
import { BookingSeries } from './series-model.ts';

/** 1 get */
export const findSeries = async (
  org: string,
  cus: string,
  id: string,
): Promise<BookingSeries | undefined> =>
  BookingSeries.optional().parse(await getItem(keys.bookingSeries(org, cus, id)));

/** 1 get; 404 also under another customer. */
export const readSeries = async (org: string, cus: string, id: string): Promise<BookingSeries> =>
  BookingSeries.parse(await requireItem(keys.bookingSeries(org, cus, id)));

/** The series of a customer, in no order. 1 query. */
export const listSeries = async (
  org: string,
  cus: string,
  asked: { limit: number; after?: string | undefined },
): Promise<ListPage<BookingSeries>> => {
  const page = await listPrefix(id => keys.bookingSeries(org, cus, id), asked);
  return { ...page, items: page.items.map(item => BookingSeries.parse(item)) };
};

/** The id of the nth booking of a series: a request that is repeated finds what it had made. */
export const occurrenceId = (
  { id, attempt }: Pick<BookingSeries, 'id' | 'attempt'>,
  n: number,
): Id<'booking'> => deriveId('booking', id, String(attempt), String(n));

/** The bookings that a series has, first to last. 1 batch get. */
export const bookingsOf = async (org: string, series: BookingSeries): Promise<Booking[]> => {
  const ids = occurrencesOf(series).map(({ n }) => occurrenceId(series, n));
  const found = await findBookings(org, series.customerId, ids);
  return found.flatMap(booking => booking ?? []);
};

const maxTries = 8;

/** Does something to one booking in a transaction of its own; who loses a race reads again. */
export const inOwnTransaction = async (
  org: string,
  work: () => Promise<Booked>,
): Promise<Booking> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { booking, writes, events } = await work();
      if (writes.length > 0) await transact([...writes, outboxWrite(org, events)]);
      return booking;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'busy' || attempt === maxTries) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
};
