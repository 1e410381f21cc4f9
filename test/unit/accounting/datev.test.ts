import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  datevHead,
  datevRows,
  fiscalYearOf,
  requireOneYear,
} from '../../../shared/accounting/datev.ts';
import { datevColumns } from '../../../shared/accounting/datev-columns.ts';
import { DatevSettings } from '../../../shared/accounting/datev-settings.ts';
import type { JournalEntry } from '../../../shared/accounting/journal.ts';
import { defaultAccounts } from '../../../shared/accounting/model.ts';
import type { Posting } from '../../../shared/accounting/postings.ts';
import { windows1252 } from '../../../shared/accounting/windows-1252.ts';

const accounts = { ...defaultAccounts, receivables: '1400', revenue: '8400', tax: '1776' };
const whose = { consultantNumber: 29_098, clientNumber: 55_003 };
const settings = (more: object = {}) => DatevSettings.parse({ ...whose, chart: '03', ...more });
const november = { from: '2026-11-01', to: '2026-11-30' };

const entryOf = (postings: readonly Posting[], more: Partial<JournalEntry> = {}): JournalEntry =>
  ({
    ...{ position: '2026-11-05#inv_1', on: '2026-11-05', kind: 'invoice', currency: 'EUR' },
    ...{ amount: 0, documentId: 'inv_1', documentNumber: 'INV-000001', customerId: 'cus_1' },
    ...{ customerName: 'Söhne "GmbH"; €', postings },
    ...more,
  }) as JournalEntry;
const vat = { name: 'VAT', percent: '19' };
const revenue = (amount: number, account = '8400', tax = vat): Posting => ({
  ...{ account, role: 'revenue', amount, tax },
});
const taxed = (amount: number): Posting => ({ account: '1776', role: 'tax', amount, tax: vat });
const owed = (amount: number): Posting => ({ account: '1400', role: 'receivables', amount });

/** Amount, side, account, other account and tax key of each row. */
const rows = (entry: JournalEntry, own: DatevSettings, debtor = '10001') =>
  datevRows(entry, { debtor, accounts, settings: own })
    .split('\r\n')
    .filter(Boolean)
    .map(row => row.split(';'))
    .map(cells => [cells[0], cells[1], cells[6], cells[7], cells[8]].join(' '));

describe('a file for DATEV', () => {
  test('begins with its kind and version, whose it is, and the period', () => {
    const [head, columns] = datevHead(november, 'EUR', settings()).split('\r\n');
    expect(head).toBe(
      '"EXTF";700;21;"Buchungsstapel";13;20261130000000000;;"RE";"Atrium";"";29098;55003;20260101;4;20261101;20261130;"Atrium";"";1;0;0;"EUR";;"";;;"03";;;"";""',
    );
    expect(head?.split(';')).toHaveLength(31);
    expect(columns?.split(';')).toEqual(datevColumns);
    expect([datevColumns.length, datevColumns[36], datevColumns[113]]).toEqual([
      ...[125, 'KOST1 - Kostenstelle', 'Festschreibung'],
    ]);
  });

  test('has a row for each posting against the customer’s account, with day, document and text', () => {
    // 100.00 + 19 % = 119.00
    const entry = entryOf([owed(11_900), revenue(-10_000), taxed(-1_900)]);
    expect(rows(entry, settings())).toEqual([
      '100,00 "S" 10001 8400 ""',
      '19,00 "S" 10001 1776 ""',
    ]);
    const [row] = datevRows(entry, { debtor: '10001', accounts, settings: settings() }).split(
      '\r\n',
    );
    expect(row).toContain(';0511;"INV-000001";;;"invoice Söhne ""GmbH""; €";');
  });

  test('has revenue with its tax in it where DATEV takes it out, by the key of tax and account', () => {
    const own = settings({
      taxKeys: [
        { ...vat, key: '3' },
        { ...vat, account: '8401', key: '103' },
      ],
    });
    // 100.00 of 150.00 has 19.00 of 28.50
    const postings = [owed(17_850), revenue(-10_000), revenue(-5_000, '8401'), taxed(-2_850)];
    expect(rows(entryOf(postings), own)).toEqual([
      '119,00 "S" 10001 8400 "3"',
      '59,50 "S" 10001 8401 "103"',
    ]);
    const net = settings({ taxKeys: [{ ...vat, key: '40', basis: 'net' }] });
    expect(rows(entryOf([owed(11_900), revenue(-10_000), taxed(-1_900)]), net)).toEqual([
      '100,00 "S" 10001 8400 "40"',
      '19,00 "S" 10001 1776 ""',
    ]);
  });

  test('credits the customer with what came in', () => {
    const bank: Posting = { account: '1200', role: 'bank', amount: 11_900 };
    const entry = entryOf([owed(-11_900), bank], { kind: 'payment' });
    expect(rows(entry, settings(), '1400')).toEqual(['119,00 "H" 1400 1200 ""']);
  });

  test('comes to what the customer owes, however it is taxed', () => {
    const part = fc.tuple(
      fc.integer({ min: 1, max: 99_999 }),
      fc.constantFrom('8400', '8401', '8402'),
    );
    const parts = fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: each => each[1] });
    const keys = fc.constantFrom(
      [],
      [{ ...vat, key: '3' }],
      [{ ...vat, account: '8401', key: '3' }],
    );
    fc.assert(
      fc.property(
        parts,
        fc.nat(5_000),
        keys,
        fc.constantFrom(1, -1),
        (list, tax, taxKeys, sign) => {
          const net = list.map(([amount, account]) => revenue(-sign * amount, account));
          const all = list.reduce((sum, [amount]) => sum + amount, tax);
          const entry = entryOf([owed(sign * all), ...net, taxed(-sign * tax)]);
          const sum = rows(entry, settings({ taxKeys })).reduce((total, row) => {
            const [amount = '', side] = row.split(' ');
            return total + Number(amount.replace(',', '')) * (side === '"S"' ? 1 : -1);
          }, 0);
          expect(sum).toBe(sign * all);
        },
      ),
    );
  });

  test.each([
    ['a word', 'Sales'],
    ['too long', '84000'],
  ])('is refused when an account is %s', (_, account) => {
    expect(() => rows(entryOf([owed(100), revenue(-100, account)]), settings())).toThrow(
      expect.objectContaining({ code: 'datev_account' }),
    );
  });

  test('is of one fiscal year', () => {
    expect(fiscalYearOf('2026-11-30', '07-01')).toBe('2026-07-01');
    expect(fiscalYearOf('2026-06-30', '07-01')).toBe('2025-07-01');
    const span = { from: '2026-12-01', to: '2027-01-31' };
    expect(() => requireOneYear(span, settings())).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
    expect(() => requireOneYear(span, settings({ fiscalYearStart: '07-01' }))).not.toThrow();
  });

  test('is in Windows-1252', () => {
    expect([...windows1252('ö €Ÿ→')]).toEqual([0xf6, 0x20, 0x80, 0x9f, 0x3f]);
  });
});
