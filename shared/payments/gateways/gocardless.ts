import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { plusSeconds, realClock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import {
  type ChargeRequest,
  declined,
  type Gateway,
  GatewayRefused,
  GatewayUnreachable,
  type Outcome,
  type PaymentRequest,
  type RefundRequest,
  type SetupRequest,
  type WebhookRequest,
} from './gateway.ts';
import {
  BankAccount,
  BillingRequest,
  BillingRequestFlow,
  GocardlessError,
  GocardlessEvent,
  GocardlessMandate,
  GocardlessPayment,
  GocardlessRefund,
  mandateOf,
  methodOf,
  noticeOf,
  outcomeOf,
  pageOutcome,
} from './gocardless-words.ts';
import { type JsonClient, JsonRefused, jsonClient } from './json-client.ts';

export interface GocardlessCredentials {
  readonly accessToken: string;
}

export interface GocardlessOptions {
  readonly baseUrl?: string;
  readonly timeoutSeconds?: number;
}

/** A payment that a lost answer hides is looked for among those of the last days. */
const lookedBackSeconds = 3 * 86_400;

/** GoCardless (API 2015-07-06): SEPA and Bacs mandates by its hosted pages, and payments by bank on them. */
export const gocardlessGateway = (
  { accessToken }: GocardlessCredentials,
  { baseUrl = 'https://api.gocardless.com', timeoutSeconds }: GocardlessOptions = {},
): Gateway => {
  const headers = { authorization: `Bearer ${accessToken}`, 'gocardless-version': '2015-07-06' };
  const client = jsonClient({ kind: 'gocardless', baseUrl, headers, timeoutSeconds });
  return {
    kind: 'gocardless',
    startSetup: request => startSetup(client, request),
    readSetup: ({ setupId }) => readSetup(client, setupId),
    charge: request => charge(client, request),
    startPayment: request => startPayment(client, request),
    cancelPayment: id => cancelPayment(client, id),
    readPayment: async ({ key, gatewayPayment: id }) => {
      if (!id) return byKey(client, key);
      if (isPage(id)) return pageStands(client, id);
      const found = await client.find(z.object({ payments: GocardlessPayment }), `/payments/${id}`);
      return found && stands(client, found.payments);
    },
    refund: request => refund(client, request),
    readMandate: async id => {
      const found = await client.find(z.object({ mandates: GocardlessMandate }), `/mandates/${id}`);
      return found && mandateOf(found.mandates);
    },
    revokeMandate: async id => {
      const path = `/mandates/${id}/actions/cancel`;
      await client.call(z.unknown(), { method: 'POST', path, body: {} });
    },
    readWebhook: async request => readWebhook(request),
  };
};

const post = <T>(
  client: JsonClient,
  schema: z.ZodType<T>,
  [resource, key, values]: readonly [string, string, object],
): Promise<T> =>
  client.call(schema, { method: 'POST', path: `/${resource}`, key, body: { [resource]: values } });

const isPage = (id: string): boolean => id.startsWith('BRQ');

const billingRequest = async (client: JsonClient, id: string): Promise<BillingRequest> => {
  const schema = z.object({ billing_requests: BillingRequest });
  return (await client.get(schema, `/billing_requests/${id}`)).billing_requests;
};

/** The request, and the page on which it is filled in. */
const openPage = async (
  client: JsonClient,
  { key, returnUrl, customer }: SetupRequest | PaymentRequest,
  asked: object,
) => {
  const { gatewayCustomer } = customer;
  const links = gatewayCustomer ? { links: { customer: gatewayCustomer } } : {};
  const values = { ...asked, metadata: { key }, ...links };
  const made = z.object({ billing_requests: BillingRequest });
  const { billing_requests: request } = await existing(
    () => post(client, made, ['billing_requests', key, values]),
    async id => ({ billing_requests: await billingRequest(client, id) }),
  );
  const page = {
    redirect_uri: returnUrl,
    exit_uri: returnUrl,
    language: customer.language,
    ...(!gatewayCustomer && { prefilled_customer: { email: customer.email } }),
    links: { billing_request: request.id },
  };
  const flow = z.object({ billing_request_flows: BillingRequestFlow });
  const { billing_request_flows: opened } = await post(client, flow, [
    'billing_request_flows',
    // a page that is asked for again is another page of the same request
    `${key}-${crypto.randomUUID()}`,
    page,
  ]);
  return { request, url: opened.authorisation_url, expiresAt: opened.expires_at };
};

const startSetup = async (client: JsonClient, request: SetupRequest) => {
  const { types } = request;
  const isSepa = types.includes('sepa_debit');
  if (!isSepa && !types.includes('bacs_debit'))
    throw new GatewayRefused('gocardless', `no ${types}`);
  const scheme = isSepa ? 'sepa_core' : 'bacs';
  const page = await openPage(client, request, { mandate_request: { scheme } });
  const { id, links } = page.request;
  const gatewayCustomer = links.customer ?? request.customer.gatewayCustomer ?? '';
  return { setupId: id, gatewayCustomer, url: page.url, expiresAt: page.expiresAt };
};

const readSetup = async (client: JsonClient, setupId: string) => {
  const { status, links } = await billingRequest(client, setupId);
  if (status === 'cancelled') return { status: 'failed' as const };
  const id = links.mandate_request_mandate;
  if (status !== 'fulfilled' || !id) return { status: 'pending' as const };
  const { mandates: mandate } = await client.get(
    z.object({ mandates: GocardlessMandate }),
    `/mandates/${id}`,
  );
  const accountId = mandate.links.customer_bank_account;
  const found =
    accountId &&
    (await client.find(
      z.object({ customer_bank_accounts: BankAccount }),
      `/customer_bank_accounts/${accountId}`,
    ));
  const account = found ? found.customer_bank_accounts : undefined;
  return { status: 'done' as const, method: methodOf(mandate, account) };
};

/** A key that was used answers 409 and names what it made (developer.gocardless.com/api-reference#making-requests-idempotency-keys). */
const existing = async <T>(
  make: () => Promise<T>,
  read: (id: string) => Promise<T>,
): Promise<T> => {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof JsonRefused) || error.status !== 409) throw error;
    const { errors } = GocardlessError.parse(JSON.parse(error.text)).error;
    const id = errors.find(({ reason }) => reason === 'idempotent_creation_conflict')?.links
      ?.conflicting_resource_id;
    if (!id) throw new GatewayUnreachable('gocardless', error);
    return read(id);
  }
};

