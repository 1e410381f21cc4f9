import { afterAll, expect, test } from 'vitest';
import { orTryAgain } from '../../../functions/payments/routes/booker.ts';
import { epochSeconds, plusSeconds, realClock } from '../../../shared/kernel/clock.ts';
import { answered as answerOf } from '../../../shared/payments/gateways/answered.ts';
import {
  type ChargeRequest,
  GatewayForbidden,
  GatewayRefused,
  GatewayUnreachable,
} from '../../../shared/payments/gateways/gateway.ts';
import { gocardlessGateway } from '../../../shared/payments/gateways/gocardless.ts';
import { mollieGateway } from '../../../shared/payments/gateways/mollie.ts';
import { stripeGateway } from '../../../shared/payments/gateways/stripe.ts';
import { serve } from '../../support/stand-in.ts';

const tenDaysAgo = plusSeconds(realClock.now(), -10 * 86_400);
const money = { value: '1.00', currency: 'EUR' };
const paidAtMollie = { status: 'paid', amount: money, createdAt: tenDaysAgo, _links: {} };

/** Has one payment, `att_1` of ten days ago, and lists what is asked for: at Mollie on the second page. */
const elder = await serve(({ path, query }) => {
  const metadata = { key: 'att_1' };
  const isWithin = (since: string | null) => since !== null && since <= tenDaysAgo;
  if (path.startsWith('/v1/payment_intents')) {
    const created = epochSeconds(tenDaysAgo);
    const paid = { id: 'pi_1', amount: 100, currency: 'eur', created, metadata };
    const intent = { ...paid, status: 'succeeded', latest_charge: null, next_action: null };
    if (path.endsWith('/pi_1')) return { status: 200, body: intent };
    const data = Number(query.get('created[gte]')) <= created ? [intent] : [];
    return { status: 200, body: { object: 'list', data, has_more: false } };
  }
  if (path.startsWith('/v1/checkout')) {
    return { status: 200, body: { object: 'list', data: [], has_more: false } };
  }
  if (query.has('created_at[gte]')) {
    const made = { id: 'PM1', created_at: tenDaysAgo, amount: 100, amount_refunded: 0 };
    const paid = { ...made, currency: 'EUR', status: 'confirmed', metadata };
    const payments = isWithin(query.get('created_at[gte]')) ? [paid] : [];
    return { status: 200, body: { payments, meta: { cursors: { after: null } } } };
  }
  const isFirst = !query.has('from');
  const other = { ...paidAtMollie, id: 'tr_2', createdAt: plusSeconds(tenDaysAgo, 5 * 86_400) };
  const payments = [isFirst ? other : { ...paidAtMollie, id: 'tr_1', metadata }];
  const next = isFirst ? { href: 'https://api.example.com/payments?from=tr_1' } : null;
  return { status: 200, body: { _embedded: { payments }, _links: { next } } };
});

/** Answers every request with the status that its key names. */
const server = await serve(({ headers }) => ({
  status: Number(headers['idempotency-key']),
  body: { error: { type: 'api_error', message: 'no', errors: [] } },
}));
afterAll(() => {
  server.close();
  elder.close();
});

const gatewaysAt = (baseUrl: string) => [
  stripeGateway({ secretKey: 'sk_test_1' }, { baseUrl }),
  mollieGateway({ apiKey: 'test_1' }, { baseUrl, webhookUrl: 'https://api.example.com/mollie' }),
  gocardlessGateway({ accessToken: 'sandbox_1' }, { baseUrl }),
];
const named = (baseUrl: string) =>
  gatewaysAt(baseUrl).map(gateway => [gateway.kind, gateway] as const);
const gateways = named(server.url);

const answered = (status: number): ChargeRequest => ({
  ...{ key: String(status), amount: 100, currency: 'EUR', description: 'INV-1' },
  ...{ method: 'cst_1/mdt_1', gatewayCustomer: 'cst_1', reference: 'INV-1' },
});

test.each(gateways)(
  '%s: an answer that says nothing of the charge leaves it open',
  async (_, gateway) => {
    for (const status of [409, 429, 500, 502, 503, 504]) {
      const charge = gateway.charge(answered(status));
      await expect(charge, String(status)).rejects.toThrow(GatewayUnreachable);
    }
  },
);

test.each(gateways)('%s: an answer that refuses the charge ends it', async (_, gateway) => {
  for (const status of [400, 404, 422]) {
    const charge = gateway.charge(answered(status));
    await expect(charge, String(status)).rejects.toThrow(GatewayRefused);
  }
});

const declined = { status: 'failed' };

test.each(gateways)('%s: credentials that are refused are nobody’s decline', async (_, gateway) => {
  for (const status of [401, 403]) {
    const charge = () => gateway.charge(answered(status));
    await expect(charge(), String(status)).rejects.toThrow(GatewayForbidden);
    expect(await answerOf(charge, declined), String(status)).toBeUndefined();
  }
  expect(await answerOf(() => gateway.charge(answered(400)), declined)).toEqual(declined);
});

test.each(named(elder.url))(
  '%s: a lost answer is looked for from when it was asked for',
  async (_, gateway) => {
    const found = await gateway.readPayment({ key: 'att_1', begunAt: tenDaysAgo });
    expect(found).toMatchObject({ status: 'succeeded', amount: 100, currency: 'EUR' });
  },
);

test('what a gateway refuses outside a charge is told without its words', async () => {
  const refusal = (error: Error) => orTryAgain(Promise.reject(error)).catch(told => told);
  expect(await refusal(new GatewayRefused('gocardless', 'no card of Ann Archer'))).toMatchObject({
    code: 'gateway_refused',
  });
  const forbidden = await refusal(new GatewayForbidden('stripe', 'sk_live_1'));
  expect(forbidden).toMatchObject({ code: 'gateway_refused' });
  expect(JSON.stringify(forbidden)).toContain('credentials');
  expect(JSON.stringify(forbidden)).not.toContain('sk_live_1');
  expect(await refusal(new GatewayUnreachable('mollie', 'late'))).toMatchObject({
    code: 'gateway_failed',
  });
});
