import { paidBy } from '../../../shared/booking/account.ts';
import { book } from '../../../shared/booking/book.ts';
import * as operations from '../../../shared/booking/booking-operations.ts';
import {
  pageOfBookings,
  pageOfCalendar,
  readBooking,
} from '../../../shared/booking/booking-store.ts';
import { bookingView } from '../../../shared/booking/booking-views.ts';
import { cancel } from '../../../shared/booking/cancel.ts';
import { edit } from '../../../shared/booking/edit.ts';
import { readResource } from '../../../shared/booking/store.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';
import { bookerOf } from '../booker.ts';

const create = route(operations.createBooking, async call => {
  const { customerId } = call.params;
  const booker = bookerOf(call);
  const { billTo, ...wish } = { ...call.body, customerId };
  const paid = await paidBy(booker, { ...wish, billTo });
  const { booking, writes, events } = await book(booker, { ...wish, ...paid });
  return {
    body: bookingView(booking),
    etag: booking.version,
    location: `/v1/admin/customers/${customerId}/bookings/${booking.id}`,
    writes,
    events,
  };
});

const list = route(operations.listBookings, async call => {
  const { customerId } = call.params;
  const { status, limit, from, to } = call.query;
  await requireCustomer(call.organisation.id, customerId);
  const { items, next } = await pageOfBookings(
    call.organisation.id,
    customerId,
    { limit, from, to, after: call.position<string>() },
    booking => status === undefined || booking.status === status,
  );
  return { body: { items: items.map(bookingView), nextCursor: call.nextCursor(next) } };
});

const read = route(operations.getBooking, async ({ organisation, params }) => {
  const booking = await readBooking(organisation.id, params.customerId, params.bookingId);
  return { body: bookingView(booking), etag: booking.version };
});

const change = route(operations.editBooking, async call => {
  const { customerId, bookingId } = call.params;
  const before = await readBooking(call.organisation.id, customerId, bookingId);
  sameVersion(before, call.expectedVersion);
  const { booking, writes, events } = await edit(bookerOf(call), before, call.body);
  return { body: bookingView(booking), etag: booking.version, writes, events };
});

const withdraw = route(operations.cancelBooking, async call => {
  const { booking, writes, events } = await cancel(bookerOf(call), {
    ...call.params,
    ...call.body,
  });
  return { body: bookingView(booking), etag: booking.version, writes, events };
});

const calendar = route(operations.listResourceBookings, async call => {
  const { limit, from, to } = call.query;
  const org = call.organisation.id;
  const { id } = await readResource(org, call.params.resourceId);
  const asked = { limit, from, to, after: call.position<string>() };
  const { items, next } = await pageOfCalendar(org, id, asked);
  return { body: { items: items.map(bookingView), nextCursor: call.nextCursor(next) } };
});

export const bookingRoutes = [create, list, read, change, withdraw, calendar];
