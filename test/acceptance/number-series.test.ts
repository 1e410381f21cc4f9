import { beforeAll, expect, test } from 'vitest';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const path = '/v1/admin/number-series';
const organisation = '/v1/admin/organisation';
const tax = { name: 'VAT', percent: '21' };
const line = { description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax };

let op: Biller;
let at: string;

beforeAll(async () => {
  op = await biller(world, { send: false });
  at = `/v1/admin/customers/${await op.desk('Numbered')}`;
});

const change = async (changes: object) => {
  const { headers } = await op.owner.get(organisation);
  return op.owner.patch(organisation, changes, headers.get('etag'));
};
const start = (kind: string, count: number) =>
  op.owner.send('PUT', `${path}/${kind}/next`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ count }),
  });
const issued = async () => created(op.owner, `${at}/invoices`, { lines: [line] });
const series = async () => (await op.owner.get(path)).body.items;
const yearly = (prefix: string) => ({ format: `${prefix}-{YYYY}-{NNN}`, resets: 'yearly' });

test('a format with the year counts on until the next one begins', async () => {
  expect(await series()).toMatchObject([
    { kind: 'invoice', issued: 0, nextCount: 1, nextNumber: 'INV-000001' },
    { kind: 'credit_note', issued: 0, nextCount: 1, nextNumber: 'CN-000001' },
  ]);
  expect(await issued()).toMatchObject({ number: 'INV-000001', issuedOn: '2026-11-25' });
  await change({ billing: { invoiceNumbers: yearly('F'), creditNoteNumbers: yearly('C') } });
  expect(await issued()).toMatchObject({ number: 'F-2026-002' });
});

test('an operator who moves in goes on where the other system stopped', async () => {
  const reply = await start('invoice', 480);
  expect(reply).toMatchObject({ status: 200, body: { nextNumber: 'F-2026-480', issued: 2 } });
  expect(await start('invoice', 479)).toMatchObject({
    status: 409,
    body: { code: 'number_given', field: '/body/count', expected: '480 or more', received: '479' },
  });
  expect(await start('receipt', 480)).toMatchObject({ status: 400 });
  const at480 = await Promise.all(Array.from({ length: 6 }, issued));
  expect(at480.map(({ number }) => number).sort()).toEqual(
    [480, 481, 482, 483, 484, 485].map(n => `F-2026-${n}`),
  );
});

test('numbers of invoices and credit notes are told apart', async () => {
  expect(await change({ billing: { creditNoteNumbers: yearly('F') } })).toMatchObject({
    status: 400,
    body: {
      field: '/body/billing/creditNoteNumbers/format',
      expected: 'numbers that begin with other text than F-{YYYY}-{NNN}',
      received: 'F-{YYYY}-{NNN}',
    },
  });
});

test('a run counts from 1 in a new year, in order, and the list keeps its order', async () => {
  const december = await op.billDecember();
  expect(december).toMatchObject({ firstNumber: 'F-2026-486', lastNumber: 'F-2026-487' });
  const [invoice] = (await op.owner.get(`${at}/invoices`)).body.items;
  const noted = () =>
    created(op.owner, `${at}/invoices/${invoice.id}/credit-notes`, {
      reason: 'Noise',
      amount: eur(100),
    });
  expect(await noted()).toMatchObject({ number: 'C-2026-001' });
  await op.turnTo('2027-01-01T06:00:00.000Z');
  const january = await waitFor('the run of January', async () =>
    (await op.runs()).find(
      ({ billingOn, stage }) => billingOn === '2027-01-01' && stage === 'closed',
    ),
  );
  expect(january).toMatchObject({ firstNumber: 'F-2027-001', lastNumber: 'F-2027-002' });
  expect(await noted()).toMatchObject({ number: 'C-2027-001' });
  const { items } = (await op.owner.get('/v1/admin/invoices?limit=3')).body;
  expect(items.map(({ number }: { number: string }) => number)).toEqual([
    'F-2027-002',
    'F-2027-001',
    'F-2026-487',
  ]);
});

test('what was issued into closed books is credited, not voided', async () => {
  const [january, december] = (await op.owner.get(`${at}/invoices`)).body.items;
  expect(await change({ lockedThrough: '2027-01-01' })).toMatchObject({
    status: 400,
    body: { field: '/body/lockedThrough', expected: 'a day before today, 2027-01-01' },
  });
  expect(await change({ lockedThrough: '2026-12-31' })).toMatchObject({
    status: 200,
    body: { lockedThrough: '2026-12-31' },
  });
  const voided = (id: string) =>
    op.owner.post(`${at}/invoices/${id}/void`, { reason: 'Wrong company' });
  expect(await voided(january.id)).toMatchObject({ status: 200 });
  const spare = (await op.owner.get(`${at}/invoices?limit=100`)).body.items.find(
    ({ number }: { number: string }) => number === 'F-2026-480',
  );
  expect(await voided(spare.id)).toMatchObject({
    status: 409,
    body: {
      code: 'books_closed',
      expected: 'an invoice issued after 2026-12-31; a credit note takes back an older one',
      received: 'one of 2026-11-25',
    },
  });
  expect(december).toMatchObject({ status: 'issued' });
  const reopened = await change({ lockedThrough: null });
  expect(reopened.body).not.toHaveProperty('lockedThrough');
  expect(await voided(spare.id)).toMatchObject({ status: 200 });
});
