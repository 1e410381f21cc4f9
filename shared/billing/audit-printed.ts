import * as z from 'zod';
import { countPrinted, printedNumber } from '../kernel/document-number.ts';
import type { Organisation } from '../organisation/model.ts';
import { type Finding, finding } from './audit-model.ts';
import { countedOf, numbersOf, type Series } from './series.ts';

/** The last document of a seller that an audit has looked at. */
const Standing = z.object({
  issuedOn: z.string(),
  /** as it is printed; absent: it cannot be read, or one before it is missing */
  count: z.int().optional(),
  /** of any document of the seller */
  highest: z.int(),
  number: z.string(),
});
type Standing = z.infer<typeof Standing>;

/** By seller; `own`: the organisation. */
export const Standings = z.record(z.string(), Standing);
export type Standings = z.infer<typeof Standings>;

/** Of a seller that nobody has looked at since a document of whomever was missing. */
const anybody = 'anybody';

export const standingOf = (all: Standings, seller: string): Standing | undefined =>
  all[seller] ?? all[anybody];

/** Whose document it was that is missing, nobody can say: the next ones are not held to those before. */
export const uncounted = (all: Standings): Standings => ({
  ...Object.fromEntries(
    Object.entries(all).map(([seller, standing]) => [seller, { ...standing, count: undefined }]),
  ),
  [anybody]: { issuedOn: '', highest: 0, number: '' },
});

/** How a seller's documents of a kind are printed. */
export interface Printing {
  /** the one of now first, then those before */
  readonly formats: readonly string[];
  /** counts that a person began anew with */
  readonly starts: readonly number[];
  /** the last one that is given out; absent: nothing is */
  readonly used?: number | undefined;
}

export interface PrintedDocument {
  readonly seller: string;
  readonly issuedOn: string;
  readonly number: string;
}

/** How the documents of each seller are printed (`own`: the organisation). */
export const printingOf = (
  organisation: Pick<Organisation, 'billing' | 'legalEntities'>,
  series: Series,
): Map<string, Printing> => {
  const { earlier = {}, starts = {} } = series;
  const sellers = [undefined, ...(organisation.legalEntities ?? []).map(({ id }) => id)];
  return new Map(
    sellers.map(seller => {
      const name = seller ?? 'own';
      const { next, count } = countedOf(series, seller);
      const formats = [
        numbersOf(organisation, series.name, seller).format,
        ...(earlier[name] ?? []),
      ];
      return [name, { formats, starts: starts[name] ?? [], used: count?.used ?? next - 1 }];
    }),
  );
};

const noPrinting: Printing = { formats: [], starts: [] };

/** Where a seller stands behind a document, and what is wrong with its number. Pure. */
export const auditPrinted = (
  before: Standing | undefined,
  { seller, issuedOn, number }: PrintedDocument,
  { formats, starts }: Printing = noPrinting,
): { standing: Standing; findings: Finding[] } => {
  const read = formats.flatMap(format => {
    const count = countPrinted(format, number, issuedOn);
    return count === undefined ? [] : [{ format, count }];
  });
  const right = read.find(({ format, count }) =>
    mayFollow(before, count, { format, issuedOn, starts }),
  );
  const count = (right ?? read[0])?.count;
  const standing = { issuedOn, count, highest: Math.max(before?.highest ?? 0, count ?? 0), number };
  if (right || count === undefined) return { standing, findings: [] };
  const last = before ? `the one before it of ${seller} is ${before.number}` : 'it is the first';
  return {
    standing,
    findings: [finding('number_gap', number, `${seller} shows it, and ${last}.`)],
  };
};

interface Place {
  readonly format: string;
  readonly issuedOn: string;
  readonly starts: readonly number[];
}

const mayFollow = (
  before: Standing | undefined,
  count: number,
  { format, issuedOn, starts }: Place,
): boolean => {
  if (starts.includes(count)) return true;
  if (!before) return count === 1;
  if (before.count === undefined || count === before.count + 1) return true;
  // when numbers begin again is a setting, and behind a change of it they go on behind the highest
  if (count === before.highest + 1) return true;
  const isAnew = printedNumber(format, 1, issuedOn) !== printedNumber(format, 1, before.issuedOn);
  return count === 1 && isAnew;
};

/** Whether what a seller prints next follows its last document. Pure. */
export const auditNext = (
  seller: string,
  standing: Standing | undefined,
  { starts, used = 0 }: Printing,
): Finding[] => {
  const isUnknown = standing !== undefined && standing.count === undefined;
  if (isUnknown || used === (standing?.count ?? 0) || starts.includes(used + 1)) return [];
  const last = standing ? `its last one is ${standing.number}` : 'it has none';
  return [finding('number_gap', seller, `Its next document is counted ${used + 1}, and ${last}.`)];
};
