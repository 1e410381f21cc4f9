import { http } from '../middleware/http.ts';
import { feeRoutes } from './routes/fees.ts';
import { membershipRoutes } from './routes/memberships.ts';
import { planRoutes } from './routes/plans.ts';

export const handler = http([...planRoutes, ...membershipRoutes, ...feeRoutes]);
