import { http } from '../middleware/http.ts';
import { settingsRoutes } from './routes/settings.ts';

export const handler = http([...settingsRoutes]);
