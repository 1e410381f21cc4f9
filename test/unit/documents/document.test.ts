import { expect, test } from 'vitest';
import { creditNotePage } from '../../../shared/documents/credit-note-page.ts';
import { renderDocument } from '../../../shared/documents/document.ts';
import { sampleInvoice } from '../../../shared/documents/samples.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { languages, sampleMail } from './render-sample.ts';

const seller = {
  name: 'Harbour Works',
  address: { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' },
  vatId: 'NL009999999B01',
  email: 'desk@harbour.example',
};

test.each(languages)(
  'the document in %s shows who bills whom for what, and leaves nothing open',
  language => {
    const invoice = { ...sampleInvoice(language), recipients: ['Ann', 'Bo'] };
    const { html, header, notes, recipient } = renderDocument({ invoice, seller });
    for (const part of [html, header, notes])
      expect(part).not.toMatch(/\{\{|\}\}|\{%|undefined|\[object|NaN/);
    const shown = ['Harbour Works', 'NL009999999B01', 'Acme B.V.', 'NL001234567B01', 'INV-00042'];
    const days = { en: '31 of 31 days', nl: '31 van 31 dagen', de: '31 von 31 Tagen' };
    const explanation = { ...days, fr: '31 jours sur 31' }[language];
    for (const words of [...shown, 'Fixed desk', explanation, 'VAT 21%'])
      expect(html).toContain(words);
    expect(header).toContain(recipient);
    expect(html).not.toMatch(/<(img|script|link)|url\(|https?:/);
  },
);

test('S7 header and notes name the billing persons, or the company when there are none', () => {
  const texts = { header: 'Attn {{recipient}}', notes: 'Thank you, {{recipient}}' };
  const invoice = sampleInvoice('en');
  const two = renderDocument({ invoice: { ...invoice, recipients: ['Ann', 'Bo'] }, seller, texts });
  expect(two).toMatchObject({ header: 'Attn Ann and Bo', notes: 'Thank you, Ann and Bo' });
  const none = renderDocument({ invoice, seller, texts });
  expect(none).toMatchObject({ header: 'Attn Acme B.V.', notes: 'Thank you, Acme B.V.' });
});

test('the document reads the same before and after the invoice is paid', () => {
  const invoice = sampleInvoice('nl');
  const paid = { ...invoice, status: 'paid' as const };
  expect(renderDocument({ invoice: paid, seller })).toEqual(renderDocument({ invoice, seller }));
});

test('lines of header and notes stay lines, and nothing in them becomes HTML', () => {
  const texts = { header: 'One\n<b>two</b>', notes: '{{customer}}' };
  const invoice = {
    ...sampleInvoice('en'),
    billTo: { ...sampleInvoice('en').billTo, name: '<i>' },
  };
  const { html } = renderDocument({ invoice, seller, texts });
  expect(html).toContain('<p>One<br>&lt;b&gt;two&lt;/b&gt;<br></p>');
  expect(html).toContain('<p>&lt;i&gt;<br></p>');
  expect(html).not.toContain('<i>');
});

test('a discount shows beside the price that it is taken from', () => {
  const invoice = sampleInvoice('en');
  // 120.00 − 12.00 = 108.00
  const lines = invoice.lines.map(line => ({ ...line, discount: 1_200, net: 10_800 })).slice(0, 1);
  const { html } = renderDocument({ invoice: { ...invoice, lines }, seller });
  for (const words of ['€120.00', 'Discount -€12.00', '€108.00']) expect(html).toContain(words);
});

test('what the law asks to be said about tax stands on the document and in the mail', () => {
  const invoice = { ...sampleInvoice('en'), taxNotes: ['Reverse charge'] };
  expect(renderDocument({ invoice, seller }).html).toContain('<p>Reverse charge</p>');
  const { text, html } = sampleMail('invoice_created', 'en', { invoice });
  for (const part of [text, html]) expect(part).toContain('Reverse charge');
});

const failing = '{% if customer == "Acme B.V." %}{{ lines[7].net }}{% endif %}';

test("own words that fail make way for Atrium's, and the answer says so", () => {
  const texts = { subject: failing, text: 'own', html: 'own' };
  const mail = sampleMail('invoice_created', 'en', { texts });
  expect(mail.templateProblem).toBe('UndefinedVariableError at lines[7].net, line 1, column 36');
  expect(mail).toMatchObject({ ...sampleMail('invoice_created', 'en') });
  const invoice = sampleInvoice('en');
  const document = renderDocument({ invoice, seller, texts: { header: failing, notes: 'own' } });
  expect(document.templateProblem).toContain('lines[7].net');
  expect(document).toMatchObject({ header: 'For the attention of Acme B.V.' });
});

test('own words are used as they are', () => {
  const texts = { subject: 'Hi {{recipient}}', text: '{{gross}}', html: '<b>{{number}}</b>' };
  expect(sampleMail('invoice_created', 'en', { texts })).toEqual({
    subject: 'Hi Ann Adams and Bo Berg',
    text: '€181.50',
    html: '<b>INV-00042</b>',
  });
});

test('a credit note has the organisation’s own header, and no notes on how to pay', () => {
  const invoice = sampleInvoice('en');
  const note = {
    ...invoice,
    ...{ id: createId('creditNote'), invoiceId: invoice.id, invoiceNumber: 'INV-000041' },
    ...{ invoiceIssuedOn: '2026-12-01', reason: 'Noise', by: 'adm', series: 'credit_note' },
    ...{ sequence: 1, number: 'CN-000001', issuedOn: '2026-12-03' },
  };
  const texts = { header: 'For {{recipient}}', notes: 'Pay {{total}} soon' };
  const { header, notes } = creditNotePage({ ...note, recipients: ['Ann'] }, seller, texts);
  expect([header, notes]).toEqual(['For Ann', '']);
  expect(creditNotePage(note, seller).header).not.toBe('');
});
