import { describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent } from '../support/bad-bodies.ts';
import { biller, eur } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const op = await biller(world, { generate: false });
const customerId = await op.desk('Careful');
const invoices = `/v1/admin/customers/${customerId}/invoices`;
const line = {
  description: 'Coffee',
  quantity: 1,
  unitPrice: eur(100),
  tax: { name: 'VAT', percent: '21' },
};
const valid = { lines: [line] };
const issued = async () => (await op.owner.get('/v1/admin/invoices')).body.items;
const unknown = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;

describe('an invoice by hand is refused and no number is used', () => {
  test.each(badRequests)('with %s', async (_, request, status, code) => {
    expect(await op.owner.send('POST', invoices, request(valid))).toMatchObject({
      status,
      body: { code },
    });
    expect(await issued()).toEqual([]);
  });

  test.each([
    [{ lines: [] }, '/body/lines'],
    [{ lines: Array.from({ length: 41 }, () => line) }, '/body/lines'],
    [{ lines: [{ ...line, quantity: 0 }] }, '/body/lines/0/quantity'],
    [{ lines: [{ ...line, quantity: 1.5 }] }, '/body/lines/0/quantity'],
    [{ lines: [{ ...line, unitPrice: 100 }] }, '/body/lines/0/unitPrice'],
    [
      { lines: [{ ...line, unitPrice: { amount: 100, currency: 'EURO' } }] },
      '/body/lines/0/unitPrice/currency',
    ],
    [{ lines: [{ ...line, description: 'a\r\nBcc: x' }] }, '/body/lines/0/description'],
    [{ lines: [{ ...line, tax: { name: 'VAT', percent: '-1' } }] }, '/body/lines/0/tax/percent'],
    [{ lines: [{ ...line, discount: { percent: '101' } }] }, '/body/lines/0/discount/percent'],
    [{ lines: [line], number: 'INV-9' }, '/body/number'],
  ])('with %j', async (body, field) => {
    const reply = await op.owner.post(invoices, body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request', field } });
    expect(reply.body).toMatchObject({
      expected: expect.any(String),
      received: expect.any(String),
    });
    expect(await issued()).toEqual([]);
  });

  test('with the number of a payment card in its words, which no answer repeats', async () => {
    const description = 'Paid with 4242 4242 4242 4242';
    const reply = await op.owner.post(invoices, { lines: [{ ...line, description }] });
    const field = '/body/lines/0/description';
    expect(reply).toMatchObject({ status: 400, body: { code: 'card_number_refused', field } });
    expect(JSON.stringify(reply.body)).not.toContain('4242');
    expect(await issued()).toEqual([]);
  });

  test('for a customer of another operator, or none', async () => {
    const other = await operator(world);
    expect((await other.owner.post(invoices, valid)).status).toBe(404);
    expect(
      (await op.owner.post(`/v1/admin/customers/${unknown('cus')}/invoices`, valid)).status,
    ).toBe(404);
    expect((await op.owner.post('/v1/admin/customers/nonsense/invoices', valid)).status).toBe(400);
    expect(await issued()).toEqual([]);
  });
});

test('the same key issues one invoice, whoever retries', async () => {
  const more = { lines: [line, line] };
  await expectIdempotent(op.owner, { path: invoices, valid }, more);
  expect(await issued()).toHaveLength(1);
});

describe('lists refuse what is no page of theirs', () => {
  const lists = [
    '/v1/admin/bill-runs',
    '/v1/admin/invoices',
    '/v1/admin/parked-customers',
    invoices,
  ];
  test.each(lists.flatMap(path => badPages.map(([query, field]) => [path, query, field] as const)))(
    '%s?%s',
    async (path, query, field) => {
      const reply = await op.owner.get(`${path}?${query}`);
      expect(reply).toMatchObject({ status: 400, body: { field } });
    },
  );
});

describe('what is not there is 404', () => {
  test.each([
    `/v1/admin/bill-runs/${unknown('run')}`,
    `/v1/admin/bill-runs/${unknown('run')}/customers`,
    `/v1/admin/bill-runs/${unknown('run')}/deliveries`,
    `${invoices}/${unknown('inv')}`,
    `/v1/admin/customers/${unknown('cus')}/recipients?mail=invoice_created`,
    `/v1/admin/customers/${unknown('cus')}/invoices`,
  ])('%s', async path => {
    expect(await op.owner.get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  test('to release, and to un-park', async () => {
    const release = await op.owner.post(`/v1/admin/bill-runs/${unknown('run')}/release`, {});
    const unpark = await op.owner.post(`/v1/admin/customers/${unknown('cus')}/unpark`, {});
    expect([release.status, unpark.status]).toEqual([404, 404]);
  });
});

test('a dry run refuses a date that is none, and fields it does not know', async () => {
  const path = '/v1/admin/bill-runs/preview';
  expect(await op.owner.post(path, { billingOn: '2026-02-30' })).toMatchObject({
    status: 400,
    body: { field: '/body/billingOn' },
  });
  expect(await op.owner.post(path, { on: '2026-12-01' })).toMatchObject({
    status: 400,
    body: { field: '/body/on' },
  });
  expect(
    await op.owner.get(`/v1/admin/customers/${customerId}/recipients?mail=love_letter`),
  ).toMatchObject({
    status: 400,
    body: { field: '/query/mail' },
  });
});

test('the admin part is closed to the portal and to strangers', async () => {
  const member = await op.portal(customerId, ['contact_person']);
  expect((await member.get('/v1/admin/bill-runs')).status).toBe(404);
  expect((await member.post(invoices, valid)).status).toBe(404);
  expect((await fetch(`${world.baseUrl}/v1/admin/invoices`)).status).toBe(401);
});
