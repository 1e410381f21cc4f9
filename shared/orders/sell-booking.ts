import { type Booked, book, confirmHeld } from '../booking/book.ts';
import { bookingName } from '../booking/booking-fee.ts';
import { placeOf } from '../booking/held.ts';
import type { Id } from '../kernel/id.ts';
import type { BookingOrder } from './contract.ts';
import { priced, type Sale, type Sold } from './sale.ts';

/** Books a resource; its charge is its own. */
export const sellBooking = async (
  sale: Sale,
  { kind: _, ...wish }: BookingOrder,
): Promise<Sold> => {
  const { orderId, customer } = sale;
  return soldOf(sale, await book(sale, { ...wish, customerId: customer.id, orderId }));
};

/** Confirms what a checkout held, at the price it was held at. */
export const sellHeld = async (sale: Sale, bookingId: Id<'booking'>): Promise<Sold> => {
  const { orderId, customer } = sale;
  return soldOf(sale, await confirmHeld(sale, { customerId: customer.id, bookingId, orderId }));
};

const soldOf = async (sale: Sale, { booking, fee, writes, events }: Booked): Promise<Sold> => {
  const { resource, timeZone } = await placeOf(sale, booking);
  const { currency } = sale.organisation;
  // the price is of all its units
  const price = { amount: booking.price?.charged ?? 0, currency };
  return {
    items: [
      {
        kind: 'booking',
        name: bookingName(booking, resource, timeZone),
        ...priced(price, 1),
        resourceId: booking.resourceId,
        startOn: booking.on,
        feeId: fee?.id,
        bookingId: booking.id,
        fulfilledAt: sale.now,
      },
    ],
    writes,
    events,
  };
};
