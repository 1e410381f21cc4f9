import { http } from '../middleware/http.ts';
import { adminRoutes } from './routes/admins.ts';
import { clockRoutes } from './routes/clock.ts';
import { deadLetterRoutes } from './routes/dead-letters.ts';
import { legalEntityRoutes } from './routes/legal-entities.ts';
import { locationRoutes } from './routes/locations.ts';
import { organisationRoutes } from './routes/organisation.ts';

export const handler = http([
  ...organisationRoutes,
  ...clockRoutes,
  ...locationRoutes,
  ...legalEntityRoutes,
  ...adminRoutes,
  ...deadLetterRoutes,
]);
