import { describe, expect, test } from 'vitest';
import { CsvLayout, readCsv } from '../../../shared/bank/csv.ts';
import { movementsOf } from '../../../shared/bank/movement.ts';

const layout = CsvLayout.parse({
  account: 'DE89370400440532013000',
  dates: 'DD.MM.YYYY',
  bookedOn: 'Buchungstag',
  amount: 'Betrag',
  payer: 'Name',
  iban: 'IBAN',
  text: ['Verwendungszweck'],
});
const header = 'Buchungstag;Betrag;Name;IBAN;Verwendungszweck';
const read = (content: string, own = layout) =>
  movementsOf('org_1', readCsv(content, own, 'EUR')).map(({ movement }) => movement);

describe('a bank’s CSV', () => {
  test('is read by the names of its columns, with its own commas and dates', () => {
    const content = `\uFEFF${header}\n30.11.2026;"1.210,50";"Söhne; GmbH";DE02120300000000202051;RE 1\n`;
    expect(read(content)).toMatchObject([
      {
        bookedOn: '2026-11-30',
        amount: 121_050,
        currency: 'EUR',
        payer: 'Söhne; GmbH',
        ibanEnd: '2051',
        text: 'RE 1',
      },
    ]);
  });

  test('may say which way the money went in a column of its own', () => {
    const own = CsvLayout.parse({
      account: 'NL91ABNA0417164300',
      delimiter: ',',
      dates: 'YYYYMMDD',
      ...{ bookedOn: 'Date', amount: 'Amount', text: ['Notes'] },
      direction: { column: 'Debit/credit', out: 'Debit' },
    });
    const rows = '20261130,"5,00",Debit,Fee\n20261130,"7,00",Credit,Coffee';
    expect(read(`Date,Amount,Debit/credit,Notes\n${rows}`, own).map(m => m.amount)).toEqual([
      -500, 700,
    ]);
  });

  test.each([
    ['a column is missing', 'Buchungstag;Betrag\n30.11.2026;1,00', 'line 2', 'a column Name'],
    ['a date is of another order', `${header}\n2026-11-30;1,00;;;x`, 'line 2', 'a date'],
    ['an amount is none', `${header}\n30.11.2026;1,0,0;;;x`, 'line 2', 'an amount with'],
    ['a line has too few fields', `${header}\n30.11.2026;1,00`, '', 'CSV'],
  ])('is refused with its line when %s', (_, content, field, expected) => {
    const detail = {
      field: expect.stringContaining(field),
      expected: expect.stringContaining(expected),
    };
    expect(() => read(content)).toThrow(
      expect.objectContaining({ code: 'invalid_request', detail: expect.objectContaining(detail) }),
    );
  });
});
