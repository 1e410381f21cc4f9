import { afterAll, expect, test } from 'vitest';
import {
  type ChargeRequest,
  GatewayRefused,
  GatewayUnreachable,
} from '../../../shared/payments/gateways/gateway.ts';
import { gocardlessGateway } from '../../../shared/payments/gateways/gocardless.ts';
import { mollieGateway } from '../../../shared/payments/gateways/mollie.ts';
import { stripeGateway } from '../../../shared/payments/gateways/stripe.ts';
import { serve } from '../../support/stand-in.ts';

/** Answers every request with the status that its key names. */
const server = await serve(({ headers }) => ({
  status: Number(headers['idempotency-key']),
  body: { error: { type: 'api_error', message: 'no', errors: [] } },
}));
afterAll(server.close);

const baseUrl = server.url;
const gateways = [
  stripeGateway({ secretKey: 'sk_test_1' }, { baseUrl }),
  mollieGateway({ apiKey: 'test_1' }, { baseUrl, webhookUrl: 'https://api.example.com/mollie' }),
  gocardlessGateway({ accessToken: 'sandbox_1' }, { baseUrl }),
].map(gateway => [gateway.kind, gateway] as const);

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
  for (const status of [400, 401, 403, 404, 422]) {
    const charge = gateway.charge(answered(status));
    await expect(charge, String(status)).rejects.toThrow(GatewayRefused);
  }
});
