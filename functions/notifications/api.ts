import { http } from '../middleware/http.ts';
import { mailRoutes } from './routes/mails.ts';
import { templateRoutes } from './routes/templates.ts';

export const handler = http([...mailRoutes, ...templateRoutes]);
