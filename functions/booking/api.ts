import { http } from '../middleware/http.ts';
import { availabilityRoutes } from './routes/availability.ts';
import { bookingRoutes } from './routes/bookings.ts';
import { creditRoutes } from './routes/credits.ts';
import { ownBookingRoutes } from './routes/own-bookings.ts';
import { rateRoutes } from './routes/rates.ts';
import { resourceRoutes } from './routes/resources.ts';
import { seriesRoutes } from './routes/series.ts';

export const handler = http([
  ...resourceRoutes,
  ...rateRoutes,
  ...availabilityRoutes,
  ...bookingRoutes,
  ...ownBookingRoutes,
  ...seriesRoutes,
  ...creditRoutes,
]);
