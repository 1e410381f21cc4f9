import { plusSeconds } from '../kernel/clock.ts';
import type { ListPage } from '../store/list.ts';
import { getItems, queryIndex, queryPage, requireItem } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { Booking } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
  /** instants: the first that is in it, and the first that is not */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
type Keep = (booking: Booking) => boolean;

/** 1 get; 404 also under another customer. */
export const readBooking = async (org: string, cus: string, id: string): Promise<Booking> => {
  return Booking.parse(await requireItem(keys.booking(org, cus, id)));
};

/** Those of the bookings that exist, in the order of their ids. 1 batch get per 100. */
export const findBookings = async (
  org: string,
  cus: string,
  ids: readonly string[],
): Promise<(Booking | undefined)[]> => {
  const items = await getItems(ids.map(id => keys.booking(org, cus, id)));
  return items.map(item => Booking.optional().parse(item));
};

const atLeast = 50;
const maxQueries = 30;

interface Met {
  readonly booking: Booking;
  readonly position: string;
}

/**
 * A customer's bookings by the instant they start, without those that `keep` leaves out. The position behind a
 * page is that of the last one shown; when a page ends early, a day: no cursor tells of what is not shown.
 * 1 query of the index + 1 batch get, up to 30 times when most are left out.
 */
export const pageOfBookings = async (
  org: string,
  cus: string,
  { limit, after, from = '', to = '~' }: Asked,
  keep: Keep,
): Promise<ListPage<Booking>> => {
  const { gsi1pk: pk } = indexKeys.customerBookings(org, cus, '', '');
  // nothing stands between a text and the same text with a null behind it
  let low = after === undefined ? from : `${after}\0`;
  const kept: Met[] = [];
  for (let query = 0; query < maxQueries; query += 1) {
    const { items, last } = await queryIndex({
      pk,
      between: [low, to],
      limit: Math.max(limit + 1, atLeast),
    });
    const found = await getItems(items);
    const met = items.flatMap(({ gsi1sk: position }, index): Met[] => {
      const booking = Booking.optional().parse(found[index]);
      return booking && keep(booking) ? [{ booking, position }] : [];
    });
    kept.push(...met);
    if (kept.length > limit) return pageTo(limit, kept);
    if (last === undefined) return { items: kept.map(({ booking }) => booking) };
    low = `${last.gsi1sk}\0`;
  }
  const day = low.slice(0, 10);
  return {
    items: kept.map(({ booking }) => booking).filter(({ startsAt }) => startsAt < day),
    next: day,
  };
};

const pageTo = (limit: number, met: readonly Met[]): ListPage<Booking> => ({
  items: met.slice(0, limit).map(({ booking }) => booking),
  next: met[limit - 1]?.position ?? '',
});

/** No booking is longer. */
const longestSeconds = 31 * 86_400;

/**
 * A resource's bookings that reach into a span, by the instant they start; consistent. What began up to 31 days
 * before is looked through for what still goes on. 1 query per 1 MB of pointers + 1 batch get.
 */
export const pageOfCalendar = async (
  org: string,
  resourceId: string,
  { limit, after, from = '2000', to = '~' }: Asked,
): Promise<ListPage<Booking>> => {
  const { pk, sk: prefix } = keys.resourceBooking(org, resourceId, '', '');
  const place = prefix.slice(0, -1);
  const low = from.length > 4 ? plusSeconds(from, -longestSeconds) : from;
  const found: { key: ReturnType<typeof keys.booking>; position: string }[] = [];
  let last = after && `${place}${after}`;
  do {
    const between = [last ? `${last}\0` : `${place}${low}`, `${place}${to}`] as const;
    const page = await queryPage({ pk, between });
    found.push(
      ...page.items
        .filter(({ endsAt }) => String(endsAt) > from)
        .map(({ customerId, bookingId, sk }) => ({
          key: keys.booking(org, String(customerId), String(bookingId)),
          position: sk.slice(place.length),
        })),
    );
    last = page.last;
  } while (last !== undefined && found.length <= limit);
  const shown = found.slice(0, limit);
  const items = (await getItems(shown.map(({ key }) => key))).flatMap(item =>
    item ? [Booking.parse(item)] : [],
  );
  return { items, ...(found.length > limit && { next: shown.at(-1)?.position ?? '' }) };
};
