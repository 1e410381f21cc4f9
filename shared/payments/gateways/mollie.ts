import * as z from 'zod';
import { plusSeconds, realClock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/errors.ts';
import {
  type ChargeRequest,
  declined,
  type Gateway,
  type GatewayCustomer,
  GatewayRefused,
  type Outcome,
  type PaymentRequest,
  type RefundRequest,
  type SetupRequest,
  type WebhookRequest,
} from './gateway.ts';
import { type JsonClient, JsonRefused, jsonClient } from './json-client.ts';
import {
  MollieCustomer,
  MollieMandate,
  MolliePayment,
  MolliePayments,
  MollieRefund,
  mandateOf,
  methodOf,
  namesMandate,
  outcomeOf,
  toMollie,
  utc,
} from './mollie-words.ts';

export interface MollieCredentials {
  readonly apiKey: string;
}

export interface MollieOptions {
  /** Mollie tells each payment's own address what becomes of it */
  readonly webhookUrl: string;
  readonly baseUrl?: string;
  readonly timeoutSeconds?: number;
}

/** A payment that a lost answer hides is looked for among those of the last days. */
const lookedBackSeconds = 3 * 86_400;

const locales = { en: 'en_GB', nl: 'nl_NL', de: 'de_DE', fr: 'fr_FR' } as const;

/** Mollie (API v2): cards, and SEPA Direct Debit by a mandate that a first payment with iDEAL or Bancontact leaves. */
export const mollieGateway = ({ apiKey }: MollieCredentials, options: MollieOptions): Gateway => {
  const { webhookUrl, baseUrl = 'https://api.mollie.com/v2', timeoutSeconds } = options;
  const headers = { authorization: `Bearer ${apiKey}` };
  const client = jsonClient({ kind: 'mollie', baseUrl, headers, timeoutSeconds });
  const pay = (key: string, body: object) =>
    client.call(MolliePayment, {
      method: 'POST',
      path: '/payments',
      key,
      body: { ...body, webhookUrl },
    });
  return {
    kind: 'mollie',
    startSetup: request => startSetup(client, pay, request),
    readSetup: ({ setupId }) => readSetup(client, setupId),
    charge: request => charge(pay, request),
    startPayment: async request => {
      const { id, ...page } = pageOf(await pay(request.key, once(request)));
      return { gatewayPayment: id, ...page };
    },
    cancelPayment: id => cancelPayment(client, id),
    readPayment: async ({ key, gatewayPayment }) => {
      const found = gatewayPayment
        ? await client.find(MolliePayment, `/payments/${gatewayPayment}`)
        : await byKey(client, key);
      return found && outcomeOf(found);
    },
    refund: request => refund(client, request),
    readMandate: async token => {
      const { customer, path } = mandatePath(token);
      const found = await client.find(MollieMandate, path);
      return found && mandateOf(customer, found);
    },
    revokeMandate: async token => {
      await client.call(z.unknown(), { method: 'DELETE', path: mandatePath(token).path });
    },
    readWebhook: async request => readWebhook(request),
  };
};
type Pay = (key: string, body: object) => Promise<MolliePayment>;

const mandatePath = (token: string) => {
  const [customer = '', mandate = ''] = token.split('/');
  return { customer, mandate, path: `/customers/${customer}/mandates/${mandate}` };
};

const customerOf = async (client: JsonClient, key: string, customer: GatewayCustomer) => {
  if (customer.gatewayCustomer) return customer.gatewayCustomer;
  const { name, email, language, id } = customer;
  const body = { name, email, locale: locales[language], metadata: { customer: id } };
  const path = '/customers';
  const asked = { method: 'POST', path, body, key: `${key}-customer` } as const;
  return (await client.call(MollieCustomer, asked)).id;
};

/** A first payment leaves the mandate: of one cent where a bank account is to be found by it, of nothing for a card. */
const startSetup = async (client: JsonClient, pay: Pay, request: SetupRequest) => {
  const { key, customer, types, returnUrl } = request;
  const isDebit = types.includes('sepa_debit');
  if (!isDebit && !types.includes('card')) throw new GatewayRefused('mollie', `no ${types}`);
  const gatewayCustomer = await customerOf(client, key, customer);
  const payment = await pay(key, {
    amount: toMollie(isDebit ? 1 : 0, 'EUR'),
    method: [
      ...(types.includes('card') ? ['creditcard'] : []),
      ...(isDebit ? ['ideal', 'bancontact'] : []),
    ],
    sequenceType: 'first',
    customerId: gatewayCustomer,
    description: customer.name,
    redirectUrl: returnUrl,
    locale: locales[customer.language],
    metadata: { key },
  });
  const { id, ...page } = pageOf(payment);
  return { setupId: id, gatewayCustomer, ...page };
};

const pageOf = ({ id, _links, expiresAt }: MolliePayment) => {
  const url = _links.checkout?.href;
  if (!url) throw new GatewayRefused('mollie', `payment ${id} has no page`);
  // a card's page says no time: Mollie expires it after 15 minutes, others are told (docs.mollie.com/docs/payment-status)
  const minutes = 15;
  const until = expiresAt ?? plusSeconds(realClock.now(), minutes * 60);
  return { id, url, expiresAt: utc(until) };
};

const readSetup = async (client: JsonClient, setupId: string) => {
  const payment = await client.get(MolliePayment, `/payments/${setupId}`);
  const { status } = outcomeOf(payment);
  if (status === 'failed' || status === 'cancelled') return { status: 'failed' as const };
  const { customerId, mandateId } = payment;
  if (status === 'pending' || !customerId || !mandateId) return { status: 'pending' as const };
  const path = `/customers/${customerId}/mandates/${mandateId}`;
  const method = methodOf(customerId, await client.get(MollieMandate, path));
  return { status: 'done' as const, ...(method && { method }) };
};

const charge = async (pay: Pay, request: ChargeRequest): Promise<Outcome> => {
  try {
    return outcomeOf(await pay(request.key, recurring(request)));
  } catch (error) {
    const isLost = error instanceof JsonRefused && namesMandate(error.text);
    if (!isLost) throw error;
    return declined(request, 'mandate_invalid', realClock.now());
  }
};

const recurring = (request: ChargeRequest) => ({
  amount: toMollie(request.amount, request.currency),
  sequenceType: 'recurring',
  customerId: request.gatewayCustomer,
  mandateId: mandatePath(request.method).mandate,
  description: request.description,
  metadata: { key: request.key, reference: request.reference },
});

const once = (request: PaymentRequest) => ({
  amount: toMollie(request.amount, request.currency),
  sequenceType: 'oneoff',
  description: request.description,
  redirectUrl: request.returnUrl,
  locale: locales[request.customer.language],
  metadata: { key: request.key },
});

/** There is no search: payments are walked from the newest back. */
const byKey = async (client: JsonClient, key: string): Promise<MolliePayment | undefined> => {
  const since = plusSeconds(realClock.now(), -lookedBackSeconds);
  for (let path: string | undefined = '/payments?limit=250'; path; ) {
    const page: z.infer<typeof MolliePayments> = await client.get(MolliePayments, path);
    const { payments } = page._embedded;
    const found = payments.find(({ metadata }) => metadata?.key === key);
    if (found) return found;
    const oldest = payments.at(-1)?.createdAt;
    const isOver = oldest === undefined || utc(oldest) < since;
    const from = page._links.next && new URL(page._links.next.href).searchParams.get('from');
    path = isOver || !from ? undefined : `/payments?limit=250&from=${from}`;
  }
  return undefined;
};

const cancelPayment = async (client: JsonClient, id: string): Promise<Outcome> => {
  const path = `/payments/${id}`;
  try {
    await client.call(z.unknown(), { method: 'DELETE', path });
  } catch (error) {
    // what cannot be cancelled any more is read as it stands
    if (!(error instanceof JsonRefused && error.status === 422)) throw error;
  }
  return outcomeOf(await client.get(MolliePayment, path));
};

const refund = async (client: JsonClient, request: RefundRequest) => {
  const { key, gatewayPayment, amount, currency, reason } = request;
  const { id, status } = await client.call(MollieRefund, {
    method: 'POST',
    path: `/payments/${gatewayPayment}/refunds`,
    key,
    body: { amount: toMollie(amount, currency), description: reason, metadata: { key } },
  });
  const isFailed = status === 'failed' || status === 'canceled';
  return {
    status: isFailed
      ? ('failed' as const)
      : status === 'refunded'
        ? ('succeeded' as const)
        : ('pending' as const),
    gatewayRefund: id,
  };
};

/** docs.mollie.com/reference/webhooks: an unsigned form with a payment's id, the same at each change of it. */
const Call = z.object({ id: z.string().regex(/^tr_[A-Za-z0-9]{1,60}$/) });

const readWebhook = ({ rawBody, now }: WebhookRequest) => {
  const called = Call.safeParse(Object.fromEntries(new URLSearchParams(rawBody.toString())));
  if (!called.success) throw new Refusal('webhook_signature');
  const { id } = called.data;
  // each call may tell of another change, so none is a repetition; the truth is read from Mollie
  return [{ id: `${id}@${now}`, about: { kind: 'payment' as const, gatewayId: id } }];
};
