import type Stripe from 'stripe';
import {
  type GatewayCustomer,
  GatewayRefused,
  type PaymentRequest,
  type SetupRequest,
} from './gateway.ts';
import { instantOf, methodOf, toStripe } from './stripe-words.ts';

const customerOf = async (stripe: Stripe, key: string, customer: GatewayCustomer) => {
  if (customer.gatewayCustomer) return customer.gatewayCustomer;
  const { name, email, language, id } = customer;
  const made = await stripe.customers.create(
    { name, email, preferred_locales: [language], metadata: { customer: id } },
    { idempotencyKey: `${key}-customer` },
  );
  return made.id;
};

export const startSetup = async (
  stripe: Stripe,
  { key, customer, types, returnUrl }: SetupRequest,
) => {
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

export const readSetup = async (stripe: Stripe, setupId: string) => {
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

export const startPayment = async (stripe: Stripe, request: PaymentRequest) => {
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
