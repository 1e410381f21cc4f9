import { http } from '../middleware/http.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { webhookRoutes } from './routes/webhooks.ts';

export const handler = http([...webhookRoutes, ...deliveryRoutes]);
