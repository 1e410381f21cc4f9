import Stripe from 'stripe';
import { dateOf, epochSeconds, plusSeconds, realClock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import {
  type ChargeRequest,
  declined,
  type Gateway,
  type GatewayCustomer,
  GatewayRefused,
  GatewayUnreachable,
  type Outcome,
  type PaymentRequest,
  type RefundRequest,
  type SetupRequest,
  savedMethodTypes,
  type WebhookRequest,
} from './gateway.ts';
import {
  instantOf,
  isCharge,
  mandateOf,
  methodOf,
  pageOutcome,
  paymentOutcome,
  reasonOf,
  subjectOf,
  toStripe,
} from './stripe-words.ts';

/** A payment that a lost answer hides is looked for among those of the last days. */
const lookedBackSeconds = 3 * 86_400;
/** How old a signature may be, in seconds. */
const replayWindow = 300;

export interface StripeCredentials {
  readonly secretKey: string;
}

/**
 * Stripe by its own SDK: cards, SEPA and Bacs Direct Debit. The SDK retries nothing: each call has our key as its
 * idempotency key, and who calls decides. `baseUrl` is https://api.stripe.com unless said.
 */
export const stripeGateway = (
  { secretKey }: StripeCredentials,
  {
    baseUrl,
    timeoutSeconds = 10,
  }: { readonly baseUrl?: string; readonly timeoutSeconds?: number } = {},
): Gateway => {
  const stripe = new Stripe(secretKey, {
    ...(baseUrl && addressOf(baseUrl)),
    maxNetworkRetries: 0,
    timeout: timeoutSeconds * 1_000,
    telemetry: false,
  });
  return {
    kind: 'stripe',
    startSetup: request => told(() => startSetup(stripe, request)),
    readSetup: ({ setupId }) => told(() => readSetup(stripe, setupId)),
    charge: request => told(() => charge(stripe, request)),
    startPayment: request => told(() => startPayment(stripe, request)),
    cancelPayment: id => told(() => cancelPayment(stripe, id)),
    readPayment: ({ key, gatewayPayment }) =>
      told(() => known(() => (gatewayPayment ? byId(stripe, gatewayPayment) : byKey(stripe, key)))),
    refund: request => told(() => refund(stripe, request)),
    readMandate: id => told(() => known(async () => mandateOf(await stripe.mandates.retrieve(id)))),
    revokeMandate: id => told(() => revokeMandate(stripe, id)),
    readWebhook: async request => readWebhook(stripe, request),
  };
};

const addressOf = (baseUrl: string) => {
  const { protocol, hostname, port } = new URL(baseUrl);
  return {
    protocol: protocol === 'http:' ? ('http' as const) : ('https' as const),
    host: hostname,
    ...(port && { port }),
  };
};

/** Only an answer that says what became of the call is one: a 500 or a 409 of a call under way is none. */
const told = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode = 0, code, type } = error;
    const isTold =
      statusCode >= 400 && statusCode < 500 && statusCode !== 409 && statusCode !== 429;
    if (!isTold) throw new GatewayUnreachable('stripe', error);
    throw new GatewayRefused('stripe', `${type} ${code ?? ''} ${error.message}`);
  }
};

const known = async <T>(work: () => Promise<T | undefined>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.statusCode === 404) return undefined;
    throw error;
  }
};

const customerOf = async (stripe: Stripe, key: string, customer: GatewayCustomer) => {
  if (customer.gatewayCustomer) return customer.gatewayCustomer;
  const { name, email, language, id } = customer;
  const made = await stripe.customers.create(
    { name, email, preferred_locales: [language], metadata: { customer: id } },
    { idempotencyKey: `${key}-customer` },
  );
  return made.id;
};

const startSetup = async (stripe: Stripe, { key, customer, types, returnUrl }: SetupRequest) => {
  const gatewayCustomer = await customerOf(stripe, key, customer);
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'setup',
      customer: gatewayCustomer,
      allowed_payment_method_types: [...types],
      success_url: returnUrl,
      cancel_url: returnUrl,
      locale: customer.language,
      metadata: { key },
    },
    { idempotencyKey: key },
  );
  return { setupId: session.id, gatewayCustomer, ...pageOf(session) };
};

