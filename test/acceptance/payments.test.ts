import { beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '../../shared/contract/client.gen.ts';
import { badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const mark = crypto.randomUUID().slice(0, 8);
let op: Biller;

beforeAll(async () => {
  op = await biller(world, { send: true });
});

/** A company with invoices of 121.00 each. */
const owing = async (name: string, invoices = 1) => {
  const email = `${name.toLowerCase()}@${mark}.example`;
  const at = `/v1/admin/customers/${await op.desk(name, { email }, null)}`;
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const all: Invoice[] = [];
  for (let n = 0; n < invoices; n += 1)
    all.push(await created(op.owner, `${at}/invoices`, { lines }));
  return { at, email, invoices: all };
};
const bank = (amount: number, fields: object = {}) => ({
  ...{ amount: eur(amount), method: 'bank_transfer', receivedOn: '2026-11-25', confirm: false },
  ...fields,
});
const pay = (at: string, amount: number, fields: object = {}) =>
  created(op.owner, `${at}/payments`, bank(amount, fields));
const invoice = async (at: string, { id }: { id: string }) =>
  (await op.owner.get(`${at}/invoices/${id}`)).body;
const balance = async (at: string) => (await op.owner.get(`${at}/balance`)).body;
const put = async (at: string, payment: { id: string }, body: object) => {
  const path = `${at}/payments/${payment.id}`;
  const etag = (await op.owner.get(path)).headers.get('etag') ?? '';
  return op.owner.send('PUT', `${path}/invoices`, {
    headers: { 'content-type': 'application/json', 'if-match': etag },
    body: JSON.stringify(body),
  });
};

test('S69 a payment settles the oldest invoices first, and its customer is told', async () => {
  const { at, email, invoices } = await owing('Paying', 2);
  const [first, second] = invoices as [Invoice, Invoice];
  const payment = await pay(at, 20_000, { reference: 'NL12 PAYING', confirm: true });
  expect(payment).toMatchObject({
    status: 'received',
    credit: eur(0),
    invoices: [
      { invoiceId: first.id, number: first.number, amount: eur(12_100) },
      { invoiceId: second.id, number: second.number, amount: eur(7_900) },
    ],
  });
  expect(await invoice(at, first)).toMatchObject({
    status: 'paid',
    open: eur(0),
    paid: eur(12_100),
  });
  expect(await invoice(at, second)).toMatchObject({ status: 'issued', open: eur(4_200) });
  expect(await balance(at)).toEqual({ owed: eur(4_200), credit: eur(0), open: eur(4_200) });
  const mail = await waitFor('the confirmation', async () => {
    const found = await inbox(world.inboxUrl).mails({ search: email });
    const confirmation = found.find(({ subject }) => /payment/i.test(subject));
    return confirmation && inbox(world.inboxUrl).mail(confirmation.id);
  });
  expect(mail.text).toContain('€200.00');
  for (const { number = '' } of invoices) expect(mail.text).toContain(number);
  expect(mail.text).toContain('Bank transfer');
  const { items } = (await op.owner.get(`${at}/statement`)).body;
  expect(items.at(-1)).toMatchObject({
    kind: 'payment',
    paymentId: payment.id,
    amount: eur(-20_000),
  });
});

test('what is paid too much is a credit: it settles the next invoice by itself, or is paid back', async () => {
  const { at } = await owing('Generous');
  const payment = await pay(at, 30_000);
  expect(payment).toMatchObject({ credit: eur(17_900) });
  expect(await balance(at)).toEqual({ owed: eur(-17_900), credit: eur(17_900), open: eur(0) });
  const lines = [{ description: 'Coffee', quantity: 1, unitPrice: eur(1_000), tax }];
  const next = await created(op.owner, `${at}/invoices`, { lines });
  const settled = await waitFor('the invoice settled', async () => {
    const found = await invoice(at, next);
    return found.status === 'paid' ? found : undefined;
  });
  expect(settled.payments).toEqual([{ paymentId: payment.id, amount: eur(1_210) }]);
  const path = `${at}/payments/${payment.id}/refunds`;
  const tooMuch = await op.owner.post(path, { amount: eur(16_691), reason: 'Paid twice' });
  expect(tooMuch).toMatchObject({
    status: 409,
    body: { code: 'refund_limit', field: '/body/amount' },
  });
  const refund = { reason: 'Paid twice', reference: 'OUT-1' };
  const part = await op.owner.post(path, { ...refund, amount: eur(6_690) });
  expect(part).toMatchObject({ status: 200, body: { credit: eur(10_000) } });
  expect(await op.owner.post(path, refund)).toMatchObject({
    status: 200,
    body: { credit: eur(0), refunds: [{ amount: eur(6_690) }, { amount: eur(10_000) }] },
  });
  expect(await balance(at)).toEqual({ owed: eur(0), credit: eur(0), open: eur(0) });
});

test('a payment that was reversed leaves its invoices open', async () => {
  const { at, invoices } = await owing('Bounced');
  const payment = await pay(at, 15_000);
  const reverse = () =>
    op.owner.post(`${at}/payments/${payment.id}/reverse`, { reason: 'Returned by the bank' });
  expect(await reverse()).toMatchObject({
    status: 200,
    body: { status: 'reversed', credit: eur(0), invoices: [], reversed: { on: '2026-11-25' } },
  });
  const [first] = invoices as [Invoice];
  expect(await invoice(at, first)).toMatchObject({ status: 'issued', open: eur(12_100) });
  expect(await invoice(at, first)).not.toHaveProperty('paid');
  expect(await balance(at)).toEqual({ owed: eur(12_100), credit: eur(0), open: eur(12_100) });
  expect(await reverse()).toMatchObject({ status: 409, body: { code: 'payment_state' } });
});

test('what a payment settles can be said anew', async () => {
  const { at, invoices } = await owing('Moved', 2);
  const [first, second] = invoices as [Invoice, Invoice];
  const payment = await pay(at, 12_100);
  const moved = await put(at, payment, {
    invoices: [{ invoiceId: second.id, amount: eur(2_100) }],
  });
  expect(moved).toMatchObject({
    status: 200,
    body: { credit: eur(10_000), invoices: [{ invoiceId: second.id, amount: eur(2_100) }] },
  });
  expect(await invoice(at, first)).toMatchObject({ status: 'issued', open: eur(12_100) });
  const rest = await put(at, payment, {});
  expect(rest).toMatchObject({ body: { credit: eur(0) } });
  expect(rest.body.invoices).toEqual([
    { invoiceId: second.id, number: second.number, amount: eur(2_100) },
    { invoiceId: first.id, number: first.number, amount: eur(10_000) },
  ]);
  const stale = await op.owner.send('PUT', `${at}/payments/${payment.id}/invoices`, {
    headers: { 'content-type': 'application/json', 'if-match': '"1"' },
    body: JSON.stringify({ invoices: [] }),
  });
  expect(stale).toMatchObject({ status: 412 });
});

describe('a paid invoice', () => {
  test('is credited, not voided, and what was paid is the customer’s credit', async () => {
    const { at, invoices } = await owing('Regretted');
    const [own] = invoices as [Invoice];
    const payment = await pay(at, 12_100);
    const path = `${at}/invoices/${own.id}`;
    expect(await op.owner.post(`${path}/void`, { reason: 'Wrong' })).toMatchObject({
      status: 409,
      body: { code: 'invoice_state' },
    });
    const note = (body: object) =>
      created(op.owner, `${path}/credit-notes`, { reason: 'Broken chair', ...body });
    await note({ amount: eur(2_100) });
    expect(await invoice(at, own)).toMatchObject({
      ...{ status: 'paid', open: eur(0), paid: eur(10_000), credited: eur(2_100) },
    });
    expect(await balance(at)).toEqual({ owed: eur(-2_100), credit: eur(2_100), open: eur(0) });
    await note({});
    expect(await invoice(at, own)).toMatchObject({ status: 'credited', credited: eur(12_100) });
    expect(await balance(at)).toMatchObject({ owed: eur(-12_100), credit: eur(12_100) });
    expect((await op.owner.get(`${at}/payments/${payment.id}`)).body).toMatchObject({
      ...{ invoices: [], credit: eur(12_100) },
    });
  });

  test('in part is written off for the rest', async () => {
    const { at, invoices } = await owing('Lost');
    const [own] = invoices as [Invoice];
    const payment = await pay(at, 2_100);
    const off = await op.owner.post(`${at}/invoices/${own.id}/write-off`, { reason: 'Insolvent' });
    expect(off).toMatchObject({ status: 200, body: { status: 'written_off', paid: eur(2_100) } });
    expect(await balance(at)).toEqual({ owed: eur(0), credit: eur(0), open: eur(0) });
    const reverse = { reason: 'Bounced' };
    expect(await op.owner.post(`${at}/payments/${payment.id}/reverse`, reverse)).toMatchObject({
      ...{ status: 409, body: { code: 'payment_state' } },
    });
  });
});

test('a deposit is returned when its member leaves: all of it or less, and paid back', async () => {
  const { at } = await owing('Leaving', 0);
  const none = { name: 'No tax', percent: '0' };
  const deposit = { name: 'Deposit', on: '2026-11-20', price: eur(50_000), tax: none };
  const give = (fee: { id: string }, body: object = {}) =>
    op.owner.post(`${at}/fees/${fee.id}/return-deposit`, { reason: 'Moved out', ...body });
  const fee = await created(op.owner, `${at}/fees`, { ...deposit, refundable: true });
  const key = await created(op.owner, `${at}/fees`, { ...deposit, name: 'Key', price: eur(500) });
  expect(await give(fee)).toMatchObject({
    status: 409,
    body: { code: 'deposit_state', received: 'one that is open' },
  });
  const own = (await op.owner.post(`${at}/bill-now`, undefined)).body;
  await pay(at, 50_500);
  expect(await give(key)).toMatchObject({ status: 409, body: { code: 'deposit_state' } });
  const kept = await give(fee, { amount: eur(42_000) });
  expect(kept).toMatchObject({ status: 201, body: { gross: eur(42_000), tax: eur(0) } });
  expect(await invoice(at, own)).toMatchObject({ status: 'paid', paid: eur(8_500) });
  const [payment] = (await op.owner.get(`${at}/payments`)).body.items;
  const refund = await op.owner.post(`${at}/payments/${payment.id}/refunds`, { reason: 'Deposit' });
  expect(refund.body.refunds).toMatchObject([{ amount: eur(42_000) }]);
  expect(await balance(at)).toEqual({ owed: eur(0), credit: eur(0), open: eur(0) });
  expect(await give(fee, { amount: eur(8_001) })).toMatchObject({
    ...{ status: 409, body: { code: 'credit_limit' } },
  });
});

test('I5 the same invoice paid six times at once is paid once, and nothing is lost', async () => {
  const { at, invoices } = await owing('Hasty');
  const [own] = invoices as [Invoice];
  const noted = op.owner.post(`${at}/invoices/${own.id}/credit-notes`, {
    ...{ reason: 'Sorry', amount: eur(100) },
  });
  const paid = await Promise.all(Array.from({ length: 6 }, () => pay(at, 12_100)));
  expect(paid).toHaveLength(6);
  expect(await noted).toMatchObject({ status: 201 });
  expect(await invoice(at, own)).toMatchObject({ status: 'paid', paid: eur(12_000), open: eur(0) });
  // 6 × 121.00 − (121.00 − 1.00)
  expect(await balance(at)).toEqual({ owed: eur(-60_600), credit: eur(60_600), open: eur(0) });
  const list = `${at}/payments`;
  const { items } = (await op.owner.get(list)).body;
  expect(items.map(({ id }: { id: string }) => id)).toEqual(
    paid
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
  for (const limit of [1, 4, 6]) expect(await walk(op.owner, list, limit)).toEqual(items);
});

test('S11 S14 S15 those who see invoices see payments and the balance, and book none', async () => {
  const { at } = await owing('Own');
  await pay(at, 13_000);
  const customerId = at.slice('/v1/admin/customers/'.length);
  const own = `/v1/portal/customers/${customerId}`;
  const books = await op.portal(customerId, ['billing_person', 'contact_person']);
  expect((await books.get(`${own}/balance`)).body).toMatchObject({ credit: eur(900) });
  expect((await books.get(`${own}/payments`)).body.items).toMatchObject([{ amount: eur(13_000) }]);
  const colleague = await op.portal(customerId, []);
  for (const path of [`${own}/balance`, `${own}/payments`])
    expect((await colleague.get(path)).status).toBe(404);
  expect((await books.post(`${at}/payments`, bank(1))).status).toBe(404);
});

describe('bad input', () => {
  test.each([
    [{ amount: eur(0) }, 400, '/body/amount/amount'],
    [{ amount: { amount: 1, currency: 'USD' } }, 409, '/body/amount/currency'],
    [{ receivedOn: '2026-11-26' }, 400, '/body/receivedOn'],
    [{ method: 'cheque' }, 400, '/body/method'],
    [{ invoices: [{ invoiceId: `inv_${'0'.repeat(26)}` }] }, 409, undefined],
  ])('%j books nothing', async (fields, status, field) => {
    const { at } = await owing('Careless');
    const reply = await op.owner.post(`${at}/payments`, bank(100, fields));
    expect(reply.status).toBe(status);
    expect(reply.body.field).toBe(field);
    expect((await op.owner.get(`${at}/payments`)).body.items).toEqual([]);
    expect(await balance(at)).toMatchObject({ credit: eur(0) });
  });

  test('requests are refused as everywhere, and a key books once', async () => {
    const { at } = await owing('Strict');
    const path = `${at}/payments`;
    for (const [, request, status, code] of badRequests)
      expect(await op.owner.send('POST', path, request(bank(100)))).toMatchObject({
        status,
        body: { code },
      });
    await expectIdempotent(op.owner, { path, valid: bank(100) }, bank(200));
    expect((await op.owner.get(path)).body.items).toHaveLength(1);
  });
});

test('I2 I5 I6 the audit finds nothing', async () => {
  await op.owner.post('/v1/admin/audit', undefined);
  const last = await waitFor(
    'the audit',
    async () => (await op.owner.get('/v1/admin/audit')).body.last,
  );
  expect(last).toMatchObject({ found: 0, findings: [] });
});
