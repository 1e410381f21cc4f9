import Stripe from 'stripe';
import { dateOf } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import { endMandate } from './end-mandate.ts';
import {
  type Gateway,
  GatewayForbidden,
  GatewayRefused,
  GatewayUnreachable,
  isForbidden,
  type WebhookRequest,
} from './gateway.ts';
import { readSetup, startPayment, startSetup } from './stripe-pages.ts';
import { byId, byKey, cancelPayment, charge, refund, refundByKey } from './stripe-payments.ts';
import { mandateOf, subjectOf } from './stripe-words.ts';

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
  const readMandate = (id: string) =>
    told(() => known(async () => mandateOf(await stripe.mandates.retrieve(id))));
  return {
    kind: 'stripe',
    checkAccess: async () => {
      await told(() => stripe.paymentIntents.list({ limit: 1 }));
    },
    startSetup: request => told(() => startSetup(stripe, request)),
    readSetup: ({ setupId }) => told(() => readSetup(stripe, setupId)),
    charge: request => told(() => charge(stripe, request)),
    startPayment: request => told(() => startPayment(stripe, request)),
    cancelPayment: id => told(() => cancelPayment(stripe, id)),
    readPayment: ({ key, gatewayPayment: id, begunAt }) =>
      told(() => known(() => (id ? byId(stripe, id) : byKey(stripe, key, begunAt)))),
    refund: request => told(() => refund(stripe, request)),
    readRefund: request => told(() => known(() => refundByKey(stripe, request))),
    readMandate,
    revokeMandate: id => endMandate(readMandate, id, () => told(() => revokeMandate(stripe, id))),
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
    const Refused = isForbidden(statusCode) ? GatewayForbidden : GatewayRefused;
    throw new Refused('stripe', `${type} ${code ?? ''} ${error.message}`);
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
