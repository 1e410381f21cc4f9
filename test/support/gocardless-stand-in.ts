// Longer than usual: the whole API of a gateway as one service, so that a test finds in it what the documentation says.
import * as z from 'zod';
import { gocardlessGateway } from '../../shared/payments/gateways/gocardless.ts';
import type {
  BillingRequest,
  GocardlessEvent,
  GocardlessMandate,
  GocardlessPayment,
} from '../../shared/payments/gateways/gocardless-words.ts';
import {
  type Answered,
  type Asked,
  type Behaviour,
  must,
  type StandIn,
  serve,
} from './stand-in.ts';

export const accessToken = 'sandbox_atrium';
const metadata = z.strictObject({ key: z.string().max(500) });

/** Bodies by resource; the page of each is developer.gocardless.com/api-reference#… */
const bodies = {
  /** …billing-requests-billing-requests */
  billing_requests: z.strictObject({
    mandate_request: z.strictObject({ scheme: z.enum(['sepa_core', 'bacs']) }).optional(),
    payment_request: z
      .strictObject({
        amount: z.int(),
        currency: z.enum(['EUR', 'GBP']),
        description: z.string(),
        metadata,
      })
      .optional(),
    metadata,
    links: z.strictObject({ customer: z.string() }).optional(),
  }),
  /** …billing-requests-billing-request-flows */
  billing_request_flows: z.strictObject({
    redirect_uri: z.url(),
    exit_uri: z.url(),
    language: z.enum(['en', 'nl', 'de', 'fr']),
    prefilled_customer: z.strictObject({ email: z.email() }).optional(),
    links: z.strictObject({ billing_request: z.string().startsWith('BRQ') }),
  }),
  /** …core-endpoints-payments */
  payments: z.strictObject({
    amount: z.int().positive(),
    currency: z.enum(['EUR', 'GBP']),
    description: z.string(),
    metadata: z.strictObject({ key: z.string(), reference: z.string() }),
    retry_if_possible: z.literal(false),
    links: z.strictObject({ mandate: z.string().startsWith('MD') }),
  }),
  /** …core-endpoints-refunds */
  refunds: z.strictObject({
    amount: z.int().positive(),
    total_amount_confirmation: z.int().positive(),
    metadata,
    links: z.strictObject({ payment: z.string().startsWith('PM') }),
  }),
} as const;
type Resource = keyof typeof bodies;

/** …api-usage-errors */
const refused = (code: number, reason: string, links?: object): Answered => ({
  status: code,
  body: {
    error: { code, type: 'invalid_api_usage', errors: [{ reason, ...(links && { links }) }] },
  },
});

