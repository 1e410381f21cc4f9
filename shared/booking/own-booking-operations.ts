import * as z from 'zod';
import { operation, pageOf } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  BookingQuote,
  NewOwnBooking,
  OwnBookingChanges,
  OwnBookingView,
  OwnCancellation,
} from './booking-contract.ts';
import { bookingRefusals, listQuery } from './booking-operations.ts';

const context = 'booking';
const customer = '/v1/portal/customers/{customerId}';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneBooking = z.strictObject({ customerId, bookingId: idOf('booking') });

export const quoteOwnBooking = operation({
  id: 'quoteOwnBooking',
  context,
  method: 'POST',
  path: `${customer}/booking-quotes`,
  summary: 'What a booking would cost now, credits used, or why it cannot be made; books nothing',
  access: 'member',
  params: ofCustomer,
  body: NewOwnBooking,
  answer: BookingQuote,
  refusals: ['unknown_reference', 'payer_missing'],
});

export const createOwnBooking = operation({
  id: 'createOwnBooking',
  context,
  method: 'POST',
  path: `${customer}/bookings`,
  summary: 'Book a resource for oneself, or for the company alone (S13, S16)',
  access: 'member',
  params: ofCustomer,
  body: NewOwnBooking,
  answer: OwnBookingView,
  status: 201,
  idempotent: true,
  refusals: bookingRefusals,
});

export const listOwnBookings = operation({
  id: 'listOwnBookings',
  context,
  method: 'GET',
  path: `${customer}/bookings`,
  summary: "The caller's bookings and those of the company alone, by the instant they start (S16)",
  access: 'member',
  params: ofCustomer,
  query: listQuery,
  answer: pageOf(OwnBookingView),
});

export const getOwnBooking = operation({
  id: 'getOwnBooking',
  context,
  method: 'GET',
  path: `${customer}/bookings/{bookingId}`,
  summary: 'One booking that the caller may see',
  access: 'member',
  params: oneBooking,
  answer: OwnBookingView,
});

export const editOwnBooking = operation({
  id: 'editOwnBooking',
  context,
  method: 'PATCH',
  path: `${customer}/bookings/{bookingId}`,
  summary: "Move or rename one of the caller's own bookings, while cancelling it is free (S17)",
  access: 'member',
  params: oneBooking,
  body: OwnBookingChanges,
  answer: OwnBookingView,
  ifMatch: true,
  refusals: [...bookingRefusals, 'forbidden', 'booking_state', 'already_billed'],
});

export const cancelOwnBooking = operation({
  id: 'cancelOwnBooking',
  context,
  method: 'POST',
  path: `${customer}/bookings/{bookingId}/cancel`,
  summary:
    "Cancel one of the caller's own bookings before it starts; its steps say what that costs",
  access: 'member',
  params: oneBooking,
  body: OwnCancellation,
  answer: OwnBookingView,
  idempotent: true,
  refusals: ['forbidden', 'booking_state'],
});
