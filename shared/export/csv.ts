import { stringify } from 'csv-stringify/sync';
import { type Currency, decimalText } from '../kernel/money.ts';

/** A figure, which may begin with a minus; text that does is no formula for a spreadsheet. */
export interface Figure {
  readonly figure: string;
}
export type Cell = string | Figure | undefined;

/** 12000 EUR → 120.00 */
export const amountCell = (amount: number, currency: Currency): Figure => ({
  figure: decimalText(amount, currency),
});

/**
 * Lines of RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV
 * injection), figures do not.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: '\r\n',
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { object: cell => ({ value: String(cell.figure), escape_formulas: false }) },
  });

/** RFC 4180 has a parameter for whether the first line names the columns. */
export const csvType = (hasHeader: boolean): string =>
  `text/csv; charset=utf-8; header=${hasHeader ? 'present' : 'absent'}`;
