import { http } from '../middleware/http.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { ownBookingRoutes } from './routes/own-bookings.ts';
import { seriesRoutes } from './routes/series.ts';

export const handler = http([...bookingRoutes, ...ownBookingRoutes, ...seriesRoutes]);
