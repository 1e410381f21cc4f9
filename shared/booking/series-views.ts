import type * as z from 'zod';
import { chargeOf } from './booking-views.ts';
import type { Booking } from './model.ts';
import type { SeriesSummary, SeriesView } from './series-contract.ts';
import type { BookingSeries } from './series-model.ts';

export const seriesSummary = (series: BookingSeries): z.input<typeof SeriesSummary> => ({
  id: series.id,
  resourceId: series.resourceId,
  memberId: series.memberId,
  title: series.title,
  startsAt: series.startsAt,
  endsAt: series.endsAt,
  every: series.every,
  createdAt: series.createdAt,
});

/** A series with its bookings; money only for who may see it (S14). */
export const seriesView = (
  series: BookingSeries,
  bookings: readonly Booking[],
  { seesMoney }: { readonly seesMoney: boolean } = { seesMoney: true },
): z.input<typeof SeriesView> => ({
  ...seriesSummary(series),
  customerId: series.customerId,
  units: series.units,
  timeZone: series.timeZone,
  weekdays: series.weekdays,
  until: series.until,
  count: series.count,
  bookedBy: series.bookedBy,
  bookings: bookings.map(booking => occurrenceView(booking, seesMoney)),
  skipped: series.skipped,
  version: series.version,
});

const occurrenceView = (booking: Booking, seesMoney: boolean) => {
  const { id, startsAt, endsAt, status, price } = booking;
  const charged = price && { amount: price.charged, currency: price.currency };
  const money = seesMoney ? { charge: chargeOf(booking), charged } : {};
  return { bookingId: id, startsAt, endsAt, status, ...money };
};