/** GoCardless's API 2015-07-06 as developer.gocardless.com/api-reference describes what we use of it. */
export const gocardlessStandIn = async (): Promise<StandIn> => {
  const behaviours = new Map<string, Behaviour>();
  const requests = new Map<string, BillingRequest>();
  /** the request of a page */
  const flows = new Map<string, string>();
  const payments = new Map<string, GocardlessPayment & { readonly mandate: string }>();
  const mandates = new Map<string, GocardlessMandate>();
  const refunds = new Map<
    string,
    { id: string; status: string; amount: number; metadata: { key: string }; payment: string }
  >();
  const events: (GocardlessEvent & { readonly payment: string })[] = [];
  const byKey = new Map<string, string>();
  let isBroken = false;
  let made = 0;
  const idOf = (prefix: string) => {
    made += 1;
    return `${prefix}${String(made).padStart(6, '0')}`;
  };
  const now = () => new Date().toISOString();

  const newPayment = (
    values: { amount: number; currency: 'EUR' | 'GBP'; metadata: { key: string } },
    mandate: string,
  ) => {
    const { amount, currency } = values;
    const payment = {
      ...{ id: idOf('PM'), created_at: now(), amount, amount_refunded: 0, currency, mandate },
      status: 'pending_submission' as const,
      metadata: values.metadata,
    };
    payments.set(payment.id, payment);
    return payment;
  };

  const makers = {
    billing_requests: (values: z.infer<(typeof bodies)['billing_requests']>) => {
      const { payment_request } = values;
      const request: BillingRequest = {
        ...{ id: idOf('BRQ'), created_at: now(), status: 'pending' },
        ...(payment_request && { payment_request }),
        links: { customer: idOf('CU') },
      };
      requests.set(request.id, request);
      return request;
    },
    billing_request_flows: (values: z.infer<(typeof bodies)['billing_request_flows']>) => {
      const id = idOf('BRF');
      flows.set(id, values.links.billing_request);
      return {
        id,
        authorisation_url: `https://pay.gocardless.com/billing/static/flow?id=${id}`,
        // …billing-requests-billing-request-flows: seven days
        expires_at: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      };
    },
    payments: (values: z.infer<(typeof bodies)['payments']>) =>
      mandates.get(values.links.mandate)?.status === 'active'
        ? newPayment(values, values.links.mandate)
        : 'mandate_is_inactive',
    refunds: (values: z.infer<(typeof bodies)['refunds']>) => {
      const paid = must(payments.get(values.links.payment), values.links.payment);
      const total = paid.amount_refunded + values.amount;
      if (total !== values.total_amount_confirmation) return 'total_amount_confirmation_invalid';
      payments.set(paid.id, { ...paid, amount_refunded: total });
      const refund = {
        id: idOf('RF'),
        status: 'created',
        metadata: values.metadata,
        amount: values.amount,
        payment: paid.id,
      };
      refunds.set(refund.id, refund);
      return refund;
    },
  };

  const create = (resource: Resource, { body, headers }: Asked): Answered => {
    const key = headers['idempotency-key'];
    if (typeof key !== 'string') return refused(400, 'expected an idempotency key');
    const before = byKey.get(`${resource} ${key}`);
    if (before)
      return refused(409, 'idempotent_creation_conflict', { conflicting_resource_id: before });
    const parsed = z.strictObject({ [resource]: bodies[resource] }).safeParse(JSON.parse(body));
    if (!parsed.success) return refused(422, z.prettifyError(parsed.error));
    const values = parsed.data[resource];
    const thing = makers[resource](values as never);
    if (typeof thing === 'string') return refused(422, thing);
    byKey.set(`${resource} ${key}`, thing.id);
    const answered = { status: 201, body: { [resource]: thing } };
    const isLost = 'mandate' in thing && behaviours.get(thing.mandate) === 'times_out';
    return isLost ? { status: 0, body: answered } : answered;
  };

  const cancel = (id: string): Answered => {
    const mandate = mandates.get(id);
    // …core-endpoints-mandates: one that is cancelled, failed or expired cannot be cancelled
    if (mandate?.status === 'cancelled') return refused(422, 'cancellation_failed');
    if (mandate) mandates.set(id, { ...mandate, status: 'cancelled' });
    const request = requests.get(id);
    if (request && request.status !== 'pending')
      return refused(422, 'billing_request_not_cancellable');
    if (request) requests.set(id, { ...request, status: 'cancelled' });
    return mandate || request ? { status: 200, body: {} } : refused(422, 'cancellation_failed');
  };

  const list = (resource: string, query: URLSearchParams): Answered => {
    const of = query.get('payment');
    const all = { payments: [...payments.values()], refunds: [...refunds.values()], events }[
      resource
    ];
    const found = (all ?? []).filter(each => !of || ('payment' in each && each.payment === of));
    return {
      status: 200,
      body: { [resource]: found, meta: { cursors: { before: null, after: null } } },
    };
  };

  const answer = (asked: Asked): Answered => {
    const [, resource = '', id, actions, verb] = asked.path.split('/');
    if (asked.method === 'POST' && id && actions === 'actions' && verb === 'cancel')
      return cancel(id);
    if (asked.method === 'POST' && Object.hasOwn(bodies, resource))
      return create(resource as Resource, asked);
    if (!id) return list(resource, asked.query);
    const account = { account_number_ending: '1300', bank_name: 'DEUTSCHE BANK' };
    const found =
      requests.get(id) ??
      payments.get(id) ??
      mandates.get(id) ??
      refunds.get(id) ??
      (id.startsWith('BA') ? account : undefined);
    return found
      ? { status: 200, body: { [resource]: found } }
      : refused(404, 'resource_not_found');
  };

  const server = await serve(asked => {
    if (asked.headers.authorization !== `Bearer ${accessToken}`)
      return refused(401, 'access_token_not_found');
    if (asked.headers['gocardless-version'] !== '2015-07-06')
      return refused(400, 'version_not_found');
    const answered = answer(asked);
    if (!isBroken || asked.method !== 'POST') return answered;
    isBroken = false;
    return refused(500, 'internal_error');
  });
  const options = { baseUrl: server.url, timeoutSeconds: 1 };
  const happened = (payment: string, action: string, cause: string) =>
    events.push({
      id: idOf('EV'),
      resource_type: 'payments',
      action,
      details: { cause },
      links: { payment },
      payment,
    });

  return {
    gateway: gocardlessGateway({ accessToken }, options),
    url: server.url,
    stranger: gocardlessGateway({ accessToken: 'sandbox_stranger' }, options),
    leave: async ({ setupId }, behaviour) => {
      const id = idOf('MD');
      const links = { customer_bank_account: idOf('BA') };
      mandates.set(id, { id, reference: 'ATRIUM-1', scheme: 'sepa_core', status: 'active', links });
      behaviours.set(id, behaviour);
      const request = must(requests.get(setupId), setupId);
      requests.set(setupId, {
        ...request,
        status: 'fulfilled',
        links: { ...request.links, mandate_request_mandate: id },
      });
    },
    pay: async ({ gatewayPayment, url }) => {
      const id = flows.get(url.split('=').at(-1) ?? '') ?? gatewayPayment;
      const request = must(requests.get(id), id);
      const asked = must(request.payment_request ?? undefined, 'payment request');
      const currency = z.enum(['EUR', 'GBP']).parse(asked.currency);
      // a page that is closed takes nothing
      if (request.status !== 'pending') return;
      const paid = newPayment({ amount: asked.amount, currency, metadata: { key: '' } }, '');
      payments.set(paid.id, { ...paid, status: 'confirmed' });
      requests.set(id, {
        ...request,
        status: 'fulfilled',
        links: { ...request.links, payment_request_payment: paid.id },
      });
    },
    step: async id => {
      const payment = must(payments.get(id), id);
      const isDeclined = behaviours.get(payment.mandate) === 'insufficient_funds';
      if (isDeclined) happened(id, 'failed', 'insufficient_funds');
      else if (payment.status === 'confirmed')
        happened(id, 'late_failure_settled', 'refer_to_payer');
      else happened(id, 'confirmed', 'payment_confirmed');
      const isFailed = isDeclined || payment.status === 'confirmed';
      payments.set(id, { ...payment, status: isFailed ? 'failed' : 'confirmed' });
    },
    breakNext: async () => {
      isBroken = true;
    },
    payments: async key => [...payments.values()].filter(each => each.metadata?.key === key).length,
    refunds: async key =>
      [...refunds.values()]
        .filter(({ metadata }) => metadata.key === key)
        .reduce((sum, { amount }) => sum + amount, 0),
    close: server.close,
  };
};
