import { http } from '../middleware/http.ts';
import { attemptRoutes } from './routes/attempts.ts';
import { balanceRoutes } from './routes/balance.ts';
import { bankRoutes } from './routes/bank.ts';
import { gatewayEventRoutes } from './routes/gateway-events.ts';
import { gatewayRoutes } from './routes/gateways.ts';
import { paymentMethodRoutes } from './routes/payment-methods.ts';
import { paymentRoutes } from './routes/payments.ts';
import { takeBackRoutes } from './routes/take-back.ts';
import { testChargeRoutes } from './routes/test-charge.ts';

export const handler = http([
  ...paymentRoutes,
  ...balanceRoutes,
  ...bankRoutes,
  ...gatewayRoutes,
  ...gatewayEventRoutes,
  ...paymentMethodRoutes,
  ...attemptRoutes,
  ...takeBackRoutes,
  ...testChargeRoutes,
]);
