import { http } from '../middleware/http.ts';
import { dunningTermsRoutes } from './routes/terms.ts';
import { timelineRoutes } from './routes/timelines.ts';

export const handler = http([...dunningTermsRoutes, ...timelineRoutes]);
