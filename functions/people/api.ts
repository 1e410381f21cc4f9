import { http } from '../middleware/http.ts';
import { customerRoutes } from './routes/customers.ts';
import { memberRoutes } from './routes/members.ts';
import { portalRoutes } from './routes/portal.ts';
import { profileRoutes } from './routes/profile.ts';

export const handler = http([
  ...customerRoutes,
  ...memberRoutes,
  ...portalRoutes,
  ...profileRoutes,
]);
