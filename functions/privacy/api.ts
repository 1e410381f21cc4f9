import { http } from '../middleware/http.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { exportRoutes } from './routes/export.ts';

export const handler = http([...erasureRoutes, ...exportRoutes]);
