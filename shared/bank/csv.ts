import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { Line, Reference } from '../kernel/text.ts';
import { type Told, unreadable } from './movement.ts';

export const dateOrders = [
  'YYYY-MM-DD',
  'YYYYMMDD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'DD-MM-YYYY',
] as const;
const Column = Line(80);

/** Every bank's file has other columns: what they are called in its first line. */
export const CsvLayout = z
  .strictObject({
    account: Reference(40).optional().meta({ description: 'The account that the file is of.' }),
    accountColumn: Column.optional().meta({ description: 'Instead of `account`.' }),
    delimiter: z.enum([';', ',', '\t']).default(';'),
    decimal: z.enum([',', '.']).default(','),
    dates: z.enum(dateOrders).default('YYYY-MM-DD'),
    bookedOn: Column,
    amount: Column,
    direction: z
      .strictObject({ column: Column, out: Line(20) })
      .optional()
      .meta({
        description:
          'Where amounts have no sign: the column that says which way, and its word for out.',
      }),
    currency: Column.optional().meta({ description: "Absent: the organisation's." }),
    payer: Column.optional(),
    iban: Column.optional(),
    text: z.array(Column).min(1).max(5),
    reference: Column.optional().meta({ description: "The bank's own of each movement." }),
  })
  .refine(layout => layout.account !== undefined || layout.accountColumn !== undefined, {
    path: ['account'],
    error: 'expected the account, or the column that has it',
  })
  .meta({ id: 'CsvLayout' });
export type CsvLayout = z.output<typeof CsvLayout>;

/** The movements of a bank's CSV file; its first line names the columns. */
export const readCsv = (content: string, layout: CsvLayout, ownCurrency: string): Told[] => {
  const rows = rowsOf(content, layout.delimiter);
  const wanted = columnsOf(layout);
  return rows.map((row, n) => {
    const at = `line ${n + 2}`;
    const missing = wanted.find(name => row[name] === undefined);
    if (missing !== undefined) {
      throw unreadable(at, `a column ${missing}`, Object.keys(row).join(', '));
    }
    return toldOf(row, layout, ownCurrency, at);
  });
};

type Row = Readonly<Record<string, string | undefined>>;

const rowsOf = (content: string, delimiter: string): Row[] => {
  try {
    return parse<Row>(content, {
      ...{ bom: true, columns: true, delimiter, skip_empty_lines: true, trim: true },
    });
  } catch (error) {
    throw unreadable('', 'CSV', (error as Error).message);
  }
};

const columnsOf = (layout: CsvLayout): string[] => {
  const { accountColumn, bookedOn, amount, direction, currency, payer, iban, text, reference } =
    layout;
  const all = [
    accountColumn,
    bookedOn,
    amount,
    direction?.column,
    currency,
    payer,
    iban,
    reference,
  ];
  return [...all, ...text].filter(name => name !== undefined);
};

const toldOf = (row: Row, layout: CsvLayout, ownCurrency: string, at: string): Told => {
  const cell = (name: string | undefined) => (name === undefined ? undefined : row[name]);
  const { direction, decimal } = layout;
  const thousands = decimal === ',' ? '.' : ',';
  return {
    at,
    account: cell(layout.accountColumn) ?? layout.account ?? '',
    bookedOn: dateIn(cell(layout.bookedOn) ?? '', layout.dates),
    amount: (cell(layout.amount) ?? '').replaceAll(thousands, '').replace(decimal, '.'),
    ...(direction && { isOut: cell(direction.column) === direction.out }),
    currency: cell(layout.currency) ?? ownCurrency,
    text: layout.text.map(name => cell(name)).join(' '),
    payer: cell(layout.payer) || undefined,
    iban: cell(layout.iban) || undefined,
    reference: cell(layout.reference) || undefined,
  };
};

/** `30.11.2026` in `DD.MM.YYYY` is 2026-11-30. What does not fit stays, and is refused as it is. */
const dateIn = (text: string, order: CsvLayout['dates']): string => {
  if (text.length !== order.length) return text;
  const part = (letters: string) => text.substr(order.indexOf(letters), letters.length);
  return `${part('YYYY')}-${part('MM')}-${part('DD')}`;
};
