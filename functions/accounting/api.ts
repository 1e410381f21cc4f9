import { http } from '../middleware/http.ts';
import { accountRoutes } from './routes/accounts.ts';
import { debtorRoutes } from './routes/debtors.ts';
import { journalRoutes } from './routes/journal.ts';

export const handler = http([...accountRoutes, ...debtorRoutes, ...journalRoutes]);
