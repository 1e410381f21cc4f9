import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import type { DocumentNumbers } from '../kernel/document-number.ts';
import { Refusal } from '../kernel/errors.ts';
import type { LegalEntity } from '../organisation/legal-entity-model.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem, type Item } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { seriesNames } from './model.ts';
import { Count, countBehind } from './series-count.ts';
import type { IssueDates } from './series-next.ts';

/** How far the documents of one legal entity are. */
const EntityCount = z.object({
  issued: z.int(),
  count: Count,
  lastIssuedOn: PlainDate.optional(),
});

/**
 * A series of documents: 1 to next − 1 are issued, without a gap, at every moment (I3). What is printed on them may
 * begin again each year or month, and is counted for each seller by itself: all counts are in the one item that moves
 * in the transaction that issues.
 */
const StoredSeries = z.object({
  next: z.int(),
  /** of the organisation's own documents, as is */
  lastIssuedOn: PlainDate.optional(),
  /** of the organisation's own documents; absent: `next` − 1 were printed */
  count: Count.optional(),
  /** of those of its legal entities */
  entities: z.record(z.string(), EntityCount).optional(),
  /** formats that numbers were printed by before, of each seller (`own`: the organisation): nobody else may take them */
  earlier: z.record(z.string(), z.array(z.string())).optional(),
  /** counts that a person let numbers go on from, of each seller: what lies before was printed elsewhere */
  starts: z.record(z.string(), z.array(z.int())).optional(),
});
export interface Series extends z.infer<typeof StoredSeries> {
  readonly name: SeriesName;
}

export type SeriesName = (typeof seriesNames)[number];
export const invoiceSeries = 'invoice';
export const creditNoteSeries = 'credit_note';

/** Whose document it is; `undefined`: the organisation's own. */
export type SellerId = LegalEntity['id'] | undefined;

/** 1 get. A series that was never used starts at 1. */
export const readSeries = async (
  org: string,
  name: SeriesName = invoiceSeries,
): Promise<Series> => ({
  name,
  ...StoredSeries.parse((await getItem(keys.series(org, name))) ?? { next: 1 }),
});

export const parseSeries = (item: Item): Series => ({
  name: item.sk as SeriesName,
  ...StoredSeries.parse(item),
});

/** How a seller's documents of a kind are numbered. */
export const numbersOf = (
  { billing, legalEntities = [] }: Pick<Organisation, 'billing' | 'legalEntities'>,
  series: SeriesName,
  seller?: SellerId,
): DocumentNumbers => {
  const entity = legalEntities.find(({ id }) => id === seller);
  if (seller !== undefined && !entity) throw new Error(`there is no legal entity ${seller}`);
  const numbered = entity ?? billing;
  return series === creditNoteSeries ? numbered.creditNoteNumbers : numbered.invoiceNumbers;
};

/** What a seller's next document is counted from. */
export const countedOf = (series: Series, seller?: SellerId) => {
  const { count, entities = {} } = series;
  const entity = seller === undefined ? undefined : entities[seller];
  if (entity) return { next: entity.issued + 1, count: entity.count };
  if (seller !== undefined) return { next: 1 };
  return { next: ownIssued(series) + 1, count };
};

/** Documents of the organisation itself. */
const ownIssued = ({ next, entities = {} }: Series): number =>
  Object.values(entities).reduce((left, { issued }) => left - issued, next - 1);

/** The series behind documents of the given sellers, in order. */
export const movedSeries = (
  organisation: Pick<Organisation, 'billing' | 'legalEntities'>,
  series: Series,
  sellers: readonly SellerId[],
  issuedOn: IssueDates,
): Series => {
  const moved = { ...series, next: series.next + sellers.length };
  const { entities = {} } = series;
  const counts = [...Map.groupBy(sellers, seller => seller)].map(([seller, { length }]) => {
    const counted = countedOf(series, seller);
    const numbers = numbersOf(organisation, series.name, seller);
    const lastIssuedOn = issuedOn(seller);
    const count = countBehind(numbers, counted, lastIssuedOn, length);
    return { seller, issued: counted.next - 1 + length, count, lastIssuedOn };
  });
  const own = counts.find(({ seller }) => seller === undefined);
  const others = counts.flatMap(({ seller, ...entity }) =>
    seller === undefined ? [] : [[seller, entity] as const],
  );
  return {
    ...moved,
    ...(own && { count: own.count, lastIssuedOn: own.lastIssuedOn }),
    ...(others.length > 0 && { entities: { ...entities, ...Object.fromEntries(others) } }),
  };
};

/** Moves the series by a document of each of the sellers, on condition that nobody else has. */
export const seriesWrite = (
  organisation: Organisation,
  series: Series,
  sellers: readonly SellerId[],
  issuedOn: IssueDates,
): Write =>
  seriesChange(organisation.id, series, movedSeries(organisation, series, sellers, issuedOn));

/** On condition that it is the series that was read. */
export const seriesChange = (org: string, read: Series, { name, ...next }: Series): Write => ({
  put: { ...keys.series(org, name), ...next },
  ...seriesIs(read),
  refuse: () => new Refusal('busy'),
});

const seriesIs = ({ next, count, entities, earlier }: Series) => {
  if (next === 1 && !count && !entities) return { condition: absent };
  const names = { '#next': 'next', '#count': 'count' };
  const counted = count ? '#count = :count' : 'attribute_not_exists(#count)';
  const sold = entities ? 'entities = :entities' : 'attribute_not_exists(entities)';
  const begun = earlier ? 'earlier = :earlier' : 'attribute_not_exists(earlier)';
  return {
    condition: `#next = :next AND ${counted} AND ${sold} AND ${begun}`,
    names,
    values: {
      ':next': next,
      ...(count && { ':count': count }),
      ...(entities && { ':entities': entities }),
      ...(earlier && { ':earlier': earlier }),
    },
  };
};
