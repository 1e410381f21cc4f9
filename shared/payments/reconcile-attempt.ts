import { readInvoice } from '../billing/invoice-store.ts';
import { openOf } from '../billing/open-amount.ts';
import { realClock } from '../kernel/clock.ts';
import type { Attempt } from './attempt-model.ts';
import { begunAtOf, pageEndOf } from './attempt-times.ts';
import type { Booker } from './book.ts';
import { gatewayOf, through } from './gateway-of.ts';
import { type Gateway, GatewayRefused, isUpToCustomer, type Outcome } from './gateways/gateway.ts';
import { settleAttempt } from './settle-attempt.ts';

/**
 * Asks the gateway how an attempt stands and books it. What it still does not know when it should was never charged;
 * before that the call may be on its way. A page that nobody has paid is closed once its time is over, or once less is
 * owed than it asks for.
 */
export const reconcileAttempt = async (booker: Booker, attempt: Attempt): Promise<Attempt> => {
  const org = booker.organisation.id;
  const { id: key, amount, currency } = attempt;
  // what it never named is known by our key
  const gatewayPayment = attempt.gatewayPayment === key ? undefined : attempt.gatewayPayment;
  const gateway = await gatewayOf(org, through(attempt));
  const begunAt = begunAtOf(attempt, realClock.now());
  const found = await gateway.readPayment({ key, gatewayPayment, begunAt });
  if (!found && attempt.checkAt !== undefined && attempt.checkAt > realClock.now()) return attempt;
  // it named the payment itself: with other credentials it is another account that does not know it
  if (!found && gatewayPayment !== undefined)
    throw new GatewayRefused(gateway.kind, `${gatewayPayment} is not there`);
  const never = { status: 'cancelled', gatewayPayment: key, at: booker.now } as const;
  const outcome: Outcome = found ?? { ...never, amount, currency };
  return settleAttempt(booker, attempt, await asItEnds(org, gateway, attempt, outcome));
};

/** Closing is asked of the gateway, and its answer counts: it may have been paid at the last moment. */
const asItEnds = async (
  org: string,
  gateway: Gateway,
  attempt: Attempt,
  outcome: Outcome,
): Promise<Outcome> => {
  if (attempt.status !== 'open' || !isUpToCustomer(outcome)) return outcome;
  const isOver = pageEndOf(attempt) <= realClock.now() || (await asksTooMuch(org, attempt));
  return isOver ? gateway.cancelPayment(outcome.gatewayPayment) : outcome;
};

const asksTooMuch = async (
  org: string,
  { customerId, invoiceId, amount }: Attempt,
): Promise<boolean> => {
  const invoice = await readInvoice(org, customerId, invoiceId);
  return !invoice || openOf(invoice) < amount;
};
