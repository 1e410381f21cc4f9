import { plusSeconds, realClock } from '../../kernel/clock.ts';
import {
  type GatewayCustomer,
  GatewayRefused,
  type PaymentRequest,
  type SetupRequest,
} from './gateway.ts';
import type { JsonClient } from './json-client.ts';
import type { Pay } from './mollie.ts';
import {
  MollieCustomer,
  MollieMandate,
  MolliePayment,
  methodOf,
  outcomeOf,
  toMollie,
  utc,
} from './mollie-words.ts';

const locales = { en: 'en_GB', nl: 'nl_NL', de: 'de_DE', fr: 'fr_FR' } as const;

const customerOf = async (client: JsonClient, key: string, customer: GatewayCustomer) => {
  if (customer.gatewayCustomer) return customer.gatewayCustomer;
  const { name, email, language, id } = customer;
  const body = { name, email, locale: locales[language], metadata: { customer: id } };
  const path = '/customers';
  const asked = { method: 'POST', path, body, key: `${key}-customer` } as const;
  return (await client.call(MollieCustomer, asked)).id;
};

/** A first payment leaves the mandate: of one cent where a bank account is to be found by it, of nothing for a card. */
export const startSetup = async (client: JsonClient, pay: Pay, request: SetupRequest) => {
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

export const pageOf = ({ id, _links, expiresAt }: MolliePayment) => {
  const url = _links.checkout?.href;
  if (!url) throw new GatewayRefused('mollie', `payment ${id} has no page`);
  // a card's page says no time: Mollie expires it after 15 minutes, others are told (docs.mollie.com/docs/payment-status)
  const minutes = 15;
  const until = expiresAt ?? plusSeconds(realClock.now(), minutes * 60);
  return { id, url, expiresAt: utc(until) };
};

export const readSetup = async (client: JsonClient, setupId: string) => {
  const payment = await client.get(MolliePayment, `/payments/${setupId}`);
  const { status } = outcomeOf(payment);
  if (status === 'failed' || status === 'cancelled') return { status: 'failed' as const };
  const { customerId, mandateId } = payment;
  if (status === 'pending' || status === 'unpaid' || !customerId || !mandateId)
    return { status: 'pending' as const };
  const path = `/customers/${customerId}/mandates/${mandateId}`;
  const method = methodOf(customerId, await client.get(MollieMandate, path));
  return { status: 'done' as const, ...(method && { method }) };
};

export const once = (request: PaymentRequest) => ({
  amount: toMollie(request.amount, request.currency),
  sequenceType: 'oneoff',
  description: request.description,
  redirectUrl: request.returnUrl,
  locale: locales[request.customer.language],
  metadata: { key: request.key },
});
