import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import type { RefusalCode } from '../kernel/errors.ts';
import { idOf } from '../kernel/id.ts';
import {
  BookingChanges,
  BookingView,
  Cancellation,
  Instant,
  NewBooking,
} from './booking-contract.ts';
import { bookingStatuses } from './model.ts';

const context = 'booking';
const bookings = '/v1/admin/customers/{customerId}/bookings';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneBooking = z.strictObject({ customerId, bookingId: idOf('booking') });

export const spanQuery = {
  from: Instant.optional().meta({ description: 'The first instant that is shown.' }),
  to: Instant.optional().meta({ description: 'The first instant that is not.' }),
};
export const listQuery = z.strictObject({
  ...pageQuery,
  ...spanQuery,
  status: z.enum(bookingStatuses).optional(),
});

/** Why a wish is not booked. */
export const bookingRefusals: readonly RefusalCode[] = [
  'unknown_reference',
  'resource_archived',
  'no_rate',
  'not_bookable',
  'slot_taken',
  'payer_missing',
];

export const createBooking = operation({
  id: 'createBooking',
  context,
  method: 'POST',
  path: bookings,
  summary: 'Book for a customer; without a rate nothing is charged, and policies do not bind',
  access: 'admin',
  params: ofCustomer,
  body: NewBooking,
  answer: BookingView,
  status: 201,
  idempotent: true,
  refusals: [
    'unknown_reference',
    'resource_archived',
    'not_bookable',
    'slot_taken',
    'payer_missing',
  ],
});

export const listBookings = operation({
  id: 'listBookings',
  context,
  method: 'GET',
  path: bookings,
  summary: 'The bookings of a customer by the instant they start',
  access: 'admin',
  params: ofCustomer,
  query: listQuery,
  answer: pageOf(BookingView),
});

export const getBooking = operation({
  id: 'getBooking',
  context,
  method: 'GET',
  path: `${bookings}/{bookingId}`,
  summary: 'One booking, and how its price came to be',
  access: 'admin',
  params: oneBooking,
  answer: BookingView,
});

export const editBooking = operation({
  id: 'editBooking',
  context,
  method: 'PATCH',
  path: `${bookings}/{bookingId}`,
  summary: 'Move or rename a booking; what is moved is priced anew',
  access: 'admin',
  params: oneBooking,
  body: BookingChanges,
  answer: BookingView,
  ifMatch: true,
  refusals: [
    'unknown_reference',
    'resource_archived',
    'not_bookable',
    'slot_taken',
    'booking_state',
    'already_billed',
    'payer_missing',
  ],
});

export const cancelBooking = operation({
  id: 'cancelBooking',
  context,
  method: 'POST',
  path: `${bookings}/{bookingId}/cancel`,
  summary: 'Cancel a booking, by its steps or without a fee; one that is cancelled stays so',
  access: 'admin',
  params: oneBooking,
  body: Cancellation,
  answer: BookingView,
  idempotent: true,
});

export const listResourceBookings = operation({
  id: 'listResourceBookings',
  context,
  method: 'GET',
  path: '/v1/admin/resources/{resourceId}/bookings',
  summary: 'The calendar of a resource: what reaches into a span, by the instant it starts',
  access: 'admin',
  params: z.strictObject({ resourceId: idOf('resource') }),
  query: z.strictObject({ ...pageQuery, ...spanQuery }),
  answer: pageOf(BookingView),
});
