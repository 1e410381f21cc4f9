import { currencyDigits, decimalText, Money } from '../../../shared/kernel/money.ts';

type Thing = Readonly<Record<string, unknown>>;

/** What a person reads of a value: money as `120.00 EUR`, nothing as a dash. */
export const cellOf = (value: unknown): string => {
  const money = Money.safeParse(value);
  if (money.success && money.data.currency in currencyDigits) {
    return `${decimalText(money.data.amount, money.data.currency)} ${money.data.currency}`;
  }
  if (value === undefined || value === null || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const at = (thing: Thing, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Thing | undefined)?.[name], thing);

/** Columns that no row has are left out; the last word of a path is its head. */
export const tableOf = (things: readonly Thing[], columns: readonly string[]): string => {
  const shown = columns.filter(path => things.some(thing => at(thing, path) !== undefined));
  const heads = shown.map(path => path.split('.').at(-1) ?? path);
  const rows = [heads, ...things.map(thing => shown.map(path => cellOf(at(thing, path))))];
  const widths = shown.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows
    .map(row =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** One thing, a line for each field. */
export const fieldsOf = (thing: Thing): string => {
  const width = Math.max(...Object.keys(thing).map(name => name.length));
  return Object.entries(thing)
    .map(([name, value]) => `${name.padEnd(width)}  ${cellOf(value)}`)
    .join('\n');
};
