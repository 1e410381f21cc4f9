import { beforeAll, expect, test } from 'vitest';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import type { Caller } from '../support/caller.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { turnClock } from '../support/turn-clock.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const mark = crypto.randomUUID().slice(0, 8);
let op: Biller;
beforeAll(async () => {
  op = await biller(world, { send: false });
});
const account = () => sandboxAccount(world.endpoints.gateway, op.organisationId);

/** A company that owes 121.00 on one invoice, due on 9 December. */
const owing = async (name: string) => {
  const email = `${name.toLowerCase()}@${mark}.example`;
  const customerId = await op.desk(name, { email }, null);
  const at = `/v1/admin/customers/${customerId}`;
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const { id } = await created(op.owner, `${at}/invoices`, { lines });
  const own = `/v1/portal/customers/${customerId}`;
  const invoice = async () => (await op.owner.get(`${at}/invoices/${id}`)).body;
  return { customerId, at, own, email, id, invoice };
};

const leave = async (by: Caller, path: string, name: MagicName, fields: object = {}) => {
  const setup = await created(by, `${path}/payment-method-setups`, { returnUrl, ...fields });
  await choose(setup.url, name);
  const { body } = await by.get(`${path}/payment-method-setups/${setup.id}`);
  return { ...body, url: setup.url };
};

const settled = async (by: Caller, path: string, { id }: { id: string }) =>
  (await by.get(`${path}/payment-attempts/${id}`)).body;

test('S32 S51 S52 nothing is paid online without a gateway, and not in the portal while Pay Now is off', async () => {
  const { own, id, customerId, at } = await owing('Early');
  const billing = await op.portal(customerId, ['contact_person', 'billing_person']);
  const pay = () => billing.post(`${own}/invoices/${id}/pay`, { returnUrl });
  expect((await pay()).body).toMatchObject({ status: 409, code: 'pay_now_disabled' });
  await op.settings({ payNow: true });
  expect((await pay()).body).toMatchObject({ status: 409, code: 'no_gateway' });
  const charged = await op.owner.post(`${at}/invoices/${id}/charge`, {});
  expect(charged.body).toMatchObject({ status: 409, code: 'no_gateway' });
  // a sandbox moves no money
  const keyed = { kind: 'stripe', secretKey: 'sk_test_01234567' };
  const stripe = await op.owner.post('/v1/admin/gateways', keyed);
  expect(stripe.body).toMatchObject({ status: 409, code: 'gateway_unavailable' });
  await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
});

test('S15 S30 a billing person leaves a card, others may not; the first is the default', async () => {
  const { own, customerId } = await owing('Cardholder');
  const billing = await op.portal(customerId, ['contact_person', 'billing_person']);
  const contact = await op.portal(customerId, ['contact_person']);
  const refused = await contact.post(`${own}/payment-method-setups`, { returnUrl });
  expect(refused.status).toBe(404);
  const first = await leave(billing, own, 'ok');
  expect(first.status).toBe('done');
  const second = await leave(billing, own, 'insufficient_funds');
  const labels = async () => {
    const { body } = await billing.get(`${own}/payment-methods`);
    return body.items.map((each: { label: string; isDefault: boolean }) => [
      each.label,
      each.isDefault,
    ]);
  };
  const both = await labels();
  expect(both).toHaveLength(2);
  expect(both).toContainEqual(['Visa •••• 4242', true]);
  await billing.post(`${own}/payment-methods/${second.paymentMethodId}/default`, undefined);
  expect(await labels()).toContainEqual(['Visa •••• 9995', true]);
  await billing.send('DELETE', `${own}/payment-methods/${first.paymentMethodId}`);
  expect(await labels()).toEqual([['Visa •••• 9995', true]]);
});

test('S51 S69 an invoice is paid in part on a page, and the rest with a card on file', async () => {
  const { own, at, id, customerId, email, invoice } = await owing('Payer');
  const contact = await op.portal(customerId, ['contact_person']);
  const part = { amount: eur(2_100), returnUrl };
  const page = await created(contact, `${own}/invoices/${id}/pay`, part);
  expect(page).toMatchObject({ status: 'open', amount: eur(2_100) });
  await choose(page.url, 'ok');
  expect(await settled(contact, own, page)).toMatchObject({ status: 'succeeded' });

  const { paymentMethodId } = await leave(op.owner, at, 'times_out');
  const body = { paymentMethodId, returnUrl };
  await account().hold(true);
  const lost = await created(contact, `${own}/invoices/${id}/pay`, body);
  // the answer was lost: what became of it is not known until the gateway tells
  expect(lost).toMatchObject({ status: 'open', amount: eur(10_000) });
  const again = await contact.post(`${own}/invoices/${id}/pay`, body);
  expect(again.body).toMatchObject({ status: 409, code: 'payment_in_flight' });
  expect(await invoice()).toMatchObject({ status: 'issued' });
  const { payments } = await account().books();
  expect(payments.filter(each => each.key === lost.id)).toHaveLength(1);
  await account().hold(false);
  await eventually('the gateway has told', async () => (await invoice()).status === 'paid');

  const mails = await inbox(world.inboxUrl).waitFor(1, { to: email });
  expect(mails.map(({ subject }) => subject).join()).toMatch(/payment/i);
});

