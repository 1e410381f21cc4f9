import { realClock } from '../kernel/clock.ts';
import type { Attempt } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { gatewayOf, through } from './gateway-of.ts';
import type { Outcome } from './gateways/gateway.ts';
import { settleAttempt } from './settle-attempt.ts';

/**
 * Asks the gateway how an attempt stands and books it. What it still does not know when it should was never charged;
 * before that the call may be on its way.
 */
export const reconcileAttempt = async (booker: Booker, attempt: Attempt): Promise<Attempt> => {
  const org = booker.organisation.id;
  const { id: key, gatewayPayment, amount, currency } = attempt;
  const gateway = await gatewayOf(org, through(attempt));
  const found = await gateway.readPayment({ key, gatewayPayment });
  if (!found && attempt.checkAt !== undefined && attempt.checkAt > realClock.now()) return attempt;
  const never = { status: 'cancelled', gatewayPayment: key, at: booker.now } as const;
  const outcome: Outcome = found ?? { ...never, amount, currency };
  return settleAttempt(booker, attempt, outcome);
};
