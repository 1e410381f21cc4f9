import { later, startOfDay } from '../kernel/calendar.ts';
import { hasStarted } from './booking-rules.ts';
import { readBooking } from './booking-store.ts';
import { cancelBooking } from './cancel.ts';
import type { Booking } from './model.ts';
import type { Booker } from './offer.ts';
import type { BookingSeries } from './series-model.ts';
import { bookingsOf, inOwnTransaction } from './series-store.ts';

interface Asked {
  /** the first local day that is cancelled; absent: what has not begun */
  readonly from?: string | undefined;
  readonly waiveFee?: boolean;
}

/**
 * Cancels the bookings of a series from a day on, each in a transaction of its own; what is cancelled already stays
 * so, and a request that died goes on when it is repeated. A member leaves what has begun.
 */
export const cancelFrom = async (
  booker: Booker,
  series: BookingSeries,
  { from, waiveFee = false }: Asked,
): Promise<Booking[]> => {
  const { organisation, now, by } = booker;
  const since = from === undefined ? now : startOfDay(from, series.timeZone);
  const first = by.kind === 'admin' ? since : later(since, now);
  const all = await bookingsOf(organisation.id, series);
  const isWanted = ({ startsAt, status }: Booking) => status === 'confirmed' && startsAt >= first;
  const after: Booking[] = [];
  for (const booking of all) {
    const isLeft = !isWanted(booking) || (by.kind !== 'admin' && hasStarted(booking, now));
    after.push(isLeft ? booking : await cancelOne(booker, booking, waiveFee));
  }
  return after;
};

const cancelOne = (
  booker: Booker,
  { customerId, id }: Booking,
  waiveFee: boolean,
): Promise<Booking> => {
  const org = booker.organisation.id;
  return inOwnTransaction(org, async () =>
    cancelBooking(booker, await readBooking(org, customerId, id), { waiveFee }),
  );
};
