import { http } from '../middleware/http.ts';
import { adminRoutes } from './routes/admins.ts';
import { customerRoutes } from './routes/customers.ts';
import { memberRoutes } from './routes/members.ts';
import { requestRoutes } from './routes/requests.ts';

export const handler = http([...memberRoutes, ...customerRoutes, ...adminRoutes, ...requestRoutes]);
