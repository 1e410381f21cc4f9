import { later, localDate, type PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import { countedOf, numbersOf, type SellerId, type Series } from './series.ts';
import { nextNumbers } from './series-count.ts';

/** When the next document of a seller is issued. */
export type IssueDates = (seller: SellerId) => PlainDate;

/** Issue dates do not decrease along a seller's numbers (I3): today, or the date of its last document if that is later. */
export const issueDates =
  (organisation: Pick<Organisation, 'timeZone'>, series: Series, now: string): IssueDates =>
  seller =>
    later(localDate(now, organisation.timeZone), lastIssuedOn(series, seller) ?? '0000-01-01');

/** The date of a seller's last document. */
export const lastIssuedOn = (
  { entities = {}, ...own }: Series,
  seller: SellerId,
): PlainDate | undefined =>
  seller === undefined ? own.lastIssuedOn : entities[seller]?.lastIssuedOn;

/** What is printed on the next documents of the given sellers, in order: `INV-000042`, `CN-2026-0007`. */
export const numberTexts = (
  organisation: Pick<Organisation, 'billing' | 'legalEntities'>,
  series: Series,
  issuedOn: IssueDates,
  sellers: readonly SellerId[],
): string[] => {
  const left = new Map(
    [...Map.groupBy(sellers, seller => seller)].map(([seller, { length }]) => {
      const numbers = numbersOf(organisation, series.name, seller);
      return [seller, nextNumbers(numbers, countedOf(series, seller), issuedOn(seller), length)];
    }),
  );
  return sellers.map(seller => left.get(seller)?.shift() ?? '');
};