test('S50 S71 S72 S73 a debit is collected when the invoice is due, not before, nobody is dunned meanwhile, and a return opens it again', async () => {
  const { at, id, email, invoice } = await owing('Debtor');
  const unpaid = await owing('Unpaid');
  const copied = `books@${mark}.example`;
  const reader = { name: 'Book Reader', notifications: { billing: true, account: false } };
  await created(op.owner, `${at}/contact-persons`, { ...reader, email: copied });
  await op.settings({ collect: true, creditorId: 'NL98ZZZ123456780000' });
  const left = await leave(op.owner, at, 'sepa_returned', { types: ['sepa_debit'], mail: true });
  expect(left.status).toBe('done');
  // S72 when a mandate is to be given, S73 when the bank's page has it, and the debit 14 days before it is made
  const asked = await inbox(world.inboxUrl).waitFor(3, { to: email });
  const billed = [[email], [copied]];
  expect(asked.map(({ to, cc }) => [to, cc])).toEqual([billed, billed, billed]);
  const { number } = await invoice();
  expect(asked.map(({ subject }) => subject).toSorted()).toEqual([
    `Direct debit on December 9, 2026: invoice ${number} from Harbour Desks`,
    'Please set up a direct debit mandate for Harbour Desks',
    'Your direct debit mandate for Harbour Desks is active',
  ]);

  const dueOn = (await invoice()).dueOn;
  expect(dueOn).toBe('2026-12-09');
  await turnClock(op.owner, '2026-12-08T12:00:00.000Z');
  const attempts = async () => (await op.owner.get(`${at}/payment-attempts`)).body.items;
  expect(await attempts()).toEqual([]);
  await turnClock(op.owner, '2026-12-09T12:00:00.000Z');
  await eventually('the debit', async () => (await attempts()).length === 1);
  const [attempt] = await attempts();
  expect(attempt).toMatchObject({ channel: 'automatic', status: 'open', amount: eur(12_100) });

  const { headers } = await op.owner.get('/v1/admin/organisation');
  const on = { dunning: { on: true } };
  await op.owner.patch('/v1/admin/organisation', on, headers.get('etag') ?? '');
  await turnClock(op.owner, '2026-12-10T12:00:00.000Z');
  const told = async (to: string) =>
    (await inbox(world.inboxUrl).mails({ to })).map(({ subject }) => subject);
  await eventually('who lets it pass is told', async () =>
    (await told(unpaid.email)).some(subject => subject.startsWith('Overdue: invoice')),
  );
  expect(await told(email)).toHaveLength(3);

  // a transfer comes while the debit is under way: 121.00 − 21.00 = 100.00 are left of the invoice
  const transfer = { amount: eur(2_100), method: 'bank_transfer', receivedOn: '2026-12-09' };
  await created(op.owner, `${at}/payments`, { ...transfer, confirm: false });
  await account().step();
  expect(await settled(op.owner, at, attempt)).toMatchObject({ status: 'succeeded' });
  expect(await invoice()).toMatchObject({ status: 'paid' });
  const balance = async () => (await op.owner.get(`${at}/balance`)).body;
  // 121.00 + 21.00 − 121.00 were paid too much
  expect(await balance()).toMatchObject({ credit: eur(2_100), open: eur(0) });

  // returned by the bank: what the transfer did not pay is open again, and nothing is too much
  await account().stepOf((await gatewayPaymentOf(attempt)) ?? '');
  const returned = { status: 'reversed', reason: 'charged_back' };
  const now = await eventually('the return', async () => {
    const found = await settled(op.owner, at, attempt);
    return found.status !== 'succeeded' && found;
  });
  expect(now).toMatchObject(returned);
  expect(await invoice()).toMatchObject({ status: 'issued' });
  expect(await balance()).toMatchObject({ credit: eur(0), open: eur(10_000) });

  const { paymentMethodId } = await leave(op.owner, at, 'ok');
  const retry = await created(op.owner, `${at}/invoices/${id}/charge`, { paymentMethodId });
  expect(retry).toMatchObject({ status: 'succeeded', amount: eur(10_000) });
  expect(await invoice()).toMatchObject({ status: 'paid' });
  await op.settings({ collect: false });
});

const gatewayPaymentOf = async ({ id }: { id: string }) =>
  (await account().books()).payments.find(({ key }) => key === id)?.id;
