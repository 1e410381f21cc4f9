import { http } from '../middleware/http.ts';
import { checkoutRoutes } from './routes/checkouts.ts';
import { publicRoutes } from './routes/public.ts';
import { settingsRoutes } from './routes/settings.ts';

export const handler = http([...settingsRoutes, ...publicRoutes, ...checkoutRoutes]);
