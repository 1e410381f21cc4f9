import { http } from '../middleware/http.ts';
import { exportRoutes } from './routes/export.ts';

export const handler = http(exportRoutes);
