import { http } from '../middleware/http.ts';
import { balanceRoutes } from './routes/balance.ts';
import { bankRoutes } from './routes/bank.ts';
import { paymentRoutes } from './routes/payments.ts';

export const handler = http([...paymentRoutes, ...balanceRoutes, ...bankRoutes]);
