import PostalMime from 'postal-mime';
import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { embeddedIn, readPdf, textOf } from '../support/read-pdf.ts';
import { savedTemplate } from '../support/templates.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
let op: Biller;
let acme: string;
let invoice: { id: string; number: string };
const own = `pdf-${process.pid}.example`;

beforeAll(async () => {
  world = await startWorld();
  op = await biller(world);
  acme = await op.desk('Łódź Coworkers Ğ', { email: `office@${own}`, vatId: 'PL5260001246' });
  await op.billDecember();
  const { body } = await op.owner.get(`/v1/admin/customers/${acme}/invoices`);
  [invoice] = body.items;
});

const pdf = (caller: Pick<Caller, 'get'>, place: 'admin' | 'portal', id = invoice.id) =>
  caller.get(`/v1/${place}/customers/${acme}/invoices/${id}/pdf`);
const read = async (bytes: Uint8Array) => (await readPdf(bytes)).map(textOf).join(' ');

test("the PDF of an invoice has the invoice's figures and its number as name", async () => {
  const { body, headers, status } = await pdf(op.owner, 'admin');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${invoice.number}.pdf"`);
  const text = await read(body);
  // 120.00 + 21 % = 145.20
  const figures = [invoice.number, '€120.00', '€25.20', '€145.20'];
  for (const words of [...figures, 'Łódź Coworkers Ğ', 'PL5260001246', 'Fixed desk'])
    expect(text).toContain(words);
});

test('the billing person gets the same bytes in the portal; who may not see invoices learns of none', async () => {
  const billing = await op.portal(acme, ['contact_person', 'billing_person']);
  const [mine, theirs] = await Promise.all([pdf(billing, 'portal'), pdf(op.owner, 'admin')]);
  expect(mine.status).toBe(200);
  expect(mine.body.equals(theirs.body)).toBe(true);
  const member = await op.portal(acme, []);
  expect(await pdf(member, 'portal')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  const nowhere = await pdf(billing, 'portal', `inv_${'0'.repeat(26)}`);
  expect(nowhere).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

test('S68 the mail of a new invoice brings it along, byte for byte', async () => {
  const box = inbox(world.inboxUrl);
  const [mail] = await box.waitFor(1, { to: `office@${own}` });
  const { attachments } = await PostalMime.parse(await box.raw(mail?.id ?? ''));
  const [{ content, filename, mimeType } = {}, ...others] = attachments;
  expect([filename, mimeType, others]).toEqual([`${invoice.number}.pdf`, 'application/pdf', []]);
  const { body } = await pdf(op.owner, 'admin');
  expect(Buffer.from(content as ArrayBuffer).equals(body)).toBe(true);
});

test("an organisation's own texts stand on it", async () => {
  const texts = { header: 'Quote {{number}} at the desk', notes: 'Thank you, {{customer}}' };
  await savedTemplate(op.owner, 'invoice_document', texts);
  const tax = { name: 'VAT', percent: '21' };
  const { id, number } = await created(op.owner, `/v1/admin/customers/${acme}/invoices`, {
    lines: [{ description: 'Coffee', quantity: 1, unitPrice: eur(100), tax }],
  });
  const text = await read((await pdf(op.owner, 'admin', id)).body);
  expect(text).toContain(`Quote ${number} at the desk`);
  expect(text).toContain('Thank you, Łódź Coworkers Ğ');
});

test('an invoice is an e-invoice in UBL and CII, and its PDF has the latter inside', async () => {
  const at = (place: string) => `/v1/${place}/customers/${acme}/invoices/${invoice.id}/e-invoice`;
  const ubl = await op.owner.get(at('admin'));
  expect(ubl.status).toBe(200);
  expect(ubl.headers.get('content-type')).toBe('application/xml');
  expect(ubl.headers.get('content-disposition')).toBe(
    `attachment; filename="${invoice.number}-ubl.xml"`,
  );
  const text = ubl.body.toString();
  expect(text).toContain('<cbc:PayableAmount currencyID="EUR">145.20</cbc:PayableAmount>');
  expect(text).toContain('<cbc:CompanyID>PL5260001246</cbc:CompanyID>');
  const books = await op.portal(acme, ['contact_person', 'billing_person']);
  const cii = await books.get(`${at('portal')}?syntax=cii`);
  expect(cii.body.toString()).toContain('<ram:GrandTotalAmount>145.20</ram:GrandTotalAmount>');
  const { body } = await pdf(op.owner, 'admin');
  expect(await embeddedIn(body)).toEqual({ 'factur-x.xml': cii.body.toString() });
  expect((await books.get(`${at('portal')}?syntax=edifact`)).status).toBe(400);
});

test('a credit note is an e-invoice too', async () => {
  const at = `/v1/admin/customers/${acme}`;
  const part = { reason: 'Noise', amount: eur(1_210) };
  const { id } = await created(op.owner, `${at}/invoices/${invoice.id}/credit-notes`, part);
  const { body } = await op.owner.get(`${at}/credit-notes/${id}/e-invoice`);
  const text = body.toString();
  for (const part of [
    '<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>',
    `<cbc:ID>${invoice.number}</cbc:ID>`,
    '<cbc:PayableAmount currencyID="EUR">12.10</cbc:PayableAmount>',
  ])
    expect(text).toContain(part);
});

test('without a VAT id of the seller there is none, which says what is missing; the PDF stays plain', async () => {
  const path = '/v1/admin/organisation';
  const { headers } = await op.owner.get(path);
  const { status } = await op.owner.patch(path, { vatId: null }, headers.get('etag'));
  expect(status).toBe(200);
  const at = `/v1/admin/customers/${acme}/invoices`;
  const tax = { name: 'VAT', percent: '21' };
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(500), tax }];
  const { id } = await created(op.owner, at, { lines });
  expect(await op.owner.get(`${at}/${id}/e-invoice`)).toMatchObject({
    status: 409,
    body: { code: 'e_invoice_impossible', received: 'a seller without one' },
  });
  const { body } = await pdf(op.owner, 'admin', id);
  expect(await embeddedIn(body)).toEqual({});
});
