import { http } from '../middleware/http.ts';
import { readRoutes } from './routes/read.ts';
import { writeRoutes } from './routes/write.ts';

export const handler = http([...readRoutes, ...writeRoutes]);
