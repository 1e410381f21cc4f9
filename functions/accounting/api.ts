import { http } from '../middleware/http.ts';
import { accountRoutes } from './routes/accounts.ts';
import { journalRoutes } from './routes/journal.ts';

export const handler = http([...accountRoutes, ...journalRoutes]);
