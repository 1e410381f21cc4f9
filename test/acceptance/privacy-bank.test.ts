import { beforeAll, expect, test } from 'vitest';
import type { BankEntry, ExportEntry } from '../../shared/contract/client.gen.ts';
import { walk } from '../support/bad-bodies.ts';
import { camtOf, type Entry } from '../support/bank.ts';
import type { Caller } from '../support/caller.ts';
import { erase } from '../support/erasing.ts';
import { coffee } from '../support/mailed-company.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { itemsWith } from '../support/table-scan.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const statements = '/v1/admin/bank-statements';
const entries = '/v1/admin/bank-entries';
let op: Biller;
let admin: Caller;
beforeAll(async () => {
  op = await biller(world, {});
  admin = op.owner;
});

/** A company that owes so many invoices of 1.21, and its billing person. */
const owing = async (name: string, count: number) => {
  const id = await op.desk(name, {}, null);
  const path = `/v1/admin/customers/${id}`;
  const numbers: string[] = [];
  for (let n = 0; n < count; n += 1)
    numbers.push((await created(admin, `${path}/invoices`, coffee)).number);
  return { id, path, numbers };
};
const member = (path: string, name: string) =>
  created(admin, `${path}/members`, { name, email: `m${crypto.randomUUID()}@x.example` });

const take = async (...movements: Entry[]) => {
  const body = { format: 'camt.053', content: camtOf(...movements) };
  const { id } = await created(admin, statements, body);
  const found = (await walk(admin, `${entries}?statementId=${id}`, 100)) as BankEntry[];
  const place = ({ text, payer = '' }: Pick<BankEntry, 'text' | 'payer'>) =>
    movements.findIndex(each => each.text === text && (each.payer ?? '') === payer);
  return found.toSorted((a, b) => place(a) - place(b));
};
const confirm = async (entry: BankEntry, body: object = {}) =>
  expect(await admin.post(`${entries}/${entry.id}/confirm`, body)).toMatchObject({ status: 200 });
const exported = async (path: string) => {
  const all = (await walk(admin, `${path}/export`, 100)) as ExportEntry[];
  return all.flatMap(each => (each.type === 'bankEntry' ? [each.data] : []));
};

test('what the bank told of a payer goes with the person; amounts, days and numbers stay', async () => {
  const mark = `Vasquez${process.pid}`;
  const { id, path, numbers } = await owing('Acme', 5);
  const vera = await member(path, `Vera ${mark}`);
  const iban = 'NL44RABO0123456789';
  const [one, two, three, four] = (await take(
    {
      amount: '1.21',
      text: `${numbers[0]} of Vera ${mark}`,
      payer: `${mark.toUpperCase()}, VERA`,
      iban,
    },
    { amount: '1.21', text: `${numbers[1]}`, payer: `V. ${mark}` },
    // hers too: from the account that she paid from
    { amount: '1.21', text: `${numbers[2]}`, iban },
    { amount: '1.21', text: `${numbers[3]}`, payer: 'Acme', iban: 'DE89370400440532013000' },
  )) as [BankEntry, BankEntry, BankEntry, BankEntry];
  for (const entry of [one, three, four]) await confirm(entry);
  const before = await exported(path);
  expect(before.map(({ payer, state }) => [payer, state])).toEqual(
    expect.arrayContaining([
      [`${mark.toUpperCase()}, VERA`, 'booked'],
      [`V. ${mark}`, 'open'],
      ['Acme', 'booked'],
    ]),
  );
  const bookedBefore = (await admin.get(`${path}/payments`)).body.items;
  expect((await itemsWith(mark)).length).toBeGreaterThan(3);

  const { removed } = await erase(admin, id, { memberId: vera.id });
  expect(removed).toMatchObject({ bankEntries: 3, bankAccounts: 1, payments: 1 });
  expect(await itemsWith(mark)).toEqual([]);
  const after = await exported(path);
  const shown = (entry: BankEntry) => after.find(each => each.id === entry.id);
  expect(shown(one)).toMatchObject({
    ...{ payer: '[erased]', text: `${numbers[0]} of [erased]`, amount: eur(121) },
    ...{ bookedOn: one.bookedOn, state: 'booked' },
  });
  expect(shown(two)).toMatchObject({ payer: '[erased]', text: numbers[1], state: 'open' });
  for (const entry of [one, two, three]) expect(shown(entry)).not.toHaveProperty('ibanEnd');
  expect(shown(four)).toMatchObject({ payer: 'Acme', ibanEnd: '3000' });
  const bookedAfter = (await admin.get(`${path}/payments`)).body.items;
  const plain = (items: { amount: object; receivedOn: string; invoices: object }[]) =>
    items.map(({ amount, receivedOn, invoices }) => ({ amount, receivedOn, invoices }));
  expect(plain(bookedAfter)).toEqual(plain(bookedBefore));

  // the account is not known any more, and what was erased does not come back with the same movements
  const again = await take(
    { amount: '1.21', text: `${numbers[1]}`, payer: `V. ${mark}` },
    { amount: '1.21', text: 'Another one', iban },
  );
  expect(again.map(({ text }) => text)).toEqual(['Another one']);
  expect(again[0]?.proposal?.reasons ?? []).not.toContain('iban');
  expect(await itemsWith(mark)).toEqual([]);
  await confirm(two);
});

test('an export of a customer holds its movements, and nothing of whom they were taken for before', async () => {
  const [here, there] = [await owing('Here', 1), await owing('There', 1)];
  const [entry] = (await take({ amount: '1.21', text: `${here.numbers[0]}`, payer: 'Joint' })) as [
    BankEntry,
  ];
  expect(await exported(here.path)).toMatchObject([{ id: entry.id, state: 'open' }]);
  await confirm(entry, { customerId: there.id });
  expect(await exported(here.path)).toEqual([]);
  const held = await exported(there.path);
  expect(held).toMatchObject([{ id: entry.id, payer: 'Joint', booked: { customerId: there.id } }]);
  expect(JSON.stringify(held)).not.toContain(here.id);
});

test('a name that somebody else at the customer has too stays on what the bank told', async () => {
  const { id, path, numbers } = await owing('Twins', 1);
  const [first] = [await member(path, 'Kim Jansen'), await member(path, 'Kim Jansen')];
  const [entry] = (await take({ amount: '1.21', text: `${numbers[0]}`, payer: 'KIM JANSEN' })) as [
    BankEntry,
  ];
  await confirm(entry);
  const { removed } = await erase(admin, id, { memberId: first?.id });
  expect(removed).toMatchObject({ members: 1, bankEntries: 0, payments: 0 });
  expect(await exported(path)).toMatchObject([{ payer: 'KIM JANSEN' }]);
});
