import { shapeOf } from '../kernel/document-number.ts';
import type { SoldBy } from '../organisation/legal-entity-model.ts';
import type { Organisation } from '../organisation/model.ts';
import {
  type EarlierNumbers,
  type GivenNumbers,
  numberFields,
} from '../organisation/number-formats.ts';
import type { Write } from '../store/transact.ts';
import { seriesNames } from './model.ts';
import { countedOf, numbersOf, readSeries, type Series, seriesChange } from './series.ts';

const fieldOf = { invoice: 'invoiceNumbers', credit_note: 'creditNoteNumbers' } as const;

/** The series when a change concerns how documents are numbered. 2 gets, or none. */
export const readNumbered = async (org: string, given: GivenNumbers = {}): Promise<Series[]> =>
  numberFields.some(field => given[field])
    ? Promise.all(seriesNames.map(name => readSeries(org, name)))
    : [];

/** What documents that are issued were numbered by and new ones are not. */
export const earlierNumbers = (all: readonly Series[]): EarlierNumbers[] =>
  all.flatMap(({ name, earlier = {} }) =>
    Object.entries(earlier).map(([seller, formats]) => ({ seller, field: fieldOf[name], formats })),
  );

/**
 * What new numbers of a seller may not begin with, and the writes that keep what it printed until now. `organisation`
 * is as it was before. At most 2 writes.
 */
export const keptNumbers = (
  organisation: Organisation,
  all: readonly Series[],
  seller: SoldBy,
  given: GivenNumbers = {},
): { readonly earlier: EarlierNumbers[]; readonly writes: Write[] } => {
  const kept = all.map(series => ({
    series,
    next: withEarlier(organisation, series, seller, given[fieldOf[series.name]]?.format),
  }));
  return {
    earlier: earlierNumbers(kept.map(({ next }) => next)),
    writes: kept.flatMap(({ series, next }) =>
      next === series ? [] : [seriesChange(organisation.id, series, next)],
    ),
  };
};

/** The same series when nothing was printed, or nothing that looks otherwise. */
const withEarlier = (
  organisation: Organisation,
  series: Series,
  seller: SoldBy,
  format: string | undefined,
): Series => {
  const { legalEntities = [] } = organisation;
  const entity = legalEntities.find(({ id }) => id === seller);
  if (format === undefined || (seller !== 'own' && !entity)) return series;
  const before = numbersOf(organisation, series.name, entity?.id).format;
  const kept = series.earlier?.[seller] ?? [];
  const isKnown = [format, ...kept].some(each => shapeOf(each) === shapeOf(before));
  if (isKnown || countedOf(series, entity?.id).next === 1) return series;
  return { ...series, earlier: { ...series.earlier, [seller]: [...kept, before] } };
};
