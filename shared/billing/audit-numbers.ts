import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { getItems, queryAll, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys, numberShards } from '../store/table.ts';
import type { Finding } from './audit-model.ts';
import { auditNext, type Printing, printingOf, Standings, standingOf } from './audit-printed.ts';
import { auditSeries, type Numbered, type Numbers } from './audit-series.ts';
import { readOrganisation } from './inputs.ts';
import { parseSeries } from './series.ts';

/** Numbers looked at together. */
const numbersAtOnce = 200;

const Given = z.object({ next: z.int() });
const Document = z.object({
  id: z.string(),
  sequence: z.int().optional(),
  issuedOn: PlainDate.optional(),
  number: z.string().optional(),
  legalEntityId: z.string().optional(),
});

/** Where an audit stands in the numbers: `before`, the last document of each seller. */
const Place = z.object({ series: z.string(), done: z.int(), before: Standings });
type Place = z.infer<typeof Place>;

/**
 * The next numbers of an organisation's series behind a place, which is text. `undefined`: there are no more.
 * 1 query, 1 get, 8 index queries, 2 batch gets.
 */
export const auditNumbers = async (
  org: string,
  after: string | undefined,
): Promise<{ findings: Finding[]; after: string } | undefined> => {
  const found = await numbersBehind(org, after ? Place.parse(JSON.parse(after)) : undefined);
  if (!found) return undefined;
  const { numbers, isLast } = found;
  let audited = auditPage(found, await documentsOf(org, numbers, isLast));
  // the index follows the table by a moment: what it lacks is looked for once more
  if (audited.findings.length > 0)
    audited = auditPage(found, await documentsOf(org, numbers, isLast));
  const place: Place = { series: numbers.series, done: numbers.to, before: audited.after };
  return { findings: audited.findings, after: JSON.stringify(place) };
};

interface Page {
  readonly numbers: Numbers & { readonly printing: ReadonlyMap<string, Printing> };
  /** nothing of the series may lie behind them */
  readonly isLast: boolean;
}

const auditPage = ({ numbers, isLast }: Page, documents: readonly Numbered[]) => {
  const { findings, after } = auditSeries(numbers, documents);
  const next = [...numbers.printing].flatMap(([seller, printing]) =>
    auditNext(seller, standingOf(after, seller), printing),
  );
  return { findings: [...findings, ...(isLast ? next : [])], after };
};

const numbersBehind = async (org: string, place: Place | undefined): Promise<Page | undefined> => {
  const all = await queryAll({ pk: keys.series(org, '').pk });
  for (const item of all.filter(({ sk }) => sk >= (place?.series ?? ''))) {
    const { done, before } = place?.series === item.sk ? place : { done: 0, before: {} };
    const last = Given.parse(item).next - 1;
    const from = done + 1;
    if (from > last) continue;
    const to = Math.min(last, from + numbersAtOnce - 1);
    const organisation = await readOrganisation(org);
    const printing = organisation ? printingOf(organisation, parseSeries(item)) : new Map();
    return { numbers: { series: item.sk, from, to, before, printing }, isLast: to === last };
  }
  return undefined;
};

const documentsOf = async (
  org: string,
  { series, from, to }: Numbers,
  isLast: boolean,
): Promise<Numbered[]> => {
  const digits = (n: number) => indexKeys.invoiceNumber(org, series, n).gsi1sk;
  const shards = await Promise.all(
    Array.from({ length: numberShards }, (_, shard) =>
      queryIndexAll({
        pk: indexKeys.invoiceNumber(org, series, shard).gsi1pk,
        between: [digits(from), isLast ? '~' : digits(to)],
      }),
    ),
  );
  const entries = shards.flat();
  const items = await getItems(entries);
  return entries.flatMap(({ gsi1sk }, n) => {
    const { data } = Document.safeParse(items[n]);
    return data ? [{ ...data, indexed: Number(gsi1sk) }] : [];
  });
};
