import type * as z from 'zod';
import type { PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import type { ListPage } from '../store/list.ts';
import type { Row } from './columns.ts';
import type { ExportName } from './contract.ts';

/** Whose things are exported, and what is today there. */
export interface Scope {
  readonly organisation: Organisation;
  readonly today: PlainDate;
}

export interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A thing that was found, where it stands, and what shows of it. */
export interface Found {
  readonly position: string;
  readonly rows: () => Promise<readonly Row[]>;
}

/** A kind of thing that is exported, one file each. */
export interface Entity {
  readonly name: ExportName;
  readonly about: string;
  /** what the API shows of one, with what says whose it is */
  readonly row: z.ZodObject;
  /** fields whose rows are a file of their own; JSON has them in place */
  readonly apart?: readonly string[];
  /** rows of another entity's fields: not in the export of everything, which has them already */
  readonly isPart?: true;
  readonly read: (scope: Scope, asked: Asked) => Promise<ListPage<Found>>;
}

/** At most `limit` of things that are few, in the order given. */
export const pageOfFew = async (
  things: readonly Row[],
  { limit, after = '0' }: Asked,
): Promise<ListPage<Found>> => {
  const start = Number(after);
  const items = things.slice(start, start + limit).map((thing, n) => ({
    position: String(start + n + 1),
    rows: async () => [thing],
  }));
  const isMore = start + limit < things.length;
  return { items, ...(isMore && { next: String(start + limit) }) };
};
