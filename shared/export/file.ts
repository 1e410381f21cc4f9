import { ahead } from '../store/ahead.ts';
import { type Column, columnsOf, type Row } from './columns.ts';
import type { ExportFormat } from './contract.ts';
import { csvLines } from './csv.ts';
import { entities } from './entities.ts';
import type { Asked, Entity, Scope } from './entity.ts';

/** A part of a file, and behind what the next one goes on. */
export interface Part {
  readonly text: string;
  readonly next?: string | undefined;
}

/** Lambda answers 6 MB at most, and bytes travel as base64, a third more (AWS, Lambda quotas). */
const maxBytes = 4_000_000;
/** Some views read what they show; so many at once. */
const viewsAtOnce = 20;

interface Line {
  readonly text: string;
  readonly position: string;
}

/** The next part of one entity's file. CSV begins with the names of the columns, in its first part only. */
export const entityPart = async (
  scope: Scope,
  entity: Entity,
  format: ExportFormat,
  asked: Asked,
): Promise<Part> => {
  const columns = format === 'csv' ? columnsOf(entity.row, entity.apart) : [];
  const names = columns.map(({ name }) => name);
  const header = format === 'csv' && asked.after === undefined ? csvLines([names]) : '';
  const textOf = format === 'csv' ? csvOf(columns) : jsonlOf;
  const { text, next } = await partOf(scope, entity, asked, textOf);
  return { text: `${header}${text}`, next };
};

/** The next part of everything, as JSON Lines of `{ type, data }`: one entity after the other. */
export const everythingPart = async (scope: Scope, { limit, after = '' }: Asked): Promise<Part> => {
  const wholes = entities.filter(({ isPart }) => !isPart);
  const slash = after.indexOf('/');
  const [start, position] = [after.slice(0, slash), after.slice(slash + 1)];
  const first = Math.max(
    0,
    wholes.findIndex(({ name }) => name === start),
  );
  let text = '';
  let lines = 0;
  for (const [n, entity] of wholes.slice(first).entries()) {
    const textOf = (rows: readonly Row[]) =>
      jsonlOf(rows.map(data => ({ type: entity.name, data })));
    const asked = { limit: limit - lines, after: n === 0 && position ? position : undefined };
    const part = await partOf(scope, entity, asked, textOf, Buffer.byteLength(text));
    text += part.text;
    lines += part.lines;
    if (part.next !== undefined) return { text, next: `${entity.name}/${part.next}` };
    const following = wholes[first + n + 1];
    if (lines >= limit && following) return { text, next: `${following.name}/` };
  }
  return { text };
};

const jsonlOf = (rows: readonly Row[]): string =>
  rows.map(row => `${JSON.stringify(row)}\n`).join('');

const csvOf = (columns: readonly Column[]) => (rows: readonly Row[]) =>
  csvLines(rows.map(row => columns.map(({ cell }) => cell(row))));

/** Ends before what would be too much, unless that is the first: one thing is never cut. */
const partOf = async (
  scope: Scope,
  { row, read }: Entity,
  asked: Asked,
  textOf: (rows: readonly Row[]) => string,
  bytesBefore = 0,
): Promise<Part & { readonly lines: number }> => {
  const { items, next } = await read(scope, asked);
  const kept: Line[] = [];
  let bytes = bytesBefore;
  const shown = ahead(
    items,
    async ({ position, rows }) => ({ position, rows: await rows() }),
    viewsAtOnce,
  );
  for await (const { position, rows } of shown) {
    // what the contract does not show leaves here neither
    const text = textOf(rows.map(each => row.parse(each)));
    bytes += Buffer.byteLength(text);
    const isFirst = kept.length === 0 && bytesBefore === 0;
    if (bytes > maxBytes && !isFirst)
      return partWith(kept, kept.at(-1)?.position ?? asked.after ?? '');
    kept.push({ text, position });
  }
  return partWith(kept, next);
};

const partWith = (lines: readonly Line[], next: string | undefined) => ({
  text: lines.map(({ text }) => text).join(''),
  lines: lines.length,
  next,
});
