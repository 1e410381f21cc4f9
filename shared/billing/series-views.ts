import type { PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import { countedOf, numbersOf, type SellerId, type Series } from './series.ts';
import type { NumberSeriesView } from './series-contract.ts';
import { countOn } from './series-count.ts';
import { type IssueDates, lastIssuedOn, numberTexts } from './series-next.ts';

/** How the documents of a kind of one seller are numbered next; `undefined`: the organisation's own. */
export const numberSeriesView = (
  organisation: Organisation,
  series: Series,
  issuedOn: PlainDate,
  seller: SellerId,
): NumberSeriesView => {
  const { name } = series;
  const counted = countedOf(series, seller);
  const { used } = countOn(numbersOf(organisation, name, seller), counted, issuedOn);
  const [nextNumber = ''] = numberTexts(organisation, series, () => issuedOn, [seller]);
  const of = { kind: name, ...(seller && { legalEntityId: seller }) };
  return {
    ...of,
    issued: counted.next - 1,
    lastIssuedOn: lastIssuedOn(series, seller),
    nextCount: used + 1,
    nextNumber,
  };
};

/** Those of every seller, the organisation's own first. `onOf`: when the next document would be issued. */
export const numberSeriesViews = (
  organisation: Organisation,
  all: readonly Series[],
  onOf: (series: Series) => IssueDates,
): NumberSeriesView[] => {
  const sellers = [undefined, ...(organisation.legalEntities ?? []).map(({ id }) => id)];
  return sellers.flatMap(seller =>
    all.map(series => numberSeriesView(organisation, series, onOf(series)(seller), seller)),
  );
};
