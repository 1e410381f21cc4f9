import { beforeAll, expect, test } from 'vitest';
import type { Invoice } from '../../shared/contract/client.gen.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const printing = { name: 'Printing', on: '2026-11-26', price: eur(1_250), tax };

let op: Biller;
let at: string;
let december: Invoice;
beforeAll(async () => {
  op = await biller(world, { send: false });
  at = `/v1/admin/customers/${await op.desk('Corrected', { vatId: 'NL001234567B01' })}`;
  await created(op.owner, `${at}/fees`, printing);
  await op.billDecember();
  [december] = (await op.owner.get(`${at}/invoices`)).body.items;
});

const billNow = () => op.owner.post(`${at}/bill-now`, {});
const voided = ({ id }: Invoice) =>
  op.owner.post(`${at}/invoices/${id}/void`, { reason: 'Wrong price' });
const nets = ({ lines }: Invoice) => lines.map(({ description, net }) => [description, net.amount]);

test('a wrong price is voided, corrected and billed on the same day', async () => {
  expect((await voided(december)).status).toBe(200);
  const { items } = (await op.owner.get(`${at}/memberships`)).body;
  const path = `${at}/memberships/${items[0].id}`;
  const { headers } = await op.owner.get(path);
  const cheaper = await op.owner.patch(path, { price: eur(9_000) }, headers.get('etag'));
  expect(cheaper.status).toBe(200);

  const reply = await billNow();
  // 90.00 + 12.50 = 102.50; 21 % of it is 21.525 → 21.53
  expect(reply).toMatchObject({
    status: 201,
    body: { kind: 'manual', status: 'issued', net: eur(10_250), gross: eur(12_403) },
  });
  expect(nets(reply.body)).toEqual([
    ['Fixed desk', 9_000],
    ['Printing', 1_250],
  ]);
  expect(reply.body.lines[0].period).toEqual({ from: '2026-12-01', through: '2026-12-31' });
  expect((await op.owner.get(`${at}/fees`)).body.items).toMatchObject([
    { status: 'billed', invoiceId: reply.body.id },
  ]);
  december = reply.body;
});

test('there is nothing to bill then', async () => {
  expect(await billNow()).toMatchObject({ status: 409, body: { code: 'nothing_to_bill' } });
  const nobody = `/v1/admin/customers/cus_${'0'.repeat(26)}/bill-now`;
  expect((await op.owner.post(nobody, {})).status).toBe(404);
});

test('what many ask for at once is billed once', async () => {
  expect((await voided(december)).status).toBe(200);
  const replies = await Promise.all(Array.from({ length: 6 }, billNow));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  const { items } = (await op.owner.get(`${at}/invoices`)).body;
  const standing = items.filter(({ status }: Invoice) => status === 'issued');
  expect(standing.map(nets)).toEqual([
    [
      ['Fixed desk', 9_000],
      ['Printing', 1_250],
    ],
  ]);
});

test('a run that comes at the same moment bills the rest and nothing twice', async () => {
  const [standing] = (await op.owner.get(`${at}/invoices`)).body.items.filter(
    ({ status }: Invoice) => status === 'issued',
  );
  expect((await voided(standing)).status).toBe(200);
  await op.turnTo('2027-01-01T06:00:00.000Z');
  await waitFor('the run is there', async () => (await op.runs()).length === 2 || undefined);
  const now = await billNow();
  expect([201, 409]).toContain(now.status);
  await waitFor('it is closed', async () => {
    const runs = await op.runs();
    return runs.every(({ stage }) => stage === 'closed') || undefined;
  });
  const { items } = (await op.owner.get(`${at}/invoices`)).body;
  const lines = items
    .filter(({ status }: Invoice) => status === 'issued')
    .flatMap((invoice: Invoice) => invoice.lines)
    .map(({ description, period }: Invoice['lines'][number]) => [description, period?.from]);
  expect(lines.sort()).toEqual([
    ['Fixed desk', '2026-12-01'],
    ['Fixed desk', '2027-01-01'],
    ['Printing', '2026-11-26'],
  ]);
});
