import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import type { Collection } from '../../shared/payments/attempt-model.ts';
import { findAttempt, findMethod } from '../../shared/payments/attempt-store.ts';
import { readCollection } from '../../shared/payments/collection-store.ts';
import { postponeCheck } from '../../shared/payments/late-checks.ts';
import { removeMethod } from '../../shared/payments/saved-methods.ts';
import { settleFromGateway } from '../../shared/payments/settle-from-gateway.ts';
import { indexKeys, keys } from '../../shared/store/table.ts';
import { gatewayAt } from '../support/gateways-once.ts';
import { apiKey } from '../support/mollie-stand-in.ts';
import { created, eur, waitFor } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { secretKey } from '../support/stripe-stand-in.ts';
import { itemsWith } from '../support/table-scan.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const stripe = gatewayAt(inject('gateways'), 'stripe');
const mollie = gatewayAt(inject('gateways'), 'mollie');
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const gateways = '/v1/admin/gateways';
let op: Operator;
beforeAll(async () => {
  op = await operator(world);
  const price = { price: eur(12_000), tax, timing: 'advance' };
  const plan = { name: 'Desk', kind: 'recurring', category: 'desk', ...price };
  await created(op.owner, '/v1/admin/plans', plan);
  await op.company();
  expect((await op.owner.post('/v1/admin/organisation/activate', {})).status).toBe(200);
  await settings({ payNow: true, send: false, setOffCredit: false, paymentTermDays: 0 });
});

const settings = async (billing: object) => {
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const etag = headers.get('etag') ?? '';
  const { status } = await op.owner.patch('/v1/admin/organisation', { billing }, etag);
  expect(status).toBe(200);
};

