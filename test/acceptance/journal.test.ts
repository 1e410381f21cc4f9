/** Longer than usual: all of it looks at the same books, which take a month to make. */
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Invoice, JournalEntry } from '../../shared/contract/client.gen.ts';
import { badPages, walk } from '../support/bad-bodies.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const low = { name: 'VAT', percent: '9' };
const span = 'from=2026-11-01&to=2026-11-30';
const journal = '/v1/admin/journal';

let op: Biller;
let acme: string;
let beta: string;
let cash: string;

const line = (description: string, amount: number, more: object = {}) => ({
  ...{ description, quantity: 1, unitPrice: eur(amount), tax, ...more },
});
const invoice = (customerId: string, ...lines: object[]): Promise<Invoice> =>
  created(op.owner, `/v1/admin/customers/${customerId}/invoices`, { lines });
const then = (customerId: string, { id }: Invoice, what: string, body: object = {}) =>
  op.owner.post(`/v1/admin/customers/${customerId}/invoices/${id}/${what}`, {
    ...{ reason: 'Wrong', ...body },
  });

/** The entries of a customer: kind, and of each posting account, percentage, and debit or minus credit. */
const booked = (entries: readonly JournalEntry[]) =>
  entries.map(({ kind, postings }) => [
    kind,
    ...postings.map(({ account, tax, debit, credit }) => [
      ...[account, tax?.percent ?? '', debit?.amount ?? -(credit?.amount ?? 0)],
    ]),
  ]);
const entriesOf = async (query: string): Promise<JournalEntry[]> =>
  (await walk(op.owner, `${journal}?${query}`, 100)) as JournalEntry[];

beforeAll(async () => {
  op = await biller(world, {});
  acme = await op.desk('Acme', {}, null);
  beta = await op.desk('=Beta, "Ltd"', {}, null);
  const sold = await invoice(
    acme,
    line('Desk', 10_000, { revenueAccount: '8400' }),
    line('Coffee', 5_000, { tax: low }),
  );
  await then(acme, sold, 'credit-notes', { lines: [{ line: 2, net: eur(2_000) }] });
  await then(acme, await invoice(acme, line('Room', 3_000)), 'void');
  await then(beta, await invoice(beta, line('Room', 7_000)), 'write-off');
  cash = await op.desk('Cash', {}, null);
  const at = `/v1/admin/customers/${cash}`;
  const deposit = { name: 'Deposit', on: '2026-11-20', price: eur(50_000), refundable: true };
  await created(op.owner, `/v1/admin/customers/${beta}/fees`, {
    ...{ ...deposit, tax: { name: 'VAT', percent: '0' } },
  });
  await created(op.owner, `/v1/admin/customers/${beta}/bill-now`, {});
  const vat = { name: 'VAT', percent: '0' };
  const fee = await created(op.owner, `${at}/fees`, { ...deposit, tax: vat });
  await created(op.owner, `${at}/bill-now`, {});
  const day = { receivedOn: '2026-11-25', confirm: false };
  const paid = { ...day, amount: eur(60_000), method: 'cash' };
  const { id } = await created(op.owner, `${at}/payments`, paid);
  const bounced = { ...day, amount: eur(1_000), method: 'bank_transfer', reference: 'NL12' };
  const second = await created(op.owner, `${at}/payments`, bounced);
  await op.owner.post(`${at}/payments/${second.id}/reverse`, { reason: 'Returned' });
  await op.owner.post(`${at}/fees/${fee.id}/return-deposit`, { reason: 'Moved out' });
  const refund = { amount: eur(55_000), reason: 'Moved out' };
  await op.owner.post(`${at}/payments/${id}/refunds`, refund);
});

