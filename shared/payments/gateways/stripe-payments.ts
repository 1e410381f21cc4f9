import Stripe from 'stripe';
import { epochSeconds, realClock } from '../../kernel/clock.ts';
import {
  type ChargeRequest,
  declined,
  lookedForSince,
  type Outcome,
  type RefundOutcome,
  type RefundRequest,
  savedMethodTypes,
} from './gateway.ts';
import { isCharge, pageOutcome, paymentOutcome, reasonOf, toStripe } from './stripe-words.ts';

export const charge = async (stripe: Stripe, request: ChargeRequest): Promise<Outcome> => {
  const { key, amount, currency, method, mandate, gatewayCustomer, description } = request;
  try {
    const intent = await stripe.paymentIntents.create(
      {
        ...toStripe(amount, currency),
        customer: gatewayCustomer,
        payment_method: method,
        allowed_payment_method_types: [...savedMethodTypes],
        ...(mandate && { mandate }),
        confirm: true,
        off_session: true,
        description,
        metadata: { key, reference: request.reference },
        expand: ['latest_charge'],
      },
      { idempotencyKey: key },
    );
    return paymentOutcome(intent, false);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    if (error.code === 'payment_intent_mandate_invalid')
      return declined(request, 'mandate_invalid', realClock.now());
    if (!(error instanceof Stripe.errors.StripeCardError) || !error.payment_intent) throw error;
    const outcome = paymentOutcome(error.payment_intent as Stripe.PaymentIntent, false);
    // off session nobody is there to confirm: the attempt is over
    return { ...outcome, status: 'failed', reason: reasonOf(error) };
  }
};

const isPage = (id: string): boolean => id.startsWith('cs_');

export const byId = async (stripe: Stripe, id: string): Promise<Outcome> => {
  if (!isPage(id)) return outcomeOf(stripe, id);
  const session = await stripe.checkout.sessions.retrieve(id);
  const intent = session.payment_intent;
  if (!intent) return pageOutcome(session);
  const outcome = await outcomeOf(stripe, typeof intent === 'string' ? intent : intent.id);
  // after a decline the page is still open for another card
  return outcome.status === 'failed' && session.status === 'open' ? pageOutcome(session) : outcome;
};

const outcomeOf = async (stripe: Stripe, id: string): Promise<Outcome> => {
  const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  return paymentOutcome(intent, await isLost(stripe, intent));
};

/** Disputed money is taken at once and given back when the dispute is won. */
const isLost = async (stripe: Stripe, { latest_charge: last }: Stripe.PaymentIntent) => {
  if (!isCharge(last) || !last.disputed) return false;
  const { data } = await stripe.disputes.list({ charge: last.id, limit: 10 });
  return data.some(({ status }) => status !== 'won' && !status.startsWith('warning_'));
};

/** Lists instead of searching: what was just made is in a list at once, in a search after about a minute. */
export const byKey = async (
  stripe: Stripe,
  key: string,
  begunAt?: string,
): Promise<Outcome | undefined> => {
  const created = { gte: epochSeconds(lookedForSince(begunAt, realClock.now())) };
  for await (const intent of stripe.paymentIntents.list({ created, limit: 100 })) {
    if (intent.metadata.key === key) return outcomeOf(stripe, intent.id);
  }
  for await (const session of stripe.checkout.sessions.list({ created, limit: 100 })) {
    if (session.metadata?.key === key && session.mode === 'payment') return pageOutcome(session);
  }
  return undefined;
};

export const cancelPayment = async (stripe: Stripe, id: string): Promise<Outcome> => {
  try {
    if (isPage(id)) await stripe.checkout.sessions.expire(id);
    else await stripe.paymentIntents.cancel(id);
  } catch (error) {
    // what cannot be cancelled any more is read as it stands
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  return byId(stripe, id);
};

export const refund = async (
  stripe: Stripe,
  { key, gatewayPayment, amount, currency }: RefundRequest,
) => {
  const made = await stripe.refunds.create(
    {
      payment_intent: await intentOf(stripe, gatewayPayment),
      amount: toStripe(amount, currency).amount,
      metadata: { key },
    },
    { idempotencyKey: key },
  );
  return refundOutcome(made);
};

/** Idempotency keys are forgotten after a day: what was made before is found among the refunds of its payment. */
export const refundByKey = async (
  stripe: Stripe,
  { key, gatewayPayment }: Pick<RefundRequest, 'key' | 'gatewayPayment'>,
): Promise<RefundOutcome | undefined> => {
  const payment_intent = await intentOf(stripe, gatewayPayment);
  for await (const made of stripe.refunds.list({ payment_intent, limit: 100 })) {
    if (made.metadata?.key === key) return refundOutcome(made);
  }
  return undefined;
};

const intentOf = async (stripe: Stripe, id: string): Promise<string> =>
  isPage(id) ? (await byId(stripe, id)).gatewayPayment : id;

const refundStatuses: Readonly<Record<string, RefundOutcome['status']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
};

const refundOutcome = ({ id, status }: Pick<Stripe.Refund, 'id' | 'status'>): RefundOutcome => ({
  status: refundStatuses[status ?? ''] ?? 'pending',
  gatewayRefund: id,
});
