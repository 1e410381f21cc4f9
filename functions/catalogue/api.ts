import { http } from '../middleware/http.ts';
import { feeRoutes } from './routes/fees.ts';
import { membershipStateRoutes } from './routes/membership-states.ts';
import { membershipRoutes } from './routes/memberships.ts';
import { planChangeRoutes } from './routes/plan-changes.ts';
import { planRoutes } from './routes/plans.ts';

export const handler = http([
  ...planRoutes,
  ...membershipRoutes,
  ...membershipStateRoutes,
  ...planChangeRoutes,
  ...feeRoutes,
]);
