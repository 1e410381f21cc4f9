import { paidBy } from '../../../shared/booking/account.ts';
import { book } from '../../../shared/booking/book.ts';
import { requireOwn, requireSelf, sees } from '../../../shared/booking/booking-rules.ts';
import { pageOfBookings, readBooking } from '../../../shared/booking/booking-store.ts';
import { ownBookingView } from '../../../shared/booking/booking-views.ts';
import { cancelBooking } from '../../../shared/booking/cancel.ts';
import { edit } from '../../../shared/booking/edit.ts';
import type { Booking } from '../../../shared/booking/model.ts';
import * as operations from '../../../shared/booking/own-booking-operations.ts';
import { quote } from '../../../shared/booking/quote.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';
import { bookerOf, viewerOf } from '../booker.ts';

const answer = (
  booking: Booking,
  { principal }: Pick<Call<typeof operations.getOwnBooking>, 'principal'>,
) => ({
  body: ownBookingView(booking, viewerOf(principal)),
  etag: booking.version,
});

const create = route(operations.createOwnBooking, async call => {
  const { customerId } = call.params;
  requireSelf(viewerOf(call.principal), call.body.memberId);
  const booker = bookerOf(call);
  const asked = { ...call.body, customerId };
  const paid = await paidBy(booker, asked);
  const { booking, writes, events } = await book(booker, { ...asked, ...paid });
  return {
    ...answer(booking, call),
    location: `/v1/portal/customers/${customerId}/bookings/${booking.id}`,
    writes,
    events,
  };
});

const ask = route(operations.quoteOwnBooking, async call => {
  const { customerId } = call.params;
  requireSelf(viewerOf(call.principal), call.body.memberId);
  const booker = bookerOf(call);
  const asked = { ...call.body, customerId };
  const { payer } = await paidBy(booker, asked);
  return { body: await quote(booker, { ...asked, payer }) };
});

const list = route(operations.listOwnBookings, async call => {
  const { status, limit, from, to } = call.query;
  const viewer = viewerOf(call.principal);
  const { items, next } = await pageOfBookings(
    call.organisation.id,
    call.params.customerId,
    { limit, from, to, after: call.position<string>() },
    booking => sees(viewer, booking) && (status === undefined || booking.status === status),
  );
  const shown = items.map(booking => ownBookingView(booking, viewer));
  return { body: { items: shown, nextCursor: call.nextCursor(next) } };
});

const read = route(operations.getOwnBooking, async call => {
  const { customerId, bookingId } = call.params;
  const booking = await readBooking(call.organisation.id, customerId, bookingId);
  if (!sees(viewerOf(call.principal), booking)) throw new Refusal('not_found');
  return answer(booking, call);
});

const change = route(operations.editOwnBooking, async call => {
  const { customerId, bookingId } = call.params;
  const before = await readBooking(call.organisation.id, customerId, bookingId);
  requireOwn(viewerOf(call.principal), before);
  sameVersion(before, call.expectedVersion);
  const { booking, writes, events } = await edit(bookerOf(call), before, call.body);
  return { ...answer(booking, call), writes, events };
});

const withdraw = route(operations.cancelOwnBooking, async call => {
  const { customerId, bookingId } = call.params;
  const before = await readBooking(call.organisation.id, customerId, bookingId);
  requireOwn(viewerOf(call.principal), before);
  const { booking, writes, events } = await cancelBooking(bookerOf(call), before, {});
  return { ...answer(booking, call), writes, events };
});

export const ownBookingRoutes = [create, ask, list, read, change, withdraw];