const Payment = z.object({ payments: GocardlessPayment });

const charge = async (client: JsonClient, request: ChargeRequest): Promise<Outcome> => {
  const { key, amount, currency, method, description } = request;
  const values = {
    ...{ amount, currency, description },
    metadata: { key, reference: request.reference },
    // when a failed one is tried again is decided here (dunning)
    retry_if_possible: false,
    links: { mandate: method },
  };
  try {
    const { payments } = await existing(
      () => post(client, Payment, ['payments', key, values]),
      id => client.get(Payment, `/payments/${id}`),
    );
    return await stands(client, payments);
  } catch (error) {
    const isLost = error instanceof JsonRefused && reasonsOf(error).some(isOfMandate);
    if (!isLost) throw error;
    return declined(request, 'mandate_invalid', realClock.now());
  }
};

const reasonsOf = ({ text }: JsonRefused): readonly string[] =>
  GocardlessError.parse(JSON.parse(text)).error.errors.flatMap(({ reason }) => reason ?? []);

/** e.g. `mandate_is_inactive` (developer.gocardless.com/api-reference#errors-invalid-state-errors) */
const isOfMandate = (reason: string): boolean => reason.startsWith('mandate_');

/** Why it failed is told by its events only. */
const stands = async (client: JsonClient, payment: GocardlessPayment): Promise<Outcome> => {
  if (payment.status !== 'failed') return outcomeOf(payment, []);
  const schema = z.object({ events: z.array(GocardlessEvent) });
  const { events } = await client.get(schema, `/events?payment=${payment.id}&limit=500`);
  return outcomeOf(payment, events);
};

