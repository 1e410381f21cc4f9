import { readFileSync } from 'node:fs';
import { Profile, validateXsd } from '@stackforge-eu/factur-x';
import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../shared/billing/model.ts';
import { eInvoice, embeddedInvoice } from '../../../shared/documents/e-invoice.ts';
import { eInvoiceProblem } from '../../../shared/documents/e-invoice-problem.ts';
import { eInvoiceSyntaxes } from '../../../shared/documents/e-invoice-syntaxes.ts';
import { documentPage } from '../../../shared/documents/page.ts';
import { renderPdf } from '../../../shared/documents/pdf.ts';
import { cases, seller } from './e-invoice-cases.ts';

const names = Object.keys(cases);
const of = (name: string) => {
  const document = cases[name];
  if (!document) throw new Error(`there is no case ${name}`);
  return { document, seller };
};
const texts = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(
    ([, text = '']) => text,
  );
const cents = (text = '0') => Math.round(Number(text) * 100);
const sum = (amounts: readonly string[]) => amounts.reduce((total, text) => total + cents(text), 0);

describe.each(names)('the e-invoice of %s', name => {
  test.each(eInvoiceSyntaxes)(
    'in %s is the one that passed the rules of EN 16931 (decision 0018)',
    async syntax => {
      const passed = new URL(`./e-invoices/${name}-${syntax}.xml`, import.meta.url);
      expect(await eInvoice(syntax, of(name))).toBe(readFileSync(passed, 'utf8'));
    },
  );

  test('in CII is valid by the schema of Factur-X', async () => {
    const { valid, errors } = await validateXsd(await eInvoice('cii', of(name)), Profile.EN16931);
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });

  test('in UBL adds up (BR-CO-10, 13, 14, 15; BR-S-08)', async () => {
    const xml = await eInvoice('ubl', of(name));
    const [lines = '', ...ofLines] = texts(xml, 'cbc:LineExtensionAmount');
    expect(sum(ofLines)).toBe(cents(lines));
    const [exclusive, inclusive, payable] = [
      ...texts(xml, 'cbc:TaxExclusiveAmount'),
      ...texts(xml, 'cbc:TaxInclusiveAmount'),
      ...texts(xml, 'cbc:PayableAmount'),
    ];
    expect(exclusive).toBe(lines);
    expect(payable).toBe(inclusive);
    const [tax, ...ofRates] = texts(xml, 'cbc:TaxAmount');
    expect(sum(ofRates)).toBe(cents(tax));
    expect(cents(exclusive) + cents(tax)).toBe(cents(inclusive));
    expect(sum(texts(xml, 'cbc:TaxableAmount'))).toBe(cents(exclusive));
    expect(xml).not.toContain('undefined');
  });
});

test('the figures are those of the document', async () => {
  const xml = await eInvoice('ubl', of('standard'));
  // 120.00 + 77.42 + 3 × 3.33 = 207.41; × 21 % = 43.5561
  expect(texts(xml, 'cbc:TaxExclusiveAmount')).toEqual(['207.41']);
  expect(texts(xml, 'cbc:PayableAmount')).toEqual(['250.97']);
  // a part of a month is one piece of what it costs
  expect(texts(xml, 'cbc:InvoicedQuantity')).toEqual(['1', '1', '3']);
  expect(texts(xml, 'cbc:PriceAmount')).toEqual(['120.00', '77.42', '3.33']);
  expect(texts(xml, 'cbc:Description')).toContain('20 of 31 days');
  expect(texts(xml, 'cbc:CompanyID')).toEqual(['NL812345678B01', 'DE123456789']);
  expect(texts(xml, 'cbc:RegistrationName')[1]).toContain('Zimmer &lt;Süd');
});

test.each([
  [{}, { vatId: undefined }, 'a seller without one'],
  [{}, { vatId: '8123' }, '8123'],
  [{ number: undefined }, {}, 'a draft'],
  [{ currency: 'KWD' }, {}, 'KWD'],
])('a document with %j of a seller with %j is no e-invoice', async (fields, changes, received) => {
  const document = { ...of('standard').document, ...fields } as Invoice;
  const input = { document, seller: { ...seller, ...changes } };
  expect(eInvoiceProblem(input)).toMatchObject({ received });
  expect(await embeddedInvoice(input)).toEqual({});
});

test('a tax made of several, or reverse charge to nobody, is no e-invoice', () => {
  const { document } = of('reverse-charge');
  const unknown = { ...document, billTo: { ...document.billTo, vatId: '123' } };
  expect(eInvoiceProblem({ document: unknown, seller })).toMatchObject({ received: '123' });
  const components = [
    { name: 'GST', percent: '5' },
    { name: 'PST', percent: '7' },
  ];
  const tax = { name: 'Tax', percent: '12', components };
  const lines = document.lines.map(line => ({ ...line, tax }));
  expect(eInvoiceProblem({ document: { ...document, lines }, seller })?.received).toBe(
    'a tax that is made of several',
  );
});

test('5,000 lines are an e-invoice, and one more is none: its PDF goes without', async () => {
  const { document } = of('standard');
  const [line] = document.lines;
  const lines = (count: number) => Array.from({ length: count }, () => line as typeof line & {});
  expect(eInvoiceProblem({ document: { ...document, lines: lines(5_000) }, seller })).toBe(
    undefined,
  );
  const more = { document: { ...document, lines: lines(5_001) }, seller };
  expect(eInvoiceProblem(more)).toEqual({
    ...{ expected: 'at most 5000 lines', received: '5001 lines' },
  });
  expect(await embeddedInvoice(more)).toEqual({});
});

test('a PDF has it inside, says that it is PDF/A-3 and Factur-X, and is always the same bytes', async () => {
  const { document } = of('standard');
  const page = documentPage({ invoice: document as Invoice, seller });
  const cii = await eInvoice('cii', of('standard'));
  const [pdf, again] = await Promise.all([renderPdf(page, cii), renderPdf(page, cii)]);
  expect(again.equals(pdf)).toBe(true);
  const text = pdf.toString('latin1');
  for (const part of [
    '<pdfaid:part>3</pdfaid:part>',
    '<pdfaid:conformance>B</pdfaid:conformance>',
    '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
    '/AFRelationship /Alternative',
    '/OutputIntents',
    'Harbour Works &amp; Co',
  ])
    expect(text).toContain(part);
  const plain = await renderPdf(page);
  expect(plain.toString('latin1')).not.toContain('factur-x.xml');
});
