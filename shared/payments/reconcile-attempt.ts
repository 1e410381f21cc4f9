import { realClock } from '../kernel/clock.ts';
import type { Attempt } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { gatewayOf, through } from './gateway-of.ts';
import { GatewayRefused, type Outcome } from './gateways/gateway.ts';
import { settleAttempt } from './settle-attempt.ts';

/** In real time: until it was kept it is the earlier of its organisation's clock and ours. */
const begunAt = ({ begunAt: kept, createdAt }: Attempt): string => {
  const now = realClock.now();
  return kept ?? (createdAt < now ? createdAt : now);
};

/**
 * Asks the gateway how an attempt stands and books it. What it still does not know when it should was never charged;
 * before that the call may be on its way.
 */
export const reconcileAttempt = async (booker: Booker, attempt: Attempt): Promise<Attempt> => {
  const org = booker.organisation.id;
  const { id: key, amount, currency } = attempt;
  // what it never named is known by our key
  const gatewayPayment = attempt.gatewayPayment === key ? undefined : attempt.gatewayPayment;
  const gateway = await gatewayOf(org, through(attempt));
  const found = await gateway.readPayment({ key, gatewayPayment, begunAt: begunAt(attempt) });
  if (!found && attempt.checkAt !== undefined && attempt.checkAt > realClock.now()) return attempt;
  // it named the payment itself: with other credentials it is another account that does not know it
  if (!found && gatewayPayment !== undefined)
    throw new GatewayRefused(gateway.kind, `${gatewayPayment} is not there`);
  const never = { status: 'cancelled', gatewayPayment: key, at: booker.now } as const;
  const outcome: Outcome = found ?? { ...never, amount, currency };
  return settleAttempt(booker, attempt, outcome);
};
