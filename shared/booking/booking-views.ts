import type * as z from 'zod';
import type { Currency } from '../kernel/money.ts';
import type { BookingView, OwnBookingView, PriceView } from './booking-contract.ts';
import { owns, type Viewer } from './booking-rules.ts';
import type { Booking, BookingPrice } from './model.ts';

const money = (amount: number, currency: Currency) => ({ amount, currency });

export const priceView = (price: BookingPrice): z.input<typeof PriceView> => ({
  full: money(price.full, price.currency),
  covered: money(price.covered, price.currency),
  charged: money(price.charged, price.currency),
  draws: price.draws.map(({ name, minutes, money, days }) => ({ name, minutes, money, days })),
  explanation: price.explanation,
});

type Charge = z.input<typeof BookingView>['charge'];

/** What became of its money. A fee that is billed stays with a cancelled booking. */
export const chargeOf = (booking: Booking): Charge => {
  if (!booking.price) return 'none_no_rate';
  if (booking.status === 'cancelled') return cancelledCharge(booking);
  if (booking.price.charged === 0) return 'none';
  return booking.status === 'held' ? 'when_confirmed' : 'fee';
};

const cancelledCharge = ({ feeId, cancellationFeeId }: Booking): Charge => {
  if (feeId) return 'stays_billed';
  return cancellationFeeId ? 'cancellation_fee' : 'none';
};

const commonView = (booking: Booking) => ({
  id: booking.id,
  memberId: booking.memberId,
  billTo: booking.payer ? ('member' as const) : ('company' as const),
  resourceId: booking.resourceId,
  locationId: booking.locationId,
  bookingSeriesId: booking.seriesId,
  title: booking.title,
  startsAt: booking.startsAt,
  endsAt: booking.endsAt,
  on: booking.on,
  units: booking.units,
  status: booking.status,
  heldUntil: booking.heldUntil,
  cancellation: booking.cancellation,
  cancelledAt: booking.cancelledAt,
  version: booking.version,
  createdAt: booking.createdAt,
});

export const bookingView = (booking: Booking): z.input<typeof BookingView> => ({
  ...commonView(booking),
  customerId: booking.customerId,
  orderId: booking.orderId,
  price: booking.price && priceView(booking.price),
  charge: chargeOf(booking),
  payerId: booking.payer?.id,
  feeId: booking.feeId,
  cancellationFeeId: booking.cancellationFeeId,
  bookedBy: booking.bookedBy,
});

/** A booking as a member sees it; `seesMoney`: also of what others booked and the company pays (S9, S14). */
export const ownBookingView = (
  booking: Booking,
  viewer: Viewer & { readonly seesMoney: boolean },
): z.input<typeof OwnBookingView> => {
  const editable = owns(viewer, booking);
  return {
    ...commonView(booking),
    ...((editable || (viewer.seesMoney && !booking.payer)) && {
      price: booking.price && priceView(booking.price),
      charge: chargeOf(booking),
    }),
    bookedBy: booking.bookedBy,
    editable,
  };
};
