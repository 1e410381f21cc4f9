import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { gocardlessGateway } from '../../../shared/payments/gateways/gocardless.ts';
import { mollieGateway } from '../../../shared/payments/gateways/mollie.ts';
import { stripeGateway } from '../../../shared/payments/gateways/stripe.ts';

const now = '2026-12-01T10:00:00.000Z';
const seconds = Date.parse(now) / 1_000;
const forged = { code: 'webhook_signature' };

const stripe = stripeGateway({ secretKey: 'sk_test_atrium' });
const { webhooks } = new Stripe('sk_test_atrium');
const stripeEvent = (type: string, object: object) =>
  JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object } });
const succeeded = stripeEvent('payment_intent.succeeded', {
  id: 'pi_1',
  metadata: { key: 'att_1' },
});

const signedByStripe = (payload: string, secret: string, timestamp = seconds) => ({
  rawBody: Buffer.from(payload),
  headers: {
    'stripe-signature': webhooks.generateTestHeaderString({ payload, secret, timestamp }),
  },
  now,
});

test('Stripe: an event says which payment it speaks of', async () => {
  const request = { ...signedByStripe(succeeded, 'whsec_new'), secrets: ['whsec_new'] };
  const about = { kind: 'payment', gatewayId: 'pi_1', key: 'att_1' };
  expect(await stripe.readWebhook(request)).toEqual([{ id: 'evt_1', about }]);
});

test('Stripe: both secrets of a rotation are valid, another one is not', async () => {
  const request = signedByStripe(succeeded, 'whsec_old');
  const read = (...secrets: string[]) => stripe.readWebhook({ ...request, secrets });
  expect(await read('whsec_new', 'whsec_old')).toHaveLength(1);
  await expect(read('whsec_new')).rejects.toMatchObject(forged);
  await expect(read()).rejects.toMatchObject(forged);
});

test('Stripe: a delivery of five minutes ago is taken, a later replay of it is not', async () => {
  const read = (age: number) =>
    stripe.readWebhook({
      ...signedByStripe(succeeded, 'whsec_new', seconds - age),
      secrets: ['whsec_new'],
    });
  expect(await read(300)).toHaveLength(1);
  await expect(read(301)).rejects.toMatchObject(forged);
});

test('Stripe: a signature with a newer time than it was made with is forged', async () => {
  const { headers, ...request } = signedByStripe(succeeded, 'whsec_new', seconds - 301);
  const signature = headers['stripe-signature'].replace(/^t=\d+/, `t=${seconds}`);
  const read = stripe.readWebhook({
    ...request,
    headers: { 'stripe-signature': signature },
    secrets: ['whsec_new'],
  });
  await expect(read).rejects.toMatchObject(forged);
});

test.each([
  ['checkout.session.completed', { id: 'cs_1', mode: 'setup' }, 'setup', 'cs_1'],
  ['checkout.session.expired', { id: 'cs_1', mode: 'payment' }, 'payment', 'cs_1'],
  ['mandate.updated', { id: 'mandate_1' }, 'mandate', 'mandate_1'],
  ['refund.failed', { id: 're_1' }, 'refund', 're_1'],
  ['charge.dispute.created', { id: 'dp_1', payment_intent: 'pi_1' }, 'dispute', 'pi_1'],
])('Stripe: %s speaks of one %s', async (type, object, kind, gatewayId) => {
  const request = signedByStripe(stripeEvent(type, object), 'whsec_new');
  const read = await stripe.readWebhook({ ...request, secrets: ['whsec_new'] });
  expect(read).toEqual([{ id: 'evt_1', about: { kind, gatewayId } }]);
});

test('Stripe: an event of another kind is genuine, and says nothing to us', async () => {
  const request = signedByStripe(stripeEvent('payout.paid', { id: 'po_1' }), 'whsec_new');
  expect(await stripe.readWebhook({ ...request, secrets: ['whsec_new'] })).toEqual([]);
});

const gocardless = gocardlessGateway({ accessToken: 'sandbox_atrium' });
const event = (id: string, resource_type: string, links: object) => ({
  ...{ id, resource_type, links },
  action: 'confirmed',
});
const delivered = JSON.stringify({
  events: [
    event('EV2', 'payments', { payment: 'PM1' }),
    event('EV1', 'mandates', { mandate: 'MD1' }),
    event('EV3', 'payouts', { payout: 'PO1' }),
  ],
});
const signedByGocardless = (body: string, secret: string) => ({
  rawBody: Buffer.from(body),
  headers: { 'webhook-signature': createHmac('sha256', secret).update(body).digest('hex') },
  now,
});

test('GoCardless: a delivery has several events, each with its own id; others say nothing', async () => {
  const request = { ...signedByGocardless(delivered, 'old'), secrets: ['new', 'old'] };
  expect(await gocardless.readWebhook(request)).toEqual([
    { id: 'EV2', about: { kind: 'payment', gatewayId: 'PM1' } },
    { id: 'EV1', about: { kind: 'mandate', gatewayId: 'MD1' } },
  ]);
});

test('GoCardless: a signature of another secret, of none, or none at all is refused', async () => {
  const { headers, ...request } = signedByGocardless(delivered, 'old');
  const read = (signature: string | undefined, ...secrets: string[]) =>
    gocardless.readWebhook({ ...request, headers: { 'webhook-signature': signature }, secrets });
  await expect(read(headers['webhook-signature'], 'new')).rejects.toMatchObject(forged);
  await expect(read(headers['webhook-signature'])).rejects.toMatchObject(forged);
  await expect(read(undefined, 'old')).rejects.toMatchObject(forged);
  await expect(read('not hexadecimal', 'old')).rejects.toMatchObject(forged);
});

test('no byte of a signed body can be changed', async () => {
  const both = [
    { gateway: stripe, request: signedByStripe(succeeded, 'whsec_new') },
    { gateway: gocardless, request: signedByGocardless(delivered, 'whsec_new') },
  ];
  const cases = fc.tuple(fc.constantFrom(...both), fc.nat(), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(cases, async ([{ gateway, request }, place, change]) => {
      const rawBody = Buffer.from(request.rawBody);
      const at = place % rawBody.length;
      rawBody[at] = (rawBody[at] ?? 0) ^ change;
      const read = gateway.readWebhook({ ...request, rawBody, secrets: ['whsec_new'] });
      await expect(read).rejects.toMatchObject(forged);
    }),
  );
});

const mollie = mollieGateway({ apiKey: 'test' }, { webhookUrl: 'https://api.example.com/mollie' });
const called = (body: string, at = now) =>
  mollie.readWebhook({ rawBody: Buffer.from(body), headers: {}, secrets: [], now: at });

test('Mollie: an unsigned call names a payment; two calls may tell of two changes', async () => {
  const [first] = await called('id=tr_5B8cwPMGnU6qLbRvo7qEZo');
  const [second] = await called('id=tr_5B8cwPMGnU6qLbRvo7qEZo', '2026-12-01T10:00:00.001Z');
  expect(first?.about).toEqual({ kind: 'payment', gatewayId: 'tr_5B8cwPMGnU6qLbRvo7qEZo' });
  expect(second?.about).toEqual(first?.about);
  expect(second?.id).not.toBe(first?.id);
});

test.each(['', 'id=', 'id=tr_../customers/cst_1', 'id=ord_1', '{"id":"tr_1"}'])(
  'Mollie: %j names no payment and is refused',
  async body => {
    await expect(called(body)).rejects.toMatchObject(forged);
  },
);
