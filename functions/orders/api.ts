import { http } from '../middleware/http.ts';
import { orderRoutes } from './routes/orders.ts';
import { ownOrderRoutes } from './routes/own-orders.ts';

export const handler = http([...ownOrderRoutes, ...orderRoutes]);
