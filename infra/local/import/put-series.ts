import { numbersOf, readSeries, seriesChange } from '../../../shared/billing/series.ts';
import { countOn } from '../../../shared/billing/series-count.ts';
import { issueDates } from '../../../shared/billing/series-next.ts';
import { startedAt } from '../../../shared/billing/series-start.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { transact } from '../../../shared/store/transact.ts';
import type { Row } from './parse-rows.ts';
import { type Rejection, refusedRow } from './rejection.ts';
import type { Moment } from './terms.ts';

/** Starts a number series where the previous system stopped; one that stands there already stays. 1 get, 1 write. */
export const putSeries = async (
  row: Row<'number-series'>,
  { organisation, now }: Moment,
  isCheck: boolean,
): Promise<Rejection | undefined> => {
  const { kind, next } = row.values;
  const series = await readSeries(organisation.id, kind);
  const on = issueDates(organisation, series, now)(undefined);
  if (countOn(numbersOf(organisation, kind), series, on).used === next - 1) return undefined;
  try {
    const started = startedAt(organisation, series, on, { first: next });
    if (!isCheck) await transact([seriesChange(organisation.id, series, started)]);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal)
      return { ...refusedRow(row, error, { field: 'next' }), field: 'next' };
    throw error;
  }
};
