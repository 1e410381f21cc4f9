/** Longer than usual: each call of Stripe that the adapter makes, checked and answered, with the books behind them. */
import type Stripe from 'stripe';
import * as z from 'zod';
import { stripeGateway } from '../../shared/payments/gateways/stripe.ts';
import {
  type Answered,
  type Asked,
  type Behaviour,
  must,
  remembering,
  type StandIn,
  serve,
} from './stand-in.ts';

export const secretKey = 'sk_test_atrium';
const version = '2026-10-28.endive';

/** Forms as the SDK sends them, flat; a field that the documentation does not have is refused. */
const text = z.string().min(1);
const forms = {
  /** docs.stripe.com/api/customers/create */
  '/v1/customers': z.strictObject({
    name: text,
    email: z.email(),
    'preferred_locales[0]': text,
    'metadata[customer]': text,
  }),
  /** docs.stripe.com/api/checkout/sessions/create */
  '/v1/checkout/sessions': z
    .strictObject({
      mode: z.enum(['setup', 'payment']),
      customer: text.optional(),
      customer_email: z.email().optional(),
      'allowed_payment_method_types[0]': z.enum(['card', 'sepa_debit', 'bacs_debit']).optional(),
      'allowed_payment_method_types[1]': z.enum(['card', 'sepa_debit', 'bacs_debit']).optional(),
      'line_items[0][quantity]': z.literal('1').optional(),
      'line_items[0][price_data][currency]': z.string().length(3).lowercase().optional(),
      'line_items[0][price_data][unit_amount]': z.string().regex(/^\d+$/).optional(),
      'line_items[0][price_data][product_data][name]': text.optional(),
      'payment_intent_data[description]': text.optional(),
      'payment_intent_data[metadata][key]': text.optional(),
      success_url: z.url(),
      cancel_url: z.url(),
      locale: z.enum(['en', 'nl', 'de', 'fr']),
      'metadata[key]': text,
    })
    .refine(form => form.mode === 'payment' || form['allowed_payment_method_types[0]']),
  /** docs.stripe.com/api/payment_intents/create */
  '/v1/payment_intents': z.strictObject({
    amount: z.string().regex(/^\d+$/),
    currency: z.string().length(3).lowercase(),
    customer: text,
    payment_method: text,
    'allowed_payment_method_types[0]': z.literal('card'),
    'allowed_payment_method_types[1]': z.literal('sepa_debit'),
    'allowed_payment_method_types[2]': z.literal('bacs_debit'),
    mandate: text.optional(),
    confirm: z.literal('true'),
    off_session: z.literal('true'),
    description: text,
    'metadata[key]': text,
    'metadata[reference]': text,
    'expand[0]': z.literal('latest_charge'),
  }),
  /** docs.stripe.com/api/refunds/create */
  '/v1/refunds': z.strictObject({
    payment_intent: z.string().startsWith('pi_'),
    amount: z.string().regex(/^\d+$/),
    'metadata[key]': text,
  }),
} as const;

/** The fields of each object that are read, in the SDK's own types. */
type Intent = Pick<
  Stripe.PaymentIntent,
  'id' | 'object' | 'amount' | 'currency' | 'created' | 'metadata' | 'next_action' | 'status'
> & {
  readonly latest_charge: Pick<Stripe.Charge, 'id' | 'object' | 'created' | 'disputed'> | null;
  readonly last_payment_error: Pick<
    Stripe.PaymentIntent.LastPaymentError,
    'code' | 'decline_code' | 'type'
  > | null;
};
type Session = Pick<
  Stripe.Checkout.Session,
  | 'id'
  | 'object'
  | 'mode'
  | 'status'
  | 'url'
  | 'created'
  | 'expires_at'
  | 'amount_total'
  | 'currency'
  | 'metadata'
> & { readonly payment_intent: string | null; readonly setup_intent: SetupIntent | null };
type SetupIntent = Pick<Stripe.SetupIntent, 'id' | 'object' | 'status'> & {
  readonly payment_method: Method;
  readonly mandate: Mandate | null;
};
type Method = Pick<Stripe.PaymentMethod, 'id' | 'object' | 'type'> & {
  readonly card?: Pick<Stripe.PaymentMethod.Card, 'brand' | 'last4' | 'exp_month' | 'exp_year'>;
  readonly sepa_debit?: Pick<Stripe.PaymentMethod.SepaDebit, 'last4'>;
};
type Refund = Pick<Stripe.Refund, 'id' | 'object' | 'status' | 'amount' | 'metadata'> & {
  readonly payment_intent: string;
};
type Mandate = Pick<Stripe.Mandate, 'id' | 'object' | 'status' | 'payment_method'> & {
  readonly payment_method_details: {
    readonly type: string;
    readonly sepa_debit: { readonly reference: string; readonly url: string };
  };
};

