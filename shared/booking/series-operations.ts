import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { bookingRefusals } from './booking-operations.ts';
import {
  NewSeries,
  OwnSeriesCancellation,
  SeriesCancellation,
  SeriesSummary,
  SeriesView,
} from './series-contract.ts';

const context = 'booking';
const admin = '/v1/admin/customers/{customerId}/booking-series';
const portal = '/v1/portal/customers/{customerId}/booking-series';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneSeries = z.strictObject({ customerId, bookingSeriesId: idOf('bookingSeries') });

export const createSeries = operation({
  id: 'createBookingSeries',
  context,
  method: 'POST',
  path: admin,
  summary: 'Book up to 60 times at the same local time',
  access: 'admin',
  params: ofCustomer,
  body: NewSeries,
  answer: SeriesView,
  status: 201,
  idempotent: true,
  refusals: ['unknown_reference', 'resource_archived', 'not_bookable', 'slot_taken'],
});

export const listSeries = operation({
  id: 'listBookingSeries',
  context,
  method: 'GET',
  path: admin,
  summary: 'The series of a customer',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(SeriesSummary),
});

export const getSeries = operation({
  id: 'getBookingSeries',
  context,
  method: 'GET',
  path: `${admin}/{bookingSeriesId}`,
  summary: 'One series with its bookings',
  access: 'admin',
  params: oneSeries,
  answer: SeriesView,
});

export const cancelSeries = operation({
  id: 'cancelBookingSeries',
  context,
  method: 'POST',
  path: `${admin}/{bookingSeriesId}/cancel`,
  summary: 'Cancel the bookings of a series from a day on',
  access: 'admin',
  params: oneSeries,
  body: SeriesCancellation,
  answer: SeriesView,
  idempotent: true,
});

export const createOwnSeries = operation({
  id: 'createOwnBookingSeries',
  context,
  method: 'POST',
  path: portal,
  summary: 'Book up to 60 times at the same local time, for oneself or for the company alone',
  access: 'member',
  params: ofCustomer,
  body: NewSeries,
  answer: SeriesView,
  status: 201,
  idempotent: true,
  refusals: bookingRefusals,
});

export const getOwnSeries = operation({
  id: 'getOwnBookingSeries',
  context,
  method: 'GET',
  path: `${portal}/{bookingSeriesId}`,
  summary: 'One series that the caller may see, with its bookings',
  access: 'member',
  params: oneSeries,
  answer: SeriesView,
});

export const cancelOwnSeries = operation({
  id: 'cancelOwnBookingSeries',
  context,
  method: 'POST',
  path: `${portal}/{bookingSeriesId}/cancel`,
  summary: "Cancel what has not begun of one of the caller's own series, from a day on",
  access: 'member',
  params: oneSeries,
  body: OwnSeriesCancellation,
  answer: SeriesView,
  idempotent: true,
  refusals: ['forbidden'],
});
