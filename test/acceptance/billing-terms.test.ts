import { beforeAll, describe, expect, test } from 'vitest';
import { biller, eur } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { turnClock } from '../support/turn-clock.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const op = await biller(world, { send: false });
const termsOf = (customerId: string) => `/v1/admin/customers/${customerId}/billing-terms`;
const membership = { startOn: '2026-12-04' };
const customerId = await op.desk('Ann', { billingDay: 'anniversary' }, membership);
const path = termsOf(customerId);
const current = async () => (await op.owner.get(path)).body;
const etag = async () => (await op.owner.get(path)).headers.get('etag');

test('S37 a customer billed on its anniversary is due on the day its first membership starts', async () => {
  expect(await current()).toMatchObject({
    customerId,
    billingDay: 4,
    anniversary: false,
    nextBillingOn: '2026-12-04',
    invoiceEveryMonths: 1,
  });
  const waiting = await op.desk('Bob', { billingDay: 'anniversary' }, null);
  expect((await op.owner.get(termsOf(waiting))).body).toMatchObject({
    billingDay: 25,
    anniversary: true,
  });
});

describe('S35 a change of the terms is refused and nothing is written', () => {
  test.each([
    [{ billingDay: 0 }, 'billingDay'],
    [{ billingDay: 'anniversary' }, 'billingDay'],
    [{ invoiceEveryMonths: 13 }, 'invoiceEveryMonths'],
    [{ invoiceEveryMonths: 1.5 }, 'invoiceEveryMonths'],
    [{ nextBillingOn: '2026-12-01' }, 'nextBillingOn'],
    [{ discount: { percent: '101' } }, 'discount/percent'],
    [{ tax: { kind: 'exempt' } }, 'tax/reason'],
    [{ tax: { kind: 'none' } }, 'tax/kind'],
    [{ tax: { kind: 'rate', rate: { name: 'VAT', percent: '-1' } } }, 'tax/rate/percent'],
    [{ discount: { amount: eur(1), to: '2026-01-01', from: '2026-01-02' } }, 'discount/to'],
  ])('with %j', async (changes, field) => {
    const before = await current();
    expect(await op.owner.patch(path, changes, await etag())).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${field}` },
    });
    expect(await current()).toEqual(before);
  });

  test.each([
    [null, 428],
    ['"99"', 412],
  ])('with If-Match %s', async (stale, status) => {
    const before = await current();
    expect((await op.owner.patch(path, { invoiceEveryMonths: 2 }, stale)).status).toBe(status);
    expect(await current()).toEqual(before);
  });

  test('with an amount in another currency', async () => {
    const dollars = { discount: { amount: { amount: 1, currency: 'USD' } } };
    expect(await op.owner.patch(path, dollars, await etag())).toMatchObject({
      status: 409,
      body: { code: 'currency_mismatch', field: '/body/discount/amount/currency' },
    });
  });

  test('with reverse charge for a customer without a VAT id', async () => {
    const before = await current();
    const changes = { tax: { kind: 'reverse_charge' } };
    expect(await op.owner.patch(path, changes, await etag())).toMatchObject({
      status: 409,
      body: { code: 'not_billable', field: '/body/tax/kind' },
    });
    expect(await current()).toEqual(before);
  });

  test('by another operator', async () => {
    const rival = await operator(world);
    expect((await rival.owner.get(path)).status).toBe(404);
    expect((await rival.owner.patch(path, { billingDay: 2 }, '"1"')).status).toBe(404);
  });
});

const abroad = await op.desk('Berlin', { vatId: 'DE123456789' });

describe('S35 S39 with an invoice every 3 months from 4 December on', () => {
  beforeAll(async () => {
    const changes = { invoiceEveryMonths: 3, discount: { amount: eur(1_000) } };
    const changed = await op.owner.patch(path, changes, await etag());
    expect(changed).toMatchObject({ status: 200, body: changes });
    const fee = { name: 'Locker', price: eur(1_000), tax: { name: 'VAT', percent: '21' } };
    const fees = `/v1/admin/customers/${customerId}/fees`;
    await op.owner.post(fees, { ...fee, on: '2027-02-10', billInAdvance: true });
    await op.owner.post(fees, { ...fee, on: '2027-02-10' });
    const terms = termsOf(abroad);
    const tax = { kind: 'reverse_charge' };
    const version = (await op.owner.get(terms)).headers.get('etag');
    expect((await op.owner.patch(terms, { tax }, version)).body.tax).toEqual(tax);
    await turnClock(op.owner, '2026-12-04T06:00:00.000Z');
  });

  test('reverse charge leaves the tax to the customer, and the invoice says so', async () => {
    const { body } = await op.owner.get(`/v1/admin/customers/${abroad}/invoices`);
    expect(body.items).toMatchObject([
      {
        net: eur(12_000),
        tax: eur(0),
        gross: eur(12_000),
        taxes: [{ name: 'VAT', percent: '0', category: 'reverse_charge' }],
        taxNotes: [expect.stringContaining('Article 196 of Directive 2006/112/EC')],
      },
    ]);
  });

  test('three months and the fee in advance are billed, the other fee is not', async () => {
    const { body } = await op.owner.get(`/v1/admin/customers/${customerId}/invoices`);
    const [invoice] = body.items;
    // 3 × 120.00 + 10.00 − 3 × 10.00 = 340.00; 21 % = 71.40
    expect(invoice).toMatchObject({
      period: { from: '2026-12-04', through: '2027-03-03' },
      net: eur(34_000),
      gross: eur(41_140),
    });
    const periods = invoice.lines.map((line: { period: unknown }) => line.period);
    expect(periods).toEqual([
      { from: '2026-12-04', through: '2027-01-03' },
      { from: '2027-01-04', through: '2027-02-03' },
      { from: '2027-02-04', through: '2027-03-03' },
      { from: '2027-02-10', through: '2027-02-10' },
    ]);
    expect(await current()).toMatchObject({ nextBillingOn: '2027-03-04' });
  });
});
