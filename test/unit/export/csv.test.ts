import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountCell, csvLines } from '../../../shared/export/csv.ts';
import { type Currency, currencyDigits, decimalText } from '../../../shared/kernel/money.ts';

test('lines are those of RFC 4180', () => {
  expect(csvLines([['a', 'b,c', 'say "hi"', 'two\nlines', undefined, 'ü']])).toBe(
    'a,"b,c","say ""hi""","two\nlines",,ü\r\n',
  );
});

test('what a spreadsheet would take for a formula is text; a figure stays a figure', () => {
  for (const text of ['=1+1', '+31 20 123', '-2+3', '@SUM(A1)', '\t=1', '＝1']) {
    const [[cell]] = parse(csvLines([[text]])) as [[string]];
    expect(cell).toBe(`'${text}`);
  }
  expect(csvLines([[amountCell(-1_210, 'EUR'), "O'Neil - 5"]])).toBe("-12.10,O'Neil - 5\r\n");
});

test('amounts have the digits of their currency', () => {
  // 12345 minor units: cents, whole yen, thousandths of a dinar
  expect(decimalText(12_345, 'EUR')).toBe('123.45');
  expect(decimalText(12_345, 'JPY')).toBe('12345');
  expect(decimalText(12_345, 'KWD')).toBe('12.345');
  expect(decimalText(-5, 'EUR')).toBe('-0.05');
  const currencies = Object.keys(currencyDigits) as Currency[];
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.constantFrom(...currencies),
      (amount, currency) => {
        const text = decimalText(amount, currency);
        expect(text.split('.')[1] ?? '').toHaveLength(currencyDigits[currency]);
        expect(Number(text.replace('.', ''))).toBe(amount);
      },
    ),
  );
});

test('any text comes back as it was, but for the apostrophe before a formula', () => {
  const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(cells, row => {
      const [back = []] = parse(csvLines([row]), { relax_column_count: true }) as string[][];
      expect(back.map((cell, n) => (cell === row[n] ? cell : cell.slice(1)))).toEqual(row);
    }),
  );
});
