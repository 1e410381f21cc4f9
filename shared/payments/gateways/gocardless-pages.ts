import * as z from 'zod';
import { GatewayRefused, type PaymentRequest, type SetupRequest } from './gateway.ts';
import { billingRequest, existing, post } from './gocardless-client.ts';
import {
  BankAccount,
  BillingRequest,
  BillingRequestFlow,
  GocardlessMandate,
  methodOf,
} from './gocardless-words.ts';
import type { JsonClient } from './json-client.ts';

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

export const startSetup = async (client: JsonClient, request: SetupRequest) => {
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

export const readSetup = async (client: JsonClient, setupId: string) => {
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

export const startPayment = async (client: JsonClient, request: PaymentRequest) => {
  const { key, amount, currency, description } = request;
  const asked = { payment_request: { amount, currency, description, metadata: { key } } };
  const page = await openPage(client, request, asked);
  return { gatewayPayment: page.request.id, url: page.url, expiresAt: page.expiresAt };
};
