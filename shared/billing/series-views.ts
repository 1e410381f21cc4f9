import type { PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import { countedOf, numbersOf, numberTexts, type SellerId, type Series } from './series.ts';
import type { NumberSeriesView } from './series-contract.ts';
import { countOn } from './series-count.ts';

/** How the documents of a kind of one seller are numbered next; `undefined`: the organisation's own. */
export const numberSeriesView = (
  organisation: Organisation,
  series: Series,
  issuedOn: PlainDate,
  seller: SellerId,
): NumberSeriesView => {
  const { name, lastIssuedOn } = series;
  const counted = countedOf(series, seller);
  const { used } = countOn(numbersOf(organisation, name, seller), counted, issuedOn);
  const [nextNumber = ''] = numberTexts(organisation, series, issuedOn, [seller]);
  const of = { kind: name, ...(seller && { legalEntityId: seller }) };
  const issued = counted.next - 1;
  // the date is that of all sellers: who issued nothing has none
  const last = issued > 0 ? { lastIssuedOn } : {};
  return { ...of, issued, ...last, nextCount: used + 1, nextNumber };
};

/** Those of every seller, the organisation's own first. `onOf`: when the next document would be issued. */
export const numberSeriesViews = (
  organisation: Organisation,
  all: readonly Series[],
  onOf: (series: Series) => PlainDate,
): NumberSeriesView[] => {
  const sellers = [undefined, ...(organisation.legalEntities ?? []).map(({ id }) => id)];
  return sellers.flatMap(seller =>
    all.map(series => numberSeriesView(organisation, series, onOf(series), seller)),
  );
};