/** A company with a billing person. */
const owing = async () => {
  const customerId = await op.company({
    billingAddress: { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' },
  });
  const at = `/v1/admin/customers/${customerId}`;
  return {
    ...{ at, customerId },
    own: `/v1/portal/customers/${customerId}`,
    billing: await op.portal(customerId, ['contact_person', 'billing_person']),
    /** an invoice of 121.00, due today */
    invoice: async (): Promise<string> => {
      const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
      return (await created(op.owner, `${at}/invoices`, { lines })).id;
    },
    status: async (id: string) => (await op.owner.get(`${at}/invoices/${id}`)).body.status,
  };
};
type Owing = Awaited<ReturnType<typeof owing>>;

const leave = async ({ billing, own }: Owing, at: typeof stripe, gateway?: string) => {
  const setup = await created(billing, `${own}/payment-method-setups`, { returnUrl, gateway });
  await at.leave(setup.url, 'ok');
  const { body } = await billing.get(`${own}/payment-method-setups/${setup.id}`);
  return body;
};

test('S32 a gateway is connected only with credentials that it takes, which nobody sees again', async () => {
  const wrong = await op.owner.post(gateways, { kind: 'stripe', secretKey: 'sk_test_of_nobody' });
  expect(wrong.body).toMatchObject({ status: 409, code: 'gateway_credentials' });
  const cut = await op.owner.post(gateways, { kind: 'stripe', secretKey: 'pk_test_cut\n' });
  expect(cut.body).toMatchObject({ code: 'invalid_request', received: '12 characters' });
  const sandbox = await op.owner.post(gateways, { kind: 'sandbox' });
  expect(sandbox.body).toMatchObject({ code: 'gateway_unavailable' });
  expect((await op.owner.get(gateways)).body).toEqual({ items: [] });

  const webhookSecret = 'whsec_of_the_first_day';
  const body = { kind: 'stripe', secretKey, webhookSecret };
  const key = { 'idempotency-key': crypto.randomUUID() };
  const first = await op.owner.post(gateways, body, key);
  expect(first).toMatchObject({ status: 201, body: { kind: 'stripe', mode: 'test' } });
  expect((await op.owner.post(gateways, body, key)).body).toEqual(first.body);
  const connection = (await op.owner.get(gateways)).body.items[0];
  expect(connection).toMatchObject({ id: first.body.id, webhookSecrets: [{}] });

  const credentials = `${gateways}/${connection.id}/credentials`;
  const put = (given: object) =>
    op.owner.send('PUT', credentials, {
      body: JSON.stringify({ kind: 'stripe', ...given }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await put({ secretKey: 'sk_test_of_nobody' })).body.code).toBe('gateway_credentials');
  const other = await put({ kind: 'mollie', apiKey });
  expect(other.body).toMatchObject({ code: 'gateway_unavailable', expected: 'stripe' });
  const rotated = await put({ webhookSecret: 'whsec_of_the_second_day', overlapHours: 2 });
  const [newest, before] = rotated.body.webhookSecrets;
  expect(newest).toEqual({});
  const hours = (Date.parse(before.validUntil) - Date.now()) / 3_600_000;
  expect(hours).toBeCloseTo(2, 1);

  // not in the table, not in a log, and not in what is answered
  const secrets = [secretKey, webhookSecret, 'whsec_of_the_second_day', 'pk_test_cut'];
  expect(await itemsWith(...secrets)).toEqual([]);
  const logged = readFileSync(join(world.stateDir, 'log.ndjson'), 'utf8');
  const answered = JSON.stringify([first.body, connection, rotated.body, wrong.body, cut.body]);
  for (const secret of secrets)
    for (const text of [logged, answered]) expect(text).not.toContain(secret);
});

test('S15 S50 S51 a card that is left with Stripe pays now, and by itself when an invoice is due', async () => {
  const customer = await owing();
  const { billing, own, at } = customer;
  const { paymentMethodId } = await leave(customer, stripe);
  const now = await customer.invoice();
  const paid = await created(billing, `${own}/invoices/${now}/pay`, { paymentMethodId, returnUrl });
  expect(paid).toMatchObject({ status: 'succeeded', gateway: 'stripe', amount: eur(12_100) });
  expect(await stripe.payments(paid.id)).toBe(1);
  expect(await customer.status(now)).toBe('paid');

  const due = await customer.invoice();
  const mark = { customerId: customer.customerId, invoiceId: due } as Collection;
  await eventually('it is marked', () => readCollection(op.organisationId, mark), 20_000);
  // what starts to generate is looked at by the next tick, like everyone on each of their days
  await settings({ collect: true, generate: true });
  await eventually('it is collected', async () => (await customer.status(due)) === 'paid', 20_000);
  await settings({ collect: false, generate: false });
  const { items } = (await op.owner.get(`${at}/payment-attempts`)).body;
  expect(items.map(({ channel }: { channel: string }) => channel).sort()).toEqual([
    'automatic',
    'pay_now',
  ]);
});

test('credit of a payment by card goes back to the card, and two at once are one', async () => {
  const customer = await owing();
  const { billing, own, at } = customer;
  const { paymentMethodId } = await leave(customer, stripe);
  const id = await customer.invoice();
  const body = { paymentMethodId, returnUrl };
  const { paymentId } = await created(billing, `${own}/invoices/${id}/pay`, body);
  const path = `${at}/payments/${paymentId}`;
  const { headers, body: payment } = await op.owner.get(path);
  const moved = await op.owner.send('PUT', `${path}/invoices`, {
    body: JSON.stringify({ invoices: [] }),
    headers: {
      ...{ 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    },
  });
  expect(moved.body.credit).toEqual(eur(12_100));
  const part = { amount: eur(10_000), reason: 'Moved out' };
  const both = await Promise.all([1, 2].map(() => op.owner.post(`${path}/refunds`, part)));
  // 121.00 − 100.00 = 21.00 are too little for another 100.00
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [refund] = (await op.owner.get(path)).body.refunds;
  expect(refund).toMatchObject({ through: 'gateway', status: 'succeeded', amount: eur(10_000) });
  const byHand = { amount: eur(100), reason: 'Paid in cash', through: 'by_hand' };
  const paidByHand = await op.owner.post(`${path}/refunds`, byHand);
  expect(paidByHand.body).toMatchObject({ credit: eur(2_000) });

  // the gateway breaks after it has paid back: a notice brings it to light, and nothing is paid back again
  await stripe.breakNext();
  const rest = await op.owner.post(`${path}/refunds`, { reason: 'Moved out' });
  expect(rest.body.refunds.at(-1)).toMatchObject({ status: 'pending', amount: eur(2_000) });
  expect(rest.body.credit).toEqual(eur(0));
  // 100.00 + 20.00
  expect(await stripe.refunds(payment.reference)).toBe(12_000);
  const organisation = await readOrganisation(op.organisationId);
  if (!organisation) throw new Error('no organisation');
  const { items } = (await op.owner.get(`${at}/payment-attempts`)).body;
  // what a notice about the payment brings about, whose answer was lost
  process.env.GATEWAY_SECRETS = 'atrium-local/gateways';
  await settleFromGateway(organisation, { key: items[0].id });
  const settled = (await op.owner.get(path)).body;
  expect(settled.refunds.at(-1)).toMatchObject({ status: 'succeeded' });
  expect(await stripe.refunds(payment.reference)).toBe(12_000);
});

/** Whether its check is moved behind the others, and again by whoever saw it where it was before. */
const askedInVain = async (customerId: string, id: string) => {
  const org = op.organisationId;
  const check = async () => (await findAttempt(org, customerId, id))?.checkAt ?? '';
  const first = await check();
  const entry = {
    ...keys.paymentAttempt(org, customerId, id),
    ...indexKeys.gatewayCheck(first, org, customerId, id),
  };
  await postponeCheck(entry);
  const second = await check();
  await postponeCheck(entry);
  return [second > first, (await check()) > second];
};

test('S51 a page whose answer was lost does not keep its invoice from being paid', async () => {
  const customer = await owing();
  const { billing, own } = customer;
  const id = await customer.invoice();
  const pay = () => created(billing, `${own}/invoices/${id}/pay`, { returnUrl });
  await stripe.breakNext();
  const lost = await pay();
  expect(lost).toMatchObject({ status: 'open' });
  expect(lost.url).toBeUndefined();
  expect(await askedInVain(customer.customerId, lost.id)).toEqual([true, false]);
  const page = await pay();
  const attempt = async (of: { id: string }) =>
    (await billing.get(`${own}/payment-attempts/${of.id}`)).body.status;
  expect(await attempt(lost)).toBe('cancelled');
  await stripe.pay(page.url);
  expect(await attempt(page)).toBe('succeeded');
});

test('S33 a second gateway is used beside the first, and methods keep to theirs', async () => {
  const customer = await owing();
  const { billing, own } = customer;
  const usual = await leave(customer, stripe);
  const setup = { returnUrl, gateway: 'mollie' };
  const early = await billing.post(`${own}/payment-method-setups`, setup);
  expect(early.body).toMatchObject({
    ...{ code: 'gateway_unavailable', field: '/body/gateway' },
    expected: 'one that is connected: stripe',
  });
  await created(op.owner, gateways, { kind: 'mollie', apiKey });
  const second = await leave(customer, mollie, 'mollie');
  const methods = (await billing.get(`${own}/payment-methods`)).body;
  expect(methods.gateways).toEqual(['stripe', 'mollie']);
  const gatewayOf = (id: string) =>
    methods.items.find((each: { id: string }) => each.id === id).gateway;
  expect(gatewayOf(usual.paymentMethodId)).toBe('stripe');
  expect(gatewayOf(second.paymentMethodId)).toBe('mollie');

  for (const [paymentMethodId, at, other] of [
    [usual.paymentMethodId, stripe, mollie],
    [second.paymentMethodId, mollie, stripe],
  ] as const) {
    const id = await customer.invoice();
    const paid = await created(billing, `${own}/invoices/${id}/pay`, {
      paymentMethodId,
      returnUrl,
    });
    expect(paid.status).toBe('succeeded');
    expect([await at.payments(paid.id), await other.payments(paid.id)]).toEqual([1, 0]);
  }
  const id = await customer.invoice();
  const page = await created(billing, `${own}/invoices/${id}/pay`, setup);
  await mollie.pay(page.url);
  const { body } = await billing.get(`${own}/payment-attempts/${page.id}`);
  expect(body).toMatchObject({ status: 'succeeded', gateway: 'mollie' });
});

test('a gateway that is disconnected charges nothing new, and its credentials go', async () => {
  const customer = await owing();
  const { billing, own, at } = customer;
  const { paymentMethodId } = await leave(customer, mollie, 'mollie');
  const { items } = (await op.owner.get(gateways)).body;
  const { id } = items.find(({ kind }: { kind: string }) => kind === 'mollie');
  expect((await op.owner.remove(`${gateways}/${id}`)).status).toBe(204);
  const invoice = await customer.invoice();
  const pay = await billing.post(`${own}/invoices/${invoice}/pay`, { paymentMethodId, returnUrl });
  expect(pay.body).toMatchObject({ code: 'payment_method_state' });
  // the default is not charged by itself either
  const charge = await op.owner.post(`${at}/invoices/${invoice}/charge`, {});
  expect(charge.body).toMatchObject({ code: 'payment_method_state', received: 'none' });
  const secrets = () => readFileSync(join(world.stateDir, 'secrets.json'), 'utf8');
  expect(secrets()).toContain(id);
  await waitFor('its secret is deleted', async () => (secrets().includes(id) ? undefined : true));

  // a mandate that was left with it can be taken away all the same
  const organisation = await readOrganisation(op.organisationId);
  const method = await findMethod(op.organisationId, customer.customerId, paymentMethodId);
  if (!organisation || !method) throw new Error('neither organisation nor method');
  const status = 'active' as const;
  const mandate = {
    id: 'cst_1/mdt_1',
    reference: 'ATRIUM-1',
    scheme: 'sepa_core',
    status,
  } as const;
  const booker = { organisation, now: new Date().toISOString(), by: 'usr_1' };
  const { events } = await removeMethod(booker, { ...method, mandate });
  expect(events).toMatchObject([{ type: 'paymentMethod.removed' }]);
});
