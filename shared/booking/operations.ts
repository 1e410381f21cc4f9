import type { Operation } from '../contract/operation.ts';
import * as availability from './availability-operations.ts';
import * as bookings from './booking-operations.ts';
import * as credits from './credit-operations.ts';
import * as ownBookings from './own-booking-operations.ts';
import * as resources from './resource-operations.ts';
import * as series from './series-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const bookingOperations: readonly Operation[] = [
  resources.createResource,
  resources.listResources,
  resources.getResource,
  resources.editResource,
  resources.listOfferedResources,
  resources.createRate,
  resources.listRates,
  resources.getRate,
  resources.editRate,
  availability.searchAvailability,
  availability.searchOwnAvailability,
  bookings.createBooking,
  bookings.listBookings,
  bookings.getBooking,
  bookings.editBooking,
  bookings.cancelBooking,
  bookings.listResourceBookings,
  series.createSeries,
  series.listSeries,
  series.getSeries,
  series.cancelSeries,
  ownBookings.quoteOwnBooking,
  ownBookings.createOwnBooking,
  ownBookings.listOwnBookings,
  ownBookings.getOwnBooking,
  ownBookings.editOwnBooking,
  ownBookings.cancelOwnBooking,
  series.createOwnSeries,
  series.getOwnSeries,
  series.cancelOwnSeries,
  credits.grantCredit,
  credits.listCreditGrants,
  credits.getCreditGrant,
  credits.revokeCreditGrant,
  credits.listCreditBalances,
  credits.listOwnCreditBalances,
];
