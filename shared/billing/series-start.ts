import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { countedOf, numbersOf, type SellerId, type Series } from './series.ts';
import { countOn } from './series-count.ts';

/** The series with a counter for a seller's next document that is not below the one it would have. */
export const startedAt = (
  organisation: Organisation,
  series: Series,
  issuedOn: PlainDate,
  { first, seller }: { readonly first: number; readonly seller?: SellerId },
): Series => {
  const counted = countedOf(series, seller);
  const count = countOn(numbersOf(organisation, series.name, seller), counted, issuedOn);
  if (first <= count.used) {
    throw new Refusal('number_given', {
      field: '/body/count',
      expected: `${count.used + 1} or more`,
      received: String(first),
    });
  }
  const used = first - 1;
  const starts = startsWith(series, seller, first === count.used + 1 ? [] : [first]);
  const started = { ...count, used, highest: Math.max(count.highest, used) };
  if (seller === undefined) return { ...series, ...starts, count: started };
  const entity = { ...series.entities?.[seller], issued: counted.next - 1, count: started };
  return { ...series, ...starts, entities: { ...series.entities, [seller]: entity } };
};

const startsWith = (
  { starts = {} }: Series,
  seller: SellerId,
  more: readonly number[],
): Pick<Series, 'starts'> => {
  const name = seller ?? 'own';
  if (more.length === 0) return {};
  return { starts: { ...starts, [name]: [...(starts[name] ?? []), ...more] } };
};