const pageOf = ({ id, url, expires_at }: Stripe.Checkout.Session) => {
  if (!url) throw new GatewayRefused('stripe', `page ${id} has no address`);
  return { url, expiresAt: instantOf(expires_at) };
};

const readSetup = async (stripe: Stripe, setupId: string) => {
  const { status, setup_intent: intent } = await stripe.checkout.sessions.retrieve(setupId, {
    expand: ['setup_intent.payment_method', 'setup_intent.mandate'],
  });
  if (status === 'expired') return { status: 'failed' as const };
  if (!intent || typeof intent === 'string' || intent.status !== 'succeeded')
    return { status: 'pending' as const };
  const { payment_method: left, mandate } = intent;
  const signed = mandate && typeof mandate === 'object' ? mandate : undefined;
  const method = left && typeof left === 'object' ? methodOf(left, signed) : undefined;
  return { status: 'done' as const, ...(method && { method }) };
};

const charge = async (stripe: Stripe, request: ChargeRequest): Promise<Outcome> => {
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

const startPayment = async (stripe: Stripe, request: PaymentRequest) => {
  const { key, amount, currency, description, customer, returnUrl } = request;
  const money = toStripe(amount, currency);
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'payment',
      ...(customer.gatewayCustomer
        ? { customer: customer.gatewayCustomer }
        : { customer_email: customer.email }),
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: money.currency,
            unit_amount: money.amount,
            product_data: { name: description },
          },
        },
      ],
      payment_intent_data: { description, metadata: { key } },
      success_url: returnUrl,
      cancel_url: returnUrl,
      locale: customer.language,
      metadata: { key },
    },
    { idempotencyKey: key },
  );
  return { gatewayPayment: session.id, ...pageOf(session) };
};

const isPage = (id: string): boolean => id.startsWith('cs_');

const byId = async (stripe: Stripe, id: string): Promise<Outcome> => {
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
const byKey = async (stripe: Stripe, key: string): Promise<Outcome | undefined> => {
  const created = { gte: epochSeconds(plusSeconds(realClock.now(), -lookedBackSeconds)) };
  for await (const intent of stripe.paymentIntents.list({ created, limit: 100 })) {
    if (intent.metadata.key === key) return outcomeOf(stripe, intent.id);
  }
  for await (const session of stripe.checkout.sessions.list({ created, limit: 100 })) {
    if (session.metadata?.key === key && session.mode === 'payment') return pageOutcome(session);
  }
  return undefined;
};

const cancelPayment = async (stripe: Stripe, id: string): Promise<Outcome> => {
  try {
    if (isPage(id)) await stripe.checkout.sessions.expire(id);
    else await stripe.paymentIntents.cancel(id);
  } catch (error) {
    // what cannot be cancelled any more is read as it stands
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
  }
  return byId(stripe, id);
};

const refund = async (stripe: Stripe, { key, gatewayPayment, amount, currency }: RefundRequest) => {
  const page = isPage(gatewayPayment) ? await byId(stripe, gatewayPayment) : undefined;
  const made = await stripe.refunds.create(
    {
      payment_intent: page?.gatewayPayment ?? gatewayPayment,
      amount: toStripe(amount, currency).amount,
      metadata: { key },
    },
    { idempotencyKey: key },
  );
  const status =
    made.status === 'succeeded'
      ? ('succeeded' as const)
      : made.status === 'failed' || made.status === 'canceled'
        ? ('failed' as const)
        : ('pending' as const);
  return { status, gatewayRefund: made.id };
};

/** Stripe ends a mandate with the method that it belongs to. */
const revokeMandate = async (stripe: Stripe, id: string): Promise<void> => {
  const { payment_method: method } = await stripe.mandates.retrieve(id);
  await stripe.paymentMethods.detach(typeof method === 'string' ? method : method.id);
};

const readWebhook = (stripe: Stripe, { rawBody, headers, secrets, now }: WebhookRequest) => {
  const signature = headers['stripe-signature'] ?? '';
  const at = dateOf(now).getTime();
  for (const secret of secrets) {
    try {
      const event = stripe.webhooks.constructEvent(
        rawBody,
        signature,
        secret,
        replayWindow,
        undefined,
        at,
      );
      const about = subjectOf(event);
      return about ? [{ id: event.id, about }] : [];
    } catch (error) {
      // another secret may fit
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  throw new Refusal('webhook_signature');
};
