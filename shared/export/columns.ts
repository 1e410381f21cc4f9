import type * as z from 'zod';
import type { Currency } from '../kernel/money.ts';
import { amountCell, type Cell } from './csv.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A column of a CSV file: named by the path of its field, `billTo.address.city`. */
export interface Column {
  readonly name: string;
  readonly description?: string | undefined;
  readonly cell: (row: Row) => Cell;
}

/**
 * The columns of rows that a schema describes, so that what the API shows and what is exported cannot drift apart.
 * Money is two: the amount with its decimals, and `….currency`. A list is its JSON.
 */
export const columnsOf = (schema: z.ZodObject, apart: readonly string[] = []): Column[] =>
  Object.entries(schema.shape)
    .filter(([name]) => !apart.includes(name))
    .flatMap(([name, field]) => columnsAt([name], field as z.ZodType));

const columnsAt = (path: readonly string[], field: z.ZodType): Column[] => {
  const schema = bare(field);
  if (!isObject(schema)) return [leaf(path, field)];
  const { shape } = schema;
  if (isMoney(shape)) return moneyColumns(path, field);
  return Object.entries(shape).flatMap(([name, inner]) =>
    columnsAt([...path, name], inner as z.ZodType),
  );
};

const isObject = (schema: z.ZodType): schema is z.ZodObject => schema.def.type === 'object';

/** The schema without what says only that a value may be absent. */
const bare = (schema: z.ZodType): z.ZodType => {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? bare(innerType) : schema;
};

const isMoney = (shape: object): boolean => Object.keys(shape).sort().join() === 'amount,currency';

const leaf = (path: readonly string[], schema: z.ZodType): Column => ({
  name: path.join('.'),
  description: descriptionOf(schema),
  cell: row => text(valueAt(row, path)),
});

const moneyColumns = (path: readonly string[], schema: z.ZodType): Column[] => {
  const moneyOf = (row: Row) =>
    valueAt(row, path) as { amount: number; currency: Currency } | null | undefined;
  const name = path.join('.');
  return [
    {
      name,
      description: descriptionOf(schema),
      cell: row => {
        const money = moneyOf(row);
        return money ? amountCell(money.amount, money.currency) : undefined;
      },
    },
    { name: `${name}.currency`, cell: row => moneyOf(row)?.currency },
  ];
};

const descriptionOf = (schema: z.ZodType): string | undefined => {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  // that of money says what minor units are, which are none here
  const own = isObject(schema) ? undefined : schema.meta()?.description;
  return own ?? (innerType && descriptionOf(innerType));
};

const valueAt = (row: Row, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Row | null | undefined)?.[name], row);

const text = (value: unknown): Cell => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return { figure: String(value) };
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
};
