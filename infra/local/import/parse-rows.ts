import type { Currency } from '../../../shared/kernel/money.ts';
import { type Formats, formats, type Kind, kinds, type Values } from './formats.ts';
import type { Folder, RawRow } from './read-folder.ts';
import { faultsOf, type Place, type Rejection } from './rejection.ts';

export interface Row<K extends Kind> extends Place {
  readonly values: Values<K>;
}
export type Rows = { readonly [K in Kind]: readonly Row<K>[] };

/** What a kind's rows are told apart by. */
const identity: { readonly [K in Kind]: readonly string[] } = {
  locations: ['id'],
  plans: ['id'],
  resources: ['id'],
  customers: ['id'],
  members: ['id'],
  'contact-persons': ['customer', 'email'],
  memberships: ['id'],
  fees: ['id'],
  deposits: ['id'],
  'opening-balances': ['id'],
  'payment-methods': ['customer', 'token'],
  bookings: ['id'],
  'number-series': ['kind'],
};

/** Reads every row by its format. A customer with a bad row is named by its rejection, so that it stays out whole. */
export const parseRows = (
  folder: Pick<Folder, 'rows'>,
  currency: Currency,
): { rows: Rows; rejections: Rejection[] } => {
  const all = formats(currency);
  const rejections: Rejection[] = [];
  const parsed = kinds.map(kind => {
    const taken = new Map<string, Place>();
    const rows = (folder.rows.get(kind) ?? []).flatMap(raw => {
      const read = parseRow(all, kind, raw);
      const double = read.row && doubled(kind, raw, taken);
      rejections.push(...(double ? [double] : read.rejections));
      return read.row && !double ? [read.row] : [];
    });
    return [kind, rows] as const;
  });
  return { rows: Object.fromEntries(parsed) as unknown as Rows, rejections };
};

const customerOf = (kind: Kind, { cells }: RawRow): string | undefined =>
  kind === 'customers' ? cells.id : kind === 'bookings' ? undefined : cells.customer;

const parseRow = (all: Formats, kind: Kind, raw: RawRow) => {
  const { file, line, cells } = raw;
  const read = all[kind].safeParse(cells, { reportInput: true });
  if (read.success) return { row: { file, line, values: read.data }, rejections: [] };
  return { rejections: faultsOf({ file, line }, read.error, customerOf(kind, raw)) };
};

const doubled = (kind: Kind, raw: RawRow, taken: Map<string, Place>): Rejection | undefined => {
  const name = identity[kind].map(field => raw.cells[field]?.trim()).join('\n');
  const before = taken.get(name);
  if (!before) {
    taken.set(name, raw);
    return undefined;
  }
  const [field = 'id'] = identity[kind].slice(-1);
  return {
    ...{ file: raw.file, line: raw.line, field, customer: customerOf(kind, raw) },
    expected: `one that is not in the file (it is in line ${before.line})`,
    received: `"${raw.cells[field]}"`,
  };
};
