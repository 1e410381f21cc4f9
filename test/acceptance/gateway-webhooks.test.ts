import { beforeAll, describe, expect, test } from 'vitest';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import { sandboxWebhookSecret } from '../../shared/gateway-webhooks/secrets.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { signedDelivery } from '../support/signed-delivery.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const gateways = '/v1/admin/gateways';
let op: Biller;
let connection: { id: string; webhookUrl: string };
let secret: string;
beforeAll(async () => {
  op = await biller(world, { send: false });
  connection = await created(op.owner, gateways, { kind: 'sandbox' });
  secret = sandboxWebhookSecret(connection.webhookUrl.split('/').at(-1) ?? '');
});
interface Told {
  readonly id: string;
  readonly gatewayEventId: string;
  readonly gatewayId: string;
  readonly kind: string;
  readonly outcome: string;
}
const account = () => sandboxAccount(world.endpoints.gateway, op.organisationId);

/** A company that owes 121.00 on one invoice, with a method on file. */
const owing = async (name: string, method: MagicName) => {
  const customerId = await op.desk(name, {}, null);
  const at = `/v1/admin/customers/${customerId}`;
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const { id } = await created(op.owner, `${at}/invoices`, { lines });
  const types = ['card', 'sepa_debit'];
  const setup = await created(op.owner, `${at}/payment-method-setups`, { returnUrl, types });
  await choose(setup.url, method);
  const read = (path: string) => async () => (await op.owner.get(`${at}${path}`)).body;
  await read(`/payment-method-setups/${setup.id}`)();
  const invoice = read(`/invoices/${id}`);
  const becomes = (status: string) =>
    eventually(`the invoice ${status}`, async () => (await invoice()).status === status);
  return {
    ...{ at, id, invoice, becomes, balance: read('/balance'), payments: read('/payments') },
    charge: () => created(op.owner, `${at}/invoices/${id}/charge`, {}),
  };
};

const events = async (query = '') =>
  (await op.owner.get(`${gateways}/${connection.id}/events?limit=100${query}`)).body.items;
const paymentOf = async (key: string) => {
  const { payments } = await account().books();
  return payments.find(each => each.key === key)?.id ?? '';
};
const about = (gatewayId: string, kind = 'payment') => ({ about: { kind, gatewayId } });
const deliver = async (body: string | Buffer, headers: Record<string, string>) => {
  const response = await fetch(connection.webhookUrl, { method: 'POST', body, headers });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
};
const send = (notice: object, with_: object = {}) => {
  const { body, headers } = signedDelivery({ notice, secret, ...with_ });
  return deliver(body, headers);
};
const forged = { status: 401, body: { status: 401, code: 'webhook_signature' } };

test('a debit is told of without anybody asking: paid, then returned and open again, each once', async () => {
  const debtor = await owing('Debtor', 'sepa_returned');
  const attempt = await debtor.charge();
  expect(attempt.status).toBe('open');
  const payment = await paymentOf(attempt.id);
  await account().stepOf(payment);
  await debtor.becomes('paid');
  expect(await debtor.balance()).toMatchObject({ open: eur(0), credit: eur(0) });

  // 13 months later the bank takes it back: nobody watches the attempt any more
  await account().stepOf(payment);
  await debtor.becomes('issued');
  expect(await debtor.balance()).toMatchObject({ open: eur(12_100), credit: eur(0) });
  const [{ reversed, amount }, ...others] = (await debtor.payments()).items;
  expect([reversed?.reason, amount, others]).toEqual(['charged_back', eur(12_100), []]);
  const told = await eventually('three settled events', async () => {
    const ours: Told[] = (await events()).filter((each: Told) => each.gatewayId === payment);
    return ours.filter(({ outcome }) => outcome === 'settled').length === 3 && ours;
  });
  expect(told.map((each: Told) => each.kind)).toEqual(['dispute', 'payment', 'payment']);
  for (const each of told) expect(each).toMatchObject({ outcome: 'settled', attempts: 1 });
});

test('a dispute that is won brings the money again: the invoice is paid by another payment', async () => {
  const debtor = await owing('Winner', 'disputed');
  const payment = await paymentOf((await debtor.charge()).id);
  await debtor.becomes('paid');
  await account().stepOf(payment);
  await debtor.becomes('issued');
  await account().winDispute(payment);
  await debtor.becomes('paid');
  expect(await debtor.balance()).toMatchObject({ open: eur(0), credit: eur(0) });
  const { items } = await debtor.payments();
  const stands = items.map(({ reversed }: { reversed?: object }) => reversed === undefined);
  expect(stands.sort()).toEqual([false, true]);
});

