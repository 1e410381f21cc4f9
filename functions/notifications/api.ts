import { http } from '../middleware/http.ts';
import { mailRoutes } from './routes/mails.ts';

export const handler = http([...mailRoutes]);
