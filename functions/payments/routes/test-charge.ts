import { runTestCharge as charge } from '../../../shared/payments/test-charge.ts';
import { runTestCharge } from '../../../shared/payments/test-charge-contract.ts';
import { route } from '../../middleware/http.ts';
import { bookerOf, requireCurrency } from './booker.ts';

export const testChargeRoutes = [
  route(runTestCharge, async call => {
    requireCurrency(call.body.amount, call.organisation.currency, '/body/amount/currency');
    return { body: await charge(bookerOf(call), call.body) };
  }),
];
