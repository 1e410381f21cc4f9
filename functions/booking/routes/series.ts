import { owns, requireOwn, requireSelf, sees } from '../../../shared/booking/booking-rules.ts';
import { cancelFrom } from '../../../shared/booking/cancel-series.ts';
import { bookSeries } from '../../../shared/booking/series.ts';
import * as operations from '../../../shared/booking/series-operations.ts';
import { bookingsOf, listSeries, readSeries } from '../../../shared/booking/series-store.ts';
import { seriesSummary, seriesView } from '../../../shared/booking/series-views.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { route } from '../../middleware/http.ts';
import { bookerOf, seriesIdOf, viewerOf } from '../booker.ts';

const create = route(operations.createSeries, async call => {
  const { customerId } = call.params;
  await requireCustomer(call.organisation.id, customerId);
  const asked = { customerId, id: seriesIdOf(call), input: call.body };
  const { series, bookings, writes } = await bookSeries(bookerOf(call), asked);
  return {
    body: seriesView(series, bookings),
    etag: series.version,
    location: `/v1/admin/customers/${customerId}/booking-series/${series.id}`,
    writes,
  };
});

const list = route(operations.listSeries, async call => {
  const { customerId } = call.params;
  await requireCustomer(call.organisation.id, customerId);
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { items, next } = await listSeries(call.organisation.id, customerId, asked);
  return { body: { items: items.map(seriesSummary), nextCursor: call.nextCursor(next) } };
});

const read = route(operations.getSeries, async ({ organisation, params }) => {
  const series = await readSeries(organisation.id, params.customerId, params.bookingSeriesId);
  const bookings = await bookingsOf(organisation.id, series);
  return { body: seriesView(series, bookings), etag: series.version };
});

const withdraw = route(operations.cancelSeries, async call => {
  const { customerId, bookingSeriesId } = call.params;
  const series = await readSeries(call.organisation.id, customerId, bookingSeriesId);
  const bookings = await cancelFrom(bookerOf(call), series, call.body);
  return { body: seriesView(series, bookings), etag: series.version };
});

const createOwn = route(operations.createOwnSeries, async call => {
  const { customerId } = call.params;
  requireSelf(viewerOf(call.principal), call.body.memberId);
  const asked = { customerId, id: seriesIdOf(call), input: call.body };
  const { series, bookings, writes } = await bookSeries(bookerOf(call), asked);
  return {
    body: seriesView(series, bookings),
    etag: series.version,
    location: `/v1/portal/customers/${customerId}/booking-series/${series.id}`,
    writes,
  };
});

const readOwn = route(operations.getOwnSeries, async ({ organisation, params, principal }) => {
  const series = await readSeries(organisation.id, params.customerId, params.bookingSeriesId);
  const viewer = viewerOf(principal);
  if (!sees(viewer, series)) throw new Refusal('not_found');
  const bookings = await bookingsOf(organisation.id, series);
  const seesMoney = (viewer.seesMoney && !series.payer) || owns(viewer, series);
  return { body: seriesView(series, bookings, { seesMoney }), etag: series.version };
});

const withdrawOwn = route(operations.cancelOwnSeries, async call => {
  const { customerId, bookingSeriesId } = call.params;
  const series = await readSeries(call.organisation.id, customerId, bookingSeriesId);
  requireOwn(viewerOf(call.principal), series);
  const bookings = await cancelFrom(bookerOf(call), series, call.body);
  return { body: seriesView(series, bookings), etag: series.version };
});

export const seriesRoutes = [create, list, read, withdraw, createOwn, readOwn, withdrawOwn];