const startPayment = async (client: JsonClient, request: PaymentRequest) => {
  const { key, amount, currency, description } = request;
  const asked = { payment_request: { amount, currency, description, metadata: { key } } };
  const page = await openPage(client, request, asked);
  return { gatewayPayment: page.request.id, url: page.url, expiresAt: page.expiresAt };
};

const pageStands = async (client: JsonClient, id: string): Promise<Outcome> => {
  const request = await billingRequest(client, id);
  const made = request.links.payment_request_payment;
  if (!made) return pageOutcome(request);
  return stands(client, (await client.get(Payment, `/payments/${made}`)).payments);
};

const Payments = z.object({
  payments: z.array(GocardlessPayment),
  meta: z.object({ cursors: z.object({ after: z.string().nullish() }) }),
});

/** There is no search: the payments of the last days are walked. */
const byKey = async (client: JsonClient, key: string): Promise<Outcome | undefined> => {
  const since = plusSeconds(realClock.now(), -lookedBackSeconds);
  const all = `/payments?limit=500&created_at[gte]=${encodeURIComponent(since)}`;
  for (let path: string | undefined = all; path; ) {
    const page: z.infer<typeof Payments> = await client.get(Payments, path);
    const found = page.payments.find(({ metadata }) => metadata?.key === key);
    if (found) return stands(client, found);
    const { after } = page.meta.cursors;
    path = after ? `${all}&after=${after}` : undefined;
  }
  return undefined;
};

const cancelPayment = async (client: JsonClient, id: string): Promise<Outcome> => {
  const resource = isPage(id) ? 'billing_requests' : 'payments';
  const path = `/${resource}/${id}/actions/cancel`;
  try {
    await client.call(z.unknown(), { method: 'POST', path, body: {} });
  } catch (error) {
    // what cannot be cancelled any more is read as it stands
    if (!(error instanceof JsonRefused && error.status === 422)) throw error;
  }
  if (isPage(id)) return pageStands(client, id);
  return stands(client, (await client.get(Payment, `/payments/${id}`)).payments);
};

/** The sum of all refunds is part of the request, so one that was made already is found before another is asked for. */
const refund = async (client: JsonClient, { key, gatewayPayment, amount }: RefundRequest) => {
  const { payment, refunds } = await refundsOf(client, gatewayPayment);
  const made = refunds.find(({ metadata }) => metadata?.key === key);
  const asked = {
    amount,
    total_amount_confirmation: payment.amount_refunded + amount,
    metadata: { key },
    links: { payment: payment.id },
  };
  const schema = z.object({ refunds: GocardlessRefund });
  const { id, status } =
    made ??
    (
      await existing(
        () => post(client, schema, ['refunds', key, asked]),
        known => client.get(schema, `/refunds/${known}`),
      )
    ).refunds;
  const isFailed = ['cancelled', 'bounced', 'funds_returned'].includes(status);
  return {
    status: isFailed
      ? ('failed' as const)
      : status === 'paid'
        ? ('succeeded' as const)
        : ('pending' as const),
    gatewayRefund: id,
  };
};

const refundsOf = async (client: JsonClient, id: string) => {
  const made = isPage(id) ? (await billingRequest(client, id)).links.payment_request_payment : id;
  const { payments: payment } = await client.get(Payment, `/payments/${made}`);
  const schema = z.object({ refunds: z.array(GocardlessRefund) });
  const { refunds } = await client.get(schema, `/refunds?payment=${payment.id}&limit=500`);
  return { payment, refunds };
};

const Delivered = z.object({ events: z.array(GocardlessEvent) });

/** The signature has no time in it (decision 0028): a repetition is known by its events, which are read again anyway. */
const readWebhook = ({ rawBody, headers, secrets }: WebhookRequest) => {
  const given = Buffer.from(headers['webhook-signature'] ?? '', 'hex');
  const isSigned = secrets.some(secret => {
    const expected = createHmac('sha256', secret).update(rawBody).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isSigned) throw new Refusal('webhook_signature');
  return Delivered.parse(JSON.parse(rawBody.toString())).events.flatMap(noticeOf);
};
