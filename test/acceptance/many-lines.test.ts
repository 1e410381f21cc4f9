import { beforeAll, expect, test } from 'vitest';
import { storeFees } from '../support/many-charges.ts';
import { type Biller, biller, eur } from '../support/month.ts';
import { readPdf, textOf } from '../support/read-pdf.ts';
import { startWorld } from '../support/world.ts';

const count = 120;
let op: Biller;
beforeAll(async () => {
  op = await biller(await startWorld(), { send: false });
});

const linesOf = async (path: string) => {
  const items = [];
  for (let cursor = ''; ; ) {
    const { body } = await op.owner.get(`${path}/lines?limit=100${cursor}`);
    items.push(...body.items);
    if (body.nextCursor === undefined) return items;
    cursor = `&cursor=${body.nextCursor}`;
  }
};

test('I2 a customer with 120 lines gets one invoice, in pages and whole in its PDF; taken back, it is billed again', async () => {
  const [voided, credited] = [
    await op.desk('Printer', {}, null),
    await op.desk('Copier', {}, null),
  ];
  for (const id of [voided, credited]) await storeFees(op.organisationId, id, count);
  const run = await op.billDecember();
  expect(run.totals).toMatchObject({ planned: 3, invoiced: 3, parked: 0, left: 0 });

  // 0.01 + 0.02 + … + 1.20 = 1.20 × 121 ÷ 2 = 72.60; 21% = 15.246
  const totals = { net: eur(7_260), tax: eur(1_525), gross: eur(8_785) };
  const path = `/v1/admin/customers/${voided}/invoices`;
  const [invoice] = (await op.owner.get(path)).body.items;
  expect(invoice).toMatchObject({ ...totals, status: 'issued', lineCount: count });
  expect(invoice.lines).toHaveLength(20);
  const lines = await linesOf(`${path}/${invoice.id}`);
  expect(lines.map(({ description, net }) => [description, net])).toEqual(
    Array.from({ length: count }, (_, n) => [`Print ${n + 1}`, eur(n + 1)]),
  );
  const pdf = await op.owner.get(`${path}/${invoice.id}/pdf`);
  const text = (await readPdf(pdf.body)).map(textOf).slice(-2).join(' ');
  expect(text).toContain('Print 120');
  expect(text).toContain('87.85');

  const reason = { reason: 'Wrong prices' };
  const ended = await op.owner.post(`${path}/${invoice.id}/void`, reason);
  expect(ended.body).toMatchObject({ status: 'void' });

  const other = `/v1/admin/customers/${credited}`;
  const [billed] = (await op.owner.get(`${other}/invoices`)).body.items;
  const credit = `${other}/invoices/${billed.id}/credit-notes`;
  const note = await op.owner.post(credit, { ...reason, rebill: true });
  expect(note.body).toMatchObject({ ...totals, lineCount: count });
  const taken = await linesOf(`${other}/credit-notes/${note.body.id}`);
  expect(taken.map(({ description, net }) => [description, net])).toEqual(
    Array.from({ length: count }, (_, n) => [`Print ${n + 1}`, eur(n + 1)]),
  );
  const portal = `/v1/portal/customers/${credited}/credit-notes/${note.body.id}/lines?limit=2`;
  const billing = await op.portal(credited, ['contact_person', 'billing_person']);
  expect((await billing.get(portal)).body).toMatchObject({
    items: [{ description: 'Print 1' }, { description: 'Print 2' }],
    nextCursor: expect.any(String),
  });
  const file = await op.owner.get(`${other}/credit-notes/${note.body.id}/pdf`);
  expect((await readPdf(file.body)).map(textOf).join(' ')).toContain('Print 120');

  const january = { billingOn: '2027-01-01' };
  const { body } = await op.owner.post('/v1/admin/bill-runs/preview', january);
  // both again and a desk of 120.00: 2 × 72.60 + 120.00 = 265.20 net; 2 × 15.25 + 25.20 = 55.70
  const again = { invoiced: 3, net: eur(26_520), tax: eur(5_570), gross: eur(32_090) };
  expect(body.totals).toMatchObject(again);
}, 180_000);