/** Stripe as docs.stripe.com/api describes the objects that we use. */
export const stripeStandIn = async (): Promise<StandIn> => {
  const behaviours = new Map<string, Behaviour>();
  const intents = new Map<string, Intent>();
  const sessions = new Map<string, Session>();
  const mandates = new Map<string, Mandate>();
  const refunds = new Map<string, Refund>();
  let made = 0;
  let isBroken = false;
  const idOf = (prefix: string) => {
    made += 1;
    return `${prefix}_${String(made).padStart(6, '0')}`;
  };
  const now = () => Math.floor(Date.now() / 1_000);

  const newIntent = (form: Record<string, string>, status: Intent['status']): Intent => {
    const intent: Intent = {
      id: idOf('pi'),
      object: 'payment_intent',
      amount: Number(form.amount),
      currency: form.currency ?? '',
      created: now(),
      metadata: { key: form['metadata[key]'] ?? '' },
      next_action: null,
      status,
      latest_charge: { id: idOf('ch'), object: 'charge', created: now(), disputed: false },
      last_payment_error: null,
    };
    intents.set(intent.id, intent);
    return intent;
  };

  const charge = (form: Record<string, string>): Answered => {
    const behaviour = must(behaviours.get(form.payment_method ?? ''), 'method');
    if (form.mandate && mandates.get(form.mandate)?.status !== 'active')
      return invalid(400, 'the mandate is not active', 'payment_intent_mandate_invalid');
    if (behaviour === 'insufficient_funds') {
      // docs.stripe.com/api/errors: a declined card is 402, with the payment intent in it
      const error = {
        type: 'card_error',
        code: 'card_declined',
        decline_code: 'insufficient_funds',
      } as const;
      const declined = { ...newIntent(form, 'requires_payment_method'), last_payment_error: error };
      intents.set(declined.id, declined);
      return {
        status: 402,
        body: { error: { ...error, message: 'Declined.', payment_intent: declined } },
      };
    }
    const body = newIntent(form, behaviour === 'debit' ? 'processing' : 'succeeded');
    return behaviour === 'times_out'
      ? { status: 0, body: { status: 200, body } }
      : { status: 200, body };
  };

  const open = (form: Record<string, string>): Answered => {
    const id = idOf('cs');
    const amount = form['line_items[0][price_data][unit_amount]'];
    const session: Session = {
      id,
      object: 'checkout.session',
      mode: form.mode === 'setup' ? 'setup' : 'payment',
      status: 'open',
      url: `https://checkout.stripe.com/c/pay/${id}`,
      created: now(),
      expires_at: now() + 86_400,
      amount_total: amount ? Number(amount) : null,
      currency: form['line_items[0][price_data][currency]'] ?? null,
      metadata: { key: form['metadata[key]'] ?? '' },
      payment_intent: null,
      setup_intent: null,
    };
    sessions.set(id, session);
    return { status: 200, body: session };
  };

  const refunded = (form: Record<string, string>): Answered => {
    const { id, amount } = must(intents.get(form.payment_intent ?? ''), 'payment intent');
    const before = [...refunds.values()].filter(each => each.payment_intent === id);
    const left = before.reduce((rest, each) => rest - each.amount, amount);
    if (Number(form.amount) > left) return invalid(400, 'greater than unrefunded amount');
    const refund: Refund = {
      id: idOf('re'),
      object: 'refund',
      status: 'succeeded',
      amount: Number(form.amount),
      payment_intent: id,
      metadata: { key: form['metadata[key]'] ?? '' },
    };
    refunds.set(refund.id, refund);
    return { status: 200, body: refund };
  };

  const create = {
    '/v1/customers': () => ({ status: 200, body: { id: idOf('cus'), object: 'customer' } }),
    '/v1/checkout/sessions': open,
    '/v1/payment_intents': charge,
    '/v1/refunds': refunded,
  };
  const isCreate = (path: string): path is keyof typeof create => Object.hasOwn(create, path);
  const list = (data: readonly unknown[]): Answered => ({
    status: 200,
    body: { object: 'list', data: data.toReversed(), has_more: false, url: '/' },
  });
  const invalid = (status: number, message: string, code?: string): Answered => ({
    status,
    body: { error: { type: 'invalid_request_error', message, code } },
  });

  const post = ({ path, body, headers }: Asked): Answered => {
    const form = Object.fromEntries(new URLSearchParams(body));
    if (isCreate(path)) {
      if (!headers['idempotency-key']) return invalid(400, 'expected an idempotency key');
      const parsed = forms[path].safeParse(form);
      return parsed.success ? create[path](form) : invalid(400, z.prettifyError(parsed.error));
    }
    const [, , resource = '', id = '', verb = ''] = path.replace('/checkout', '').split('/');
    const session = sessions.get(id);
    if (session && verb === 'expire') {
      if (session.status !== 'open') return invalid(400, 'only an open session can be expired');
      sessions.set(id, { ...session, status: 'expired', url: null });
      return { status: 200, body: sessions.get(id) };
    }
    const intent = intents.get(id);
    if (intent && verb === 'cancel')
      return invalid(400, `cannot cancel a ${intent.status} payment`);
    if (resource === 'payment_methods' && verb === 'detach') {
      const of = [...mandates.values()].find(({ payment_method }) => payment_method === id);
      if (of?.status === 'inactive') return invalid(400, 'the method is not attached');
      for (const mandate of mandates.values())
        if (mandate.payment_method === id)
          mandates.set(mandate.id, { ...mandate, status: 'inactive' });
      return { status: 200, body: { id, object: 'payment_method' } };
    }
    return invalid(404, `no ${path}`);
  };

  const get = ({ path, query }: Asked): Answered => {
    if (path === '/v1/payment_intents') return list([...intents.values()]);
    if (path === '/v1/checkout/sessions') return list([...sessions.values()]);
    if (path === '/v1/refunds') {
      const of = query.get('payment_intent');
      return list([...refunds.values()].filter(each => each.payment_intent === of));
    }
    if (path === '/v1/disputes') {
      const of = [...intents.values()].find(
        intent => intent.latest_charge?.id === query.get('charge'),
      );
      return list(
        of?.latest_charge?.disputed ? [{ id: idOf('dp'), object: 'dispute', status: 'lost' }] : [],
      );
    }
    const id = path.split('/').at(-1) ?? '';
    const found = intents.get(id) ?? sessions.get(id) ?? mandates.get(id);
    return found ? { status: 200, body: found } : invalid(404, `no ${path}`);
  };

  const answers = remembering(
    { status: 400, body: { error: { type: 'idempotency_error' } } },
    asked => (asked.method === 'POST' ? post(asked) : get(asked)),
  );
  const server = await serve(asked => {
    if (asked.headers.authorization !== `Bearer ${secretKey}`) return invalid(401, 'invalid key');
    if (asked.headers['stripe-version'] !== version) return invalid(400, 'another API version');
    const answered = answers(asked);
    if (!isBroken || asked.method !== 'POST') return answered;
    isBroken = false;
    return { status: 500, body: { error: { type: 'api_error', message: 'Broken' } } };
  });
  const options = { baseUrl: server.url, timeoutSeconds: 1 };

  const finish = (setupId: string, behaviour: Behaviour) => {
    const isDebit = behaviour === 'debit';
    const method: Method = {
      id: idOf('pm'),
      object: 'payment_method',
      ...(isDebit
        ? { type: 'sepa_debit', sepa_debit: { last4: '3000' } }
        : { type: 'card', card: { brand: 'visa', last4: '4242', exp_month: 3, exp_year: 2_030 } }),
    };
    behaviours.set(method.id, behaviour);
    const sepa = { reference: 'ATRIUM1', url: 'https://hooks.stripe.com/mandate' };
    const mandate: Mandate | null = isDebit
      ? {
          id: idOf('mandate'),
          object: 'mandate',
          status: 'active',
          payment_method: method.id,
          payment_method_details: { type: 'sepa_debit', sepa_debit: sepa },
        }
      : null;
    if (mandate) mandates.set(mandate.id, mandate);
    const intent: SetupIntent = {
      id: idOf('seti'),
      object: 'setup_intent',
      status: 'succeeded',
      payment_method: method,
      mandate,
    };
    sessions.set(setupId, {
      ...must(sessions.get(setupId), setupId),
      status: 'complete',
      setup_intent: intent,
    });
  };

  return {
    gateway: stripeGateway({ secretKey }, options),
    url: server.url,
    stranger: stripeGateway({ secretKey: 'sk_test_stranger' }, options),
    leave: async ({ setupId }, behaviour) => finish(setupId, behaviour),
    pay: async ({ gatewayPayment: id }) => {
      const session = must(sessions.get(id), id);
      const form = {
        amount: String(session.amount_total),
        currency: session.currency ?? '',
        'metadata[key]': session.metadata?.key ?? '',
      };
      sessions.set(id, {
        ...session,
        status: 'complete',
        payment_intent: newIntent(form, 'succeeded').id,
      });
    },
    step: async id => {
      const intent = must(intents.get(id), id);
      const charged = must(intent.latest_charge ?? undefined, 'charge');
      const isDone = intent.status === 'succeeded';
      intents.set(id, {
        ...intent,
        status: 'succeeded',
        latest_charge: { ...charged, disputed: isDone },
      });
    },
    payments: async key =>
      [...intents.values()].filter(({ metadata }) => metadata.key === key).length,
    refunds: async key =>
      [...refunds.values()]
        .filter(each => [each.metadata?.key, each.payment_intent].includes(key))
        .reduce((sum, { amount }) => sum + amount, 0),
    breakNext: async () => {
      isBroken = true;
    },
    close: server.close,
  };
};