describe('the journal in double entry', () => {
  test('books an invoice, a credit note and a void invoice by account and tax', async () => {
    // 100.00 at 21 % = 21.00, 50.00 at 9 % = 4.50; gross 175.50. Credited: 20.00 at 9 % = 1.80.
    // Void: 30.00 at 21 % = 6.30, booked and taken back.
    const entries = await entriesOf(`${span}&customerId=${acme}`);
    expect(booked(entries).toSorted()).toEqual(
      [
        [
          'invoice',
          ['1100', '', 17_550],
          ...[
            ['8400', '21', -10_000],
            ['4000', '9', -5_000],
            ['2200', '21', -2_100],
            ['2200', '9', -450],
          ],
        ],
        ['credit_note', ['1100', '', -2_180], ['4000', '9', 2_000], ['2200', '9', 180]],
        ['invoice', ['1100', '', 3_630], ['4000', '21', -3_000], ['2200', '21', -630]],
        ['void', ['1100', '', -3_630], ['4000', '21', 3_000], ['2200', '21', 630]],
      ].toSorted(),
    );
    const note = entries.find(({ kind }) => kind === 'credit_note');
    expect(note).toMatchObject({ on: '2026-11-25', documentNumber: 'CN-000001' });
    expect(note).toMatchObject({ customerId: acme, customerName: 'Acme', id: note?.documentId });
    const taken = entries.find(({ kind }) => kind === 'void');
    expect(taken?.id).toBe(`${taken?.documentId}#void`);
  });

  test('books a write-off as a bad debt and a deposit as owed back', async () => {
    // 70.00 at 21 % = 14.70; the deposit of 500.00 is no revenue
    expect(booked(await entriesOf(`${span}&customerId=${beta}`)).toSorted()).toEqual(
      [
        ['invoice', ['1100', '', 8_470], ['4000', '21', -7_000], ['2200', '21', -1_470]],
        ['write_off', ['1100', '', -8_470], ['6100', '', 8_470]],
        ['invoice', ['1100', '', 50_000], ['2300', '', -50_000]],
      ].toSorted(),
    );
  });

  test('books money that came in, was taken back and was paid back, and a deposit returned', async () => {
    const entries = await entriesOf(`${span}&customerId=${cash}`);
    expect(booked(entries).toSorted()).toEqual(
      [
        ['invoice', ['1100', '', 50_000], ['2300', '', -50_000]],
        ['payment', ['1100', '', -60_000], ['1000', '', 60_000]],
        ['payment', ['1100', '', -1_000], ['1000', '', 1_000]],
        ['payment_reversal', ['1100', '', 1_000], ['1000', '', -1_000]],
        ['credit_note', ['1100', '', -50_000], ['2300', '', 50_000]],
        ['refund', ['1100', '', 55_000], ['1000', '', -55_000]],
      ].toSorted(),
    );
    expect(entries.filter(({ reference }) => reference === 'NL12')).toHaveLength(2);
  });

  test('comes in pages of any size, customer by customer, within its days', async () => {
    const all = await entriesOf(span);
    expect(all).toHaveLength(13);
    expect(await walk(op.owner, `${journal}?${span}`, 2)).toEqual(all);
    expect(await walk(op.owner, `${journal}?${span}&customerId=${acme}`, 3)).toEqual(
      all.filter(({ customerId }) => customerId === acme),
    );
    expect(await entriesOf('from=2026-11-25&to=2026-11-25')).toEqual(all);
    expect(await entriesOf('from=2026-11-01&to=2026-11-24')).toEqual([]);
    expect(await entriesOf('from=2026-11-26&to=2026-12-31')).toEqual([]);
  });

  test('is a CSV file in parts: a line for each posting, and no formulas', async () => {
    const path = `${journal}/export?${span}&limit=10`;
    const first = await op.owner.get(path);
    const cursor = first.headers.get('next-cursor');
    const rest = await op.owner.get(`${path}&cursor=${cursor}`);
    expect(first.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(rest.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=absent');
    expect(rest.headers.get('next-cursor')).toBeNull();
    const text = `${first.body}${rest.body}`;
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    const postings = (await entriesOf(span)).flatMap(entry =>
      entry.postings.map(({ account, debit, credit }) => [
        ...[entry.id, account, decimal(debit?.amount), decimal(credit?.amount)],
      ]),
    );
    expect(rows.map(row => [row.entry, row.account, row.debit, row.credit])).toEqual(postings);
    expect(rows.find(({ kind }) => kind === 'write_off')).toMatchObject({
      ...{ on: '2026-11-25', customerName: `'=Beta, "Ltd"`, currency: 'EUR', debit: '' },
      ...{ documentNumber: 'INV-000003', role: 'receivables', credit: '84.70' },
    });
  });
});

const decimal = (amount: number | undefined) =>
  amount === undefined ? '' : (amount / 100).toFixed(2);

describe('the trial balance', () => {
  const balances = async (query = span) =>
    (await op.owner.get(`${journal}/balances?${query}`)).body;
  const short = ({ accounts }: Awaited<ReturnType<typeof balances>>) =>
    // biome-ignore lint/suspicious/noExplicitAny: rows of the answer
    accounts.map(({ account, opening, debit, credit, closing }: any) => [
      ...[account, opening.amount, debit.amount, credit.amount, closing.amount],
    ]);

  test('has as much debit as credit, and receivables are what customers owe (I6)', async () => {
    const balance = await balances();
    // receivables: 175.50 + 36.30 + 84.70 + 500.00 and 500.00 + 10.00 + 550.00 debit;
    // 21.80 + 36.30 + 84.70 and 600.00 + 10.00 + 500.00 credit
    expect(short(balance)).toEqual([
      ['1000', 0, 61_000, 56_000, 5_000],
      ['1100', 0, 185_650, 125_280, 60_370],
      ['2200', 0, 810, 4_650, -3_840],
      ['2300', 0, 50_000, 100_000, -50_000],
      ['4000', 0, 5_000, 15_000, -10_000],
      ['6100', 0, 8_470, 0, 8_470],
      ['8400', 0, 0, 10_000, -10_000],
    ]);
    // of 600.00 paid and 500.00 credited, 550.00 was paid back
    expect(balance).toMatchObject({ inCredit: [eur(5_000)], customers: 4 });
    const owed = await Promise.all(
      [acme, beta, cash].map(async id => {
        const { body } = await op.owner.get(`/v1/admin/customers/${id}/statement`);
        const one = await balances(`${span}&customerId=${id}`);
        expect(
          one.accounts.find(({ role }: { role: string }) => role === 'receivables').closing,
        ).toEqual(body.closing);
        return body.closing.amount;
      }),
    );
    expect(owed).toEqual([15_370, 50_000, -5_000]);
  });

  test('goes on in parts that add up, and opens with what was booked before', async () => {
    const parts = [await balances(`${span}&limit=2`)];
    parts.push(await balances(`${span}&limit=2&cursor=${parts[0].nextCursor}`));
    expect(parts.map(({ customers }) => customers)).toEqual([2, 2]);
    expect(parts[1].nextCursor).toBeUndefined();
    const debits = parts.flatMap(short).map(([, , debit]) => debit);
    // 610.00 + 1856.50 + 8.10 + 500.00 + 50.00 + 84.70
    expect(debits.reduce((sum: number, debit: number) => sum + debit, 0)).toBe(310_930);
    const december = await balances('from=2026-12-01&to=2026-12-31');
    expect(short(december)).toContainEqual(['1100', 60_370, 0, 0, 60_370]);
  });

  test('of days before anything was booked is empty', async () => {
    expect(await balances('from=2026-01-01&to=2026-10-31')).toMatchObject({
      ...{ accounts: [], inCredit: [], customers: 4 },
    });
  });
});

describe('the accounts', () => {
  const accounts = `${journal}/accounts`;

  test('are what the bookkeeper says, also of single taxes', async () => {
    const before = await op.owner.get(accounts);
    expect(before.body).toMatchObject({ receivables: '1100', taxes: [], version: 1 });
    const changes = {
      receivables: '1400',
      payments: { cash: '1600' },
      taxes: [{ name: 'VAT', percent: '9', account: '1771' }],
    };
    const etag = before.headers.get('etag');
    const after = await op.owner.patch(accounts, changes, etag);
    expect(after).toMatchObject({ status: 200, body: { ...before.body, ...changes, version: 2 } });
    expect(await op.owner.patch(accounts, {}, etag)).toMatchObject({ status: 412 });
    const postings = (await entriesOf(span)).flatMap(entry => entry.postings);
    expect(new Set(postings.map(({ account }) => account))).toEqual(
      new Set(['1000', '1400', '1600', '1771', '2200', '2300', '4000', '6100', '8400']),
    );
    const back = await op.owner.patch(
      accounts,
      { receivables: '1100', payments: {}, taxes: [] },
      after.headers.get('etag'),
    );
    expect(back.body).toMatchObject({ receivables: '1100', version: 3 });
  });

  test.each([
    [{ receivables: '' }, '/body/receivables'],
    [{ colour: 'red' }, '/body/colour'],
    [{ taxes: [{ name: 'VAT' }] }, '/body/taxes/0/percent'],
    [{ payments: { barter: '1' } }, '/body/payments'],
  ])('refuse %j', async (body, field) => {
    const etag = (await op.owner.get(accounts)).headers.get('etag');
    const reply = await op.owner.patch(accounts, body, etag);
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(JSON.stringify(reply.body)).toContain(field);
  });
});

test('days are those of the organisation, wherever the sun stands', async () => {
  // noon of 30 November in London is the first hour of 1 December in Auckland
  const auckland = await operator(world, {
    ...{ timeZone: 'Pacific/Auckland', clock: '2026-11-30T12:00:00.000Z' },
  });
  const billingAddress = { line1: 'Quay 1', postalCode: '1010', city: 'Auckland', country: 'NZ' };
  const id = await auckland.company({ billingAddress });
  await created(auckland.owner, `/v1/admin/customers/${id}/invoices`, {
    lines: [line('Desk', 100)],
  });
  const on = async (query: string) =>
    (await auckland.owner.get(`${journal}?${query}`)).body.items.map(
      (entry: JournalEntry) => entry.on,
    );
  expect(await on('from=2026-11-30&to=2026-11-30')).toEqual([]);
  expect(await on('from=2026-12-01&to=2026-12-01')).toEqual(['2026-12-01']);
  // what another organisation has is not there
  const path = `${journal}?${span}&customerId=${acme}`;
  for (const where of [path, path.replace('?', '/export?'), path.replace('?', '/balances?')]) {
    expect(await auckland.owner.get(where)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  }
});

const badSpans: [string, string][] = [
  ['to=2026-10-31', '/query/to'],
  ['from=soon', '/query/from'],
];

test.each([...badPages, ...badSpans])('refuses %s', async (query, field) => {
  const given = new URLSearchParams(`${span}`);
  for (const [name, value] of new URLSearchParams(query)) given.set(name, value);
  const reply = await op.owner.get(`${journal}?${given}`);
  expect(reply).toMatchObject({ status: 400 });
  expect(JSON.stringify(reply.body)).toContain(field);
});

test('goes to DATEV in parts that are one file, the same whenever it is asked for', async () => {
  const asked = `${journal}/datev?${span}`;
  expect(await op.owner.get(asked)).toMatchObject({ status: 409, body: { code: 'datev_not_set' } });
  const datev = { consultantNumber: 29_098, clientNumber: 55_003, accountLength: 5 };
  const { headers } = await op.owner.get(`${journal}/accounts`);
  await op.owner.patch(`${journal}/accounts`, { datev }, headers.get('etag'));
  const numberOf = (customerId: string, number: string) =>
    op.owner.send('PUT', `/v1/admin/customers/${customerId}/debtor-number`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number }),
    });
  expect((await numberOf(acme, '10001')).status).toBe(200);
  expect(await numberOf(beta, '10001')).toMatchObject({
    status: 409,
    body: { code: 'debtor_number_taken' },
  });
  const read = (bytes: unknown) => new TextDecoder('windows-1252').decode(bytes as Uint8Array);
  const whole = read((await op.owner.get(asked)).body);
  let parts = '';
  for (let cursor = ''; ; ) {
    const part = await op.owner.get(`${asked}&limit=3${cursor}`);
    parts += read(part.body);
    const next = part.headers.get('next-cursor');
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(parts).toBe(whole);
  const rows = whole.trim().split('\r\n').slice(2);
  expect(whole.startsWith('"EXTF";700;21;"Buchungsstapel";13;20261130')).toBe(true);
  // Acme's first invoice: 100.00 on the account of the line
  expect(rows.find(row => row.startsWith('100,00;"S";"EUR";;;;10001;8400;'))).toBeDefined();
  const { items } = (await op.owner.get(`${journal}?${span}&limit=100`)).body;
  const others = (items as JournalEntry[]).flatMap(({ postings }) =>
    postings.filter(({ role }) => role !== 'receivables'),
  );
  expect(rows).toHaveLength(others.length);
});
