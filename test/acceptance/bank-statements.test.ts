import { beforeAll, expect, test } from 'vitest';
import type { BankEntry, Invoice } from '../../shared/contract/client.gen.ts';
import { walk } from '../support/bad-bodies.ts';
import { bankCsv, bankLayout, camtOf } from '../support/bank.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const statements = '/v1/admin/bank-statements';
const entries = '/v1/admin/bank-entries';
const iban = 'NL44RABO0123456789';
let op: Biller;

beforeAll(async () => {
  op = await biller(world, {});
});

/** A company with invoices of 121.00 each: 100.00 + 21 % */
const owing = async (name: string, count: number) => {
  const at = `/v1/admin/customers/${await op.desk(name, {}, null)}`;
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const invoices: Invoice[] = [];
  for (let n = 0; n < count; n += 1)
    invoices.push(await created(op.owner, `${at}/invoices`, { lines }));
  return { at, invoices };
};
const take = (content: string) => op.owner.post(statements, { format: 'camt.053', content });
const entriesOf = async (query: string) =>
  (await walk(op.owner, `${entries}?${query}`, 100)) as BankEntry[];
const balance = async (at: string) => (await op.owner.get(`${at}/balance`)).body;

test('a statement is matched, what is sure is booked at once, and what comes again is known', async () => {
  const { at, invoices } = await owing('Acme', 3);
  const [first, second, third] = invoices as [Invoice, Invoice, Invoice];
  const content = camtOf(
    { amount: '242.00', text: `${first.number} + ${second.number}`, payer: 'Acme', iban },
    { amount: '130.00', text: `${third.number}`, payer: 'Somebody else' },
    { amount: '77.00', text: 'Hello', payer: 'Unknown' },
  );
  const statement = await created(op.owner, statements, { format: 'camt.053', content });
  expect(statement).toMatchObject({
    ...{ entries: 3, known: 0, accounts: ['4300'], from: '2026-11-24', to: '2026-11-24' },
  });
  expect(await take(content)).toMatchObject({ status: 409, body: { code: 'statement_imported' } });
  const found = await entriesOf(`statementId=${statement.id}`);
  const by = (amount: number) => found.find(each => each.amount.amount === amount) as BankEntry;
  expect(by(24_200).proposal).toMatchObject({ confidence: 'sure', reasons: ['number', 'amount'] });
  expect(by(13_000).proposal).toMatchObject({ confidence: 'likely', reasons: ['number', 'over'] });
  expect(by(7_700)).not.toHaveProperty('proposal');
  expect(JSON.stringify(found)).not.toContain(iban);

  const all = await op.owner.post(`${statements}/${statement.id}/confirm`, { confirm: false });
  expect(all).toMatchObject({ status: 200, body: { left: [], isMore: false } });
  expect(all.body.booked.map(({ id }: BankEntry) => id)).toEqual([by(24_200).id]);
  // 3 × 121.00 − 242.00 = 121.00
  expect(await balance(at)).toMatchObject({ owed: eur(12_100), open: eur(12_100) });

  const over = `${entries}/${by(13_000).id}/confirm`;
  const press = () => op.owner.post(over, { confirm: false }, { 'idempotency-key': over });
  const [once, replayed] = [await press(), await press()];
  expect(once).toMatchObject({ status: 200, body: { state: 'booked' } });
  expect(replayed.body).toEqual(once.body);
  const again = await op.owner.post(over, { confirm: false });
  expect(again).toMatchObject({ status: 409, body: { code: 'bank_entry_state' } });
  // 130.00 − 121.00 = 9.00 too much
  expect(await balance(at)).toMatchObject({ owed: eur(-900), credit: eur(900), open: eur(0) });

  const ignored = await op.owner.post(`${entries}/${by(7_700).id}/ignore`, { reason: 'Private' });
  expect(ignored).toMatchObject({ status: 200, body: { state: 'ignored' } });
  expect(await entriesOf('state=open')).toEqual([]);
  // another file with one of them, and the account that Acme paid from
  const more = camtOf(
    { amount: '77.00', text: 'Hello', payer: 'Unknown' },
    { amount: '242.00', text: `${first.number}`, payer: 'Acme', iban, isReturn: true },
  );
  expect(await take(more)).toMatchObject({ status: 201, body: { entries: 1, known: 1 } });
  const [returned] = await entriesOf('state=open');
  expect(returned?.proposal).toMatchObject({ kind: 'reversal', confidence: 'sure' });
  await op.owner.post(`${entries}/${returned?.id}/confirm`, {});
  // the invoices of 242.00 are open again, less 9.00 of credit
  expect(await balance(at)).toMatchObject({ owed: eur(23_300), open: eur(24_200) });
});

test('an entry is booked as told where nothing, or something else, is proposed, and once however many press', async () => {
  const { at, invoices } = await owing('Beta', 2);
  const [, second] = invoices as [Invoice, Invoice];
  const content = camtOf({ amount: '50.00', text: 'Part of it', iban });
  await take(content);
  const [entry] = await entriesOf('state=open');
  const path = `${entries}/${entry?.id}/confirm`;
  const customerId = at.split('/').at(-1);
  const told = { customerId, invoices: [{ invoiceId: second.id }], confirm: false };
  const pressed = await Promise.all([1, 2, 3].map(() => op.owner.post(path, told)));
  expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  // 242.00 − 50.00 = 192.00
  expect(await balance(at)).toMatchObject({ owed: eur(19_200), credit: eur(0) });
  const seen = await op.owner.get(`${at}/invoices/${second.id}`);
  expect(seen.body).toMatchObject({ status: 'issued', open: eur(7_100) });
});

test('a CSV is read by its layout; what is no business of customers cannot be booked', async () => {
  const body = { format: 'csv', content: bankCsv('Bank charges'), csv: bankLayout };
  const statement = await created(op.owner, statements, body);
  const [entry] = await entriesOf(`statementId=${statement.id}`);
  expect(entry).toMatchObject({ amount: eur(-450), text: 'Bank charges', state: 'open' });
  const booked = await op.owner.post(`${entries}/${entry?.id}/confirm`, {});
  expect(booked).toMatchObject({ status: 409, body: { code: 'bank_entry_state' } });
});

test('what is no statement is refused, and says where', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">]>${camtOf()}`;
  expect(await take(laughs)).toMatchObject({ status: 400, body: { received: 'a DOCTYPE' } });
  const unsaid = {
    format: 'csv',
    content: 'A;B',
    csv: { bookedOn: 'A', amount: 'B', text: ['A'] },
  };
  expect(await op.owner.post(statements, unsaid)).toMatchObject({
    status: 400,
    body: { field: '/body/csv/account' },
  });
});