describe('what is not signed by the gateway, or not now, is refused and leaves nothing behind', () => {
  const notice = { id: 'gevt_forged', ...about('gpay_1') };
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test.each([
    ['forged: signed with another secret', { secret: sandboxWebhookSecret('another') }],
    ['stale: signed six minutes ago', { at: minutesAgo(6) }],
    ['of a time to come', { at: minutesAgo(-6) }],
  ])('%s', async (_, with_) => {
    expect(await send(notice, with_)).toMatchObject(forged);
    expect((await events()).map(({ gatewayEventId }: Told) => gatewayEventId)).not.toContain(
      'gevt_forged',
    );
  });

  test('changed, or without a signature', async () => {
    const { body, headers } = signedDelivery({ notice, secret });
    expect(await deliver(body.replace('gpay_1', 'gpay_2'), headers)).toMatchObject(forged);
    expect(await deliver(body, { 'content-type': 'application/json' })).toMatchObject(forged);
    const moved = { ...headers, 'webhook-id': 'gevt_other' };
    expect(await deliver(body, moved)).toMatchObject(forged);
  });

  test('larger than 256 KB, signed or not', async () => {
    const reply = await send({ ...notice, filling: 'x'.repeat(256 * 1_024) });
    expect(reply).toMatchObject({ status: 413, body: { code: 'payload_too_large' } });
  });

  test('signed, and not what the gateway sends', async () => {
    const reply = await send({ id: 'gevt_forged', about: { kind: 'weather' } });
    expect(reply).toMatchObject({ status: 400, body: { code: 'webhook_malformed' } });
  });

  test('at an address that leads nowhere, under the name of another gateway, or once disconnected', async () => {
    const { body, headers } = signedDelivery({ notice, secret });
    const at = async (url: string) => (await fetch(url, { method: 'POST', body, headers })).status;
    const { webhookUrl } = connection;
    expect(await at(webhookUrl.replace(/gwe_.+$/, `gwe_${'0'.repeat(26)}`))).toBe(404);
    expect(await at(webhookUrl.replace(/gwe_.+$/, 'x'))).toBe(404);
    expect(await at(webhookUrl.replace('/sandbox/', '/stripe/'))).toBe(404);
    const other = await created(op.owner, gateways, { kind: 'sandbox' });
    await op.owner.remove(`${gateways}/${other.id}`);
    expect(await at(other.webhookUrl)).toBe(410);
  });
});

test('a delivery that comes twice, and at once, is one event; as bytes that are no text it is the same', async () => {
  const { body, headers } = signedDelivery({ notice: about('gpay_of_another_shop'), secret });
  const all = await Promise.all([1, 2, 3].map(() => deliver(body, headers)));
  // API Gateway hands over as base64 what it does not take for text
  const binary = { ...headers, 'content-type': 'application/octet-stream' };
  all.push(await deliver(Buffer.from(body), binary));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const { id } = JSON.parse(body);
  const ofBody = async () =>
    (await events('&outcome=unknown')).filter(({ gatewayEventId }: Told) => gatewayEventId === id);
  const [event] = await eventually('what it speaks of is not ours', async () => {
    const found = await ofBody();
    return found.length > 0 && found;
  });
  expect(await ofBody()).toHaveLength(1);

  const alone = {
    notice: about('gpay_in_base64'),
    secret,
    contentType: 'application/octet-stream',
  };
  const { body: bytes, headers: binaryOnly } = signedDelivery(alone);
  expect((await deliver(Buffer.from(bytes), binaryOnly)).status).toBe(200);
  const isThere = ({ gatewayId }: Told) => gatewayId === 'gpay_in_base64';
  await eventually('the event in base64', async () => (await events()).some(isThere));

  // somebody has it asked again
  const again = await op.owner.post(
    `${gateways}/${connection.id}/events/${event.id}/replay`,
    undefined,
  );
  expect(again).toMatchObject({ status: 202, body: { outcome: 'waiting', attempts: 0 } });
  await eventually('it is asked again', async () => (await ofBody()).length === 1);
});

test('notices out of order, repeated and late bring about how it stands, once', async () => {
  await account().hold(true);
  const holder = await owing('Holder', 'disputed');
  const attempt = await holder.charge();
  expect(attempt.status).toBe('succeeded');
  const payment = await paymentOf(attempt.id);
  await account().stepOf(payment);
  // the first that is heard of is the chargeback; nobody says our key
  const told = [
    about(payment, 'dispute'),
    about(payment),
    about(payment, 'dispute'),
    about(payment),
  ];
  for (const notice of told) expect((await send(notice)).status).toBe(200);
  await eventually('all four are settled', async () => {
    const ours = (await events('&outcome=settled')).filter(
      (each: Told) => each.gatewayId === payment,
    );
    return ours.length === 4;
  });
  expect(await holder.invoice()).toMatchObject({ status: 'issued' });
  expect(await holder.balance()).toMatchObject({ open: eur(12_100), credit: eur(0) });
  expect((await holder.payments()).items).toHaveLength(1);
  await account().hold(false);
});
