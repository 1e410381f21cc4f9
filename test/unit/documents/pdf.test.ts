import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../shared/billing/model.ts';
import { documentPage } from '../../../shared/documents/page.ts';
import { renderPdf } from '../../../shared/documents/pdf.ts';
import { sampleInvoice } from '../../../shared/documents/samples.ts';
import { plain, readPdf, textOf } from '../../support/read-pdf.ts';
import { languages } from './render-sample.ts';

const seller = {
  name: 'Harbour Works',
  address: { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' },
  vatId: 'NL009999999B01',
  email: 'desk@harbour.example',
};
const pageOf = (invoice: Invoice) => documentPage({ invoice, seller });
const pdfOf = (invoice: Invoice) => renderPdf(pageOf(invoice));
const pagesOf = async (invoice: Invoice) => readPdf(await pdfOf(invoice));
const read = async (invoice: Invoice) => (await pagesOf(invoice)).map(textOf).join(' ');

/** That many lines, all unlike. */
const withLines = (count: number, language: Invoice['language'] = 'en'): Invoice => {
  const invoice = sampleInvoice(language);
  const [desk] = invoice.lines;
  const lines = Array.from({ length: count }, (_, n) => ({
    ...{ ...(desk as (typeof invoice.lines)[0]), description: `Desk no. ${n};` },
    explanation: n % 7 === 3 ? `told at length ${'over and over '.repeat(12)}` : `told of ${n}`,
  }));
  return { ...invoice, lines };
};

/** Fails with the first that does not stand behind the one before it. */
const expectInOrder = (text: string, expected: readonly string[]) => {
  let from = 0;
  for (const part of expected) {
    const at = text.indexOf(plain(part), from);
    expect(at, `${part} in ${text.slice(from)}`).toBeGreaterThanOrEqual(0);
    from = at + plain(part).length;
  }
};

// 120.00 + 3 × 10.00 = 150.00; 21 % of it 31.50; 181.50
const figures = {
  en: [
    'Invoice',
    'INV-00042',
    'December 1, 2026',
    '€120.00',
    '€30.00',
    '€150.00',
    '€31.50',
    '€181.50',
  ],
  nl: [
    'Factuur',
    'INV-00042',
    '1 december 2026',
    '€ 120,00',
    '€ 30,00',
    '€ 150,00',
    '€ 31,50',
    '€ 181,50',
  ],
  de: [
    'Rechnung',
    'INV-00042',
    '1. Dezember 2026',
    '120,00 €',
    '30,00 €',
    '150,00 €',
    '31,50 €',
    '181,50 €',
  ],
  fr: [
    'Facture',
    'INV-00042',
    '1er décembre 2026',
    '120,00 €',
    '30,00 €',
    '150,00 €',
    '31,50 €',
    '181,50 €',
  ],
};

describe.each(languages)('in %s', language => {
  test("what is read back is the invoice's figures", async () => {
    const text = await read(sampleInvoice(language));
    expectInOrder(text, figures[language]);
    expect(text).not.toMatch(/\{\{|undefined|\[object|NaN|\0/);
  });

  test('it says all that its page says, in order', async () => {
    const invoice = { ...sampleInvoice(language), taxNotes: ['Article 196'] };
    const page = pageOf(invoice);
    const [seller = '', ...rest] = page.sellerLines;
    expectInOrder(await read(invoice), [
      ...[page.heading, seller, ...rest, ...page.billToLines],
      ...page.facts.flatMap(({ label, value }) => [label, ...value.split(' ')]),
      page.header,
      ...page.lines.flatMap(({ description, details, net, quantity, tax, unitPrice }) => [
        ...[description, quantity, unitPrice, tax, net],
        ...details,
      ]),
      ...page.totals.flatMap(({ label, value }) => [label, value]),
      ...[page.taxNotes, page.notes],
    ]);
  });
});

test('500 lines keep together over pages, each with the head and its number', async () => {
  const pages = (await pagesOf(withLines(500))).map(textOf);
  expect(pages.length).toBeGreaterThan(20);
  for (const [n, text] of pages.entries()) {
    expectInOrder(text, [
      'Item Quantity Unit price Tax Amount',
      'Desk no.',
      `Page ${n + 1} of ${pages.length}`,
    ]);
    const described = [...text.matchAll(/Desk no\. (\d+);/g)].map(match => Number(match[1]));
    for (const line of described) {
      const row = text.slice(text.indexOf(`Desk no. ${line};`));
      // what belongs to a line stands before the next one, on the same page
      expect(row).toMatch(
        line % 7 === 3
          ? /^.{10,40}€120\.00 VAT 21% €120\.00 .*(over and over ?){12}/
          : `told of ${line}`,
      );
    }
  }
  const all = [...pages.join(' ').matchAll(/Desk no\. (\d+);/g)].map(match => Number(match[1]));
  expect(all).toEqual(Array.from({ length: 500 }, (_, n) => n));
  expectInOrder(pages.at(-1) ?? '', ['Net €150.00', 'VAT 21% (€150.00) €31.50', 'Total €181.50']);
});

test('5,000 lines make a file that a mail and an answer of the API take', async () => {
  const file = await pdfOf(withLines(5_000));
  // 6 MB of base64 is what Lambda answers with at most
  expect(file.length).toBeLessThan(4_000_000);
  expect(file.toString('latin1').match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(200);
}, 20_000);

test('the same invoice is the same bytes, before and after it is paid', async () => {
  const invoice = withLines(40, 'fr');
  const once = await pdfOf(invoice);
  await pdfOf(sampleInvoice('en'));
  expect((await pdfOf({ ...invoice, status: 'paid' })).equals(once)).toBe(true);
  expect((await pdfOf({ ...invoice, number: 'INV-00043' })).equals(once)).toBe(false);
});

test('nothing runs over the edge of the page or into the next column', async () => {
  const sample = sampleInvoice('en');
  const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(9);
  const hostile = `${long} \u202eevil\u0000\u0007 مرحبا 你好 👍🏽 Zażółć e\u0301\n\t`;
  const tax = { name: long, percent: '21' };
  const invoice = {
    ...sample,
    number: 'N'.repeat(80),
    billTo: { ...sample.billTo, name: hostile },
    lines: sample.lines.map(line => ({
      ...{ ...line, description: hostile, explanation: hostile, tax },
      ...{ unitPrice: 9_007_199_254_740_991, discount: 9_007_199_254_740_000 },
    })),
    taxes: sample.taxes.map(total => ({ ...total, ...tax })),
    taxNotes: [hostile],
  };
  const texts = { header: hostile, notes: `${hostile}\n`.repeat(90) };
  const file = await renderPdf(
    documentPage({ invoice, seller: { ...seller, name: hostile }, texts }),
  );
  const pages = await readPdf(file);
  for (const { left, right, text } of pages.flat()) {
    expect(left, text).toBeGreaterThanOrEqual(50.5);
    expect(right, text).toBeLessThanOrEqual(545);
  }
  expect(pages.map(textOf).join('')).toContain('\ufffd Zażółć é');
  expect(file.toString('latin1')).not.toContain('/Helvetica');
});

test('a discount has a column only where there is one', async () => {
  const invoice = sampleInvoice('en');
  // 120.00 − 12.00 = 108.00
  const lines = invoice.lines.slice(0, 1).map(line => ({ ...line, discount: 1_200, net: 10_800 }));
  expectInOrder(await read({ ...invoice, lines }), [
    ...['Quantity Unit price Discount Tax Amount', 'Fixed desk'],
    '1 €120.00 -€12.00 VAT 21% €108.00',
  ]);
  expect(await read(invoice)).not.toContain('Discount');
});

test('a price that includes the tax is told with and without it', async () => {
  const invoice = sampleInvoice('en');
  // 121.00 ÷ 1.21 = 100.00
  const lines = invoice.lines
    .slice(0, 1)
    .map(line => ({ ...line, unitPrice: 12_100, subtotal: 10_000, net: 10_000, gross: 12_100 }));
  expectInOrder(await read({ ...invoice, lines }), [
    '1 €100.00 VAT 21% €100.00',
    'Price with tax €121.00',
  ]);
});

test('a draft says that it is one, and has no number', async () => {
  const { dueOn: _, issuedOn: __, number: ___, ...invoice } = sampleInvoice('en');
  const text = await read({ ...invoice, status: 'draft' });
  expect(text).toMatch(/^Draft invoice /);
  expect(text).not.toMatch(/Invoice number|Invoice date|Due date/);
});
