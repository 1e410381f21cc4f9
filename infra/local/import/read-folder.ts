import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { type Kind, kinds } from './formats.ts';
import type { Mapping } from './mappings.ts';
import type { Place, Rejection } from './rejection.ts';

/** A row as text, before its format has looked at it; without its empty cells. */
export interface RawRow extends Place {
  readonly cells: Readonly<Record<string, string>>;
}

export interface Folder {
  readonly rows: ReadonlyMap<Kind, readonly RawRow[]>;
  readonly rejections: readonly Rejection[];
}

interface ReadFile {
  readonly rows: readonly RawRow[];
  readonly rejections: readonly Rejection[];
}

/** What lies in a folder: a file each kind, as `members.csv` or `members.jsonl`, or as another system exports it. */
export const readFolder = async (path: string, mapping?: Mapping): Promise<Folder> => {
  const names = (await readdir(path)).filter(name => /\.(csv|jsonl)$/i.test(name)).sort();
  const rows = new Map<Kind, RawRow[]>();
  const rejections: Rejection[] = [];
  const told = new Set<string | undefined>();
  for (const file of names) {
    const base = file.replace(/\.\w+$/, '').toLowerCase();
    const source = mapping?.files[base];
    const kind = kinds.find(each => each === base);
    if (!source && !kind) {
      rejections.push(unknownFile(file, mapping));
      continue;
    }
    const read = readRows(file, await readFile(join(path, file), 'utf8'));
    rejections.push(...read.rejections);
    for (const row of read.rows) {
      const mapped = source ? source(row.cells) : { [kind as Kind]: row.cells };
      for (const [of, cells] of Object.entries(mapped) as [Kind, RawRow['cells']][]) {
        const before = rows.get(of) ?? [];
        // a system that has no file of customers tells one with each of its members
        const isAgain = source && of === 'customers' && told.has(cells.id);
        if (isAgain) continue;
        if (of === 'customers') told.add(cells.id);
        before.push({ file, line: row.line, cells: filled(cells) });
        rows.set(of, before);
      }
    }
  }
  return { rows, rejections };
};

const unknownFile = (file: string, mapping: Mapping | undefined): Rejection => ({
  ...{ file, line: 1, field: 'file' },
  expected: `a name of ${[...Object.keys(mapping?.files ?? {}), ...kinds].join(', ')}`,
  received: `"${file}"`,
});

export const readRows = (file: string, text: string): ReadFile =>
  file.toLowerCase().endsWith('.csv') ? readCsv(file, text) : readJsonLines(file, text);

interface Parsed {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

/** Commas or semicolons: what the header has. */
const readCsv = (file: string, text: string): ReadFile => {
  const [header = ''] = text.split('\n', 1);
  const delimiter = header.includes(';') ? ';' : ',';
  const options = { columns: true, bom: true, info: true, trim: true, skip_empty_lines: true };
  try {
    const found = parse(text, { ...options, delimiter }) as unknown as Parsed[];
    return {
      rows: found.map(({ record, info }) => ({ file, line: info.lines, cells: filled(record) })),
      rejections: [],
    };
  } catch (error) {
    const { message, lines = 1 } = error as CsvError & { lines?: number };
    const expected = 'rows with as many cells as the header';
    return {
      rows: [],
      rejections: [{ file, line: lines, field: 'row', expected, received: message }],
    };
  }
};

const readJsonLines = (file: string, text: string): ReadFile => {
  const rows: RawRow[] = [];
  const rejections: Rejection[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    if (cells) rows.push({ file, line: at + 1, cells });
    else {
      const expected = 'a JSON object of texts, numbers, yes and no';
      rejections.push({ file, line: at + 1, field: 'row', expected, received: line.slice(0, 60) });
    }
  }
  return { rows, rejections };
};

const cellsOf = (line: string): Record<string, string> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (!(value instanceof Object) || Array.isArray(value)) return undefined;
    const cells = Object.entries(value).filter(([, cell]) => cell !== null);
    const isPlain = cells.every(([, cell]) => !(cell instanceof Object) || isTexts(cell));
    if (!isPlain) return undefined;
    return filled(Object.fromEntries(cells.map(([field, cell]) => [field, textOf(cell)])));
  } catch {
    return undefined;
  }
};

const isTexts = (cell: object): boolean =>
  Array.isArray(cell) && cell.every(each => typeof each === 'string');

const textOf = (cell: unknown): string => (Array.isArray(cell) ? cell.join(' ') : String(cell));

const filled = (cells: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell.trim() !== ''));
