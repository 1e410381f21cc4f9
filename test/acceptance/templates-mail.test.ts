import { beforeAll, expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { biller, created, eur } from '../support/month.ts';
import { savedTemplate } from '../support/templates.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});

const own = `tpl-${process.pid}.example`;
const tax = { name: 'VAT', percent: '21' };
const coffee = { lines: [{ description: 'Coffee', quantity: 1, unitPrice: eur(100), tax }] };
const roles = ['contact_person', 'billing_person'];

const mailTo = async (address: string) => {
  const box = inbox(world.inboxUrl);
  const [mail] = await box.waitFor(1, { to: address, timeoutMs: 30_000 });
  return box.mail(mail?.id ?? '');
};

test('S7 S85 own words name the billing persons in mail and document: two, none, and later another', async () => {
  const op = await biller(world);
  await savedTemplate(op.owner, 'invoice_created', {
    subject: '{{seller}} bills {{recipient}}',
    text: 'For {{recipient}}: {{gross}}',
    html: '<p>For {{recipient}}: {{gross}}</p>',
  });
  const texts = {
    header: 'Attn {{recipient}}',
    notes: '{{recipient}} pays {{gross}} by {{dueOn}}',
  };
  await savedTemplate(op.owner, 'invoice_document', texts);
  const two = await op.desk('Two & Co', { email: `two@${own}` });
  const members = `/v1/admin/customers/${two}/members`;
  const ann = await created(op.owner, members, { name: 'Ann <A>', email: `ann@${own}`, roles });
  await created(op.owner, members, { name: 'Bo', email: `bo@${own}`, roles });
  const none = await op.desk('None', { email: `none@${own}` });
  await op.billDecember();

  // 120.00 + 21% = 145.20
  const mail = await mailTo(`two@${own}`);
  expect(mail.subject).toBe('Harbour Desks bills Ann <A> and Bo');
  expect(mail.text?.trim()).toBe('For Ann <A> and Bo: €145.20');
  expect(mail.html).toContain('<p>For Ann &lt;A&gt; and Bo: €145.20</p>');
  expect((await mailTo(`none@${own}`)).subject).toBe('Harbour Desks bills None');

  const documentOf = async (customerId: string) => {
    const list = `/v1/admin/customers/${customerId}/invoices`;
    const [{ id }] = (await op.owner.get(list)).body.items;
    return `${list}/${id}/document`;
  };
  const [path, other] = [await documentOf(two), await documentOf(none)];
  const document = (await op.owner.get(path)).body;
  expect(document).toMatchObject({
    recipient: 'Ann <A> and Bo',
    header: 'Attn Ann <A> and Bo',
    notes: 'Ann <A> and Bo pays €145.20 by December 15, 2026',
  });
  expect(document.html).toContain('Attn Ann &lt;A&gt; and Bo');
  expect((await op.owner.get(other)).body).toMatchObject({ header: 'Attn None' });

  // the issued document stays what it was, whatever changes afterwards
  expect((await op.owner.remove(`${members}/${ann.id}`)).status).toBe(204);
  await savedTemplate(op.owner, 'invoice_document', { header: 'New words', notes: '' });
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const renamed = { name: 'New Name' };
  expect(
    (await op.owner.patch('/v1/admin/organisation', renamed, headers.get('etag'))).status,
  ).toBe(200);
  expect((await op.owner.get(path)).body).toEqual(document);
  expect((await op.owner.remove('/v1/admin/templates/invoice_document/en')).status).toBe(204);
  expect((await op.owner.get(path)).body).toEqual(document);

  // the next ones name who is left, with the words of today
  const list = `/v1/admin/customers/${two}/invoices`;
  const { id } = await created(op.owner, list, coffee);
  const next = (await op.owner.get(`${list}/${id}/document`)).body;
  expect(next).toMatchObject({ recipient: 'Bo', header: 'For the attention of Bo' });
  expect(next.html).toContain('New Name');
});

test('S6 S9 S14 the document is there for whoever may see invoices, in the portal too', async () => {
  const op = await biller(world);
  const id = await op.desk('Portal', { language: 'fr' });
  const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  const path = `/v1/portal/customers/${id}/invoices/${invoice.id}/document`;
  for (const role of [['contact_person'], ['contact_person', 'billing_person']] as const) {
    const reply = await (await op.portal(id, role)).get(path);
    expect(reply.body).toMatchObject({ language: 'fr', invoiceId: invoice.id });
    expect(reply.body.html).toContain(`Facture ${invoice.number}`);
  }
  expect((await (await op.portal(id, [])).get(path)).status).toBe(404);
  const stranger = await op.portal(await op.company());
  expect((await stranger.get(path)).status).toBe(404);
});

test("a template that fails at the hand-over is replaced by Atrium's words, and the mail goes out", async () => {
  const op = await biller(world);
  // true only of a number that no sample has
  const trap = '{% if number == "INV-000001" %}{{ lines[9].net }}{% endif %}';
  await savedTemplate(op.owner, 'invoice_created', { subject: 'Own', text: trap, html: 'Own' });
  const id = await op.desk('Trapped', { email: `trapped@${own}` });
  const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  expect(invoice.number).toBe('INV-000001');
  expect((await mailTo(`trapped@${own}`)).subject).toBe('Invoice INV-000001 from Harbour Desks');
});
