import { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { invoiceSeries, readSeries } from '../billing/series.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem, getItems, queryIndex } from '../store/read.ts';
import { indexKeys, keys, numberShards } from '../store/table.ts';
import { absent, ConditionFailed, transact, versionIs, type Write } from '../store/transact.ts';
import { caseWrite, newCase } from './case-store.ts';
import { DunningProgress } from './model.ts';

/** Invoices taken in at once: 8 index queries, 1 batch get and 1 transaction of up to 41 writes. */
const atOnce = 40;

/** 1 get. */
export const readProgress = async (org: string): Promise<DunningProgress> =>
  DunningProgress.parse((await getItem(keys.dunning(org))) ?? { next: 1, version: 0 });

export const progressWrite = (org: string, progress: DunningProgress): Write => ({
  put: { ...keys.dunning(org), ...progress },
  ...(progress.version === 1 ? { condition: absent } : versionIs(progress.version - 1)),
});

/**
 * Gives every invoice that was issued since the last check a case, by its number: a series has no gaps, so none is
 * missed, and what an index does not show yet waits. Nothing is asked of who issues invoices. 2 gets when there are none.
 */
export const enrolInvoices = async (
  { id: org }: Pick<Organisation, 'id'>,
  today: PlainDate,
  hasTime: () => boolean,
): Promise<boolean> => {
  const { next: end } = await readSeries(org);
  let progress = await readProgress(org);
  while (progress.next < end) {
    if (!hasTime()) return false;
    const invoices = await numbered(org, progress.next, Math.min(end, progress.next + atOnce) - 1);
    if (invoices.length === 0) return true;
    progress = await take(org, progress, invoices, today);
  }
  return true;
};

const take = async (
  org: string,
  read: DunningProgress,
  invoices: readonly Invoice[],
  today: PlainDate,
): Promise<DunningProgress> => {
  const next = read.next + invoices.length;
  const progress = { ...read, next, version: read.version + 1 };
  const open = invoices.filter(invoice => openOf(invoice) > 0);
  const cases = open.map(invoice => caseWrite(org, newCase(invoice), today));
  const moved = progressWrite(org, progress);
  try {
    await transact([moved, ...cases]);
  } catch (error) {
    if (!(error instanceof ConditionFailed) || error.failed.includes(0)) throw error;
    // whoever was open again before has its case already
    await transact([moved, ...cases.filter((_, n) => !error.failed.includes(n + 1))]);
  }
  return progress;
};

/** Invoices by number, in order, up to the first that the index does not have yet. */
const numbered = async (org: string, from: number, to: number): Promise<Invoice[]> => {
  const digits = (n: number) => indexKeys.invoiceNumber(org, invoiceSeries, n).gsi1sk;
  const shards = await Promise.all(
    Array.from({ length: numberShards }, (_, shard) =>
      queryIndex({
        pk: indexKeys.invoiceNumber(org, invoiceSeries, shard).gsi1pk,
        between: [digits(from), digits(to)],
      }),
    ),
  );
  const entries = new Map(shards.flatMap(({ items }) => items.map(entry => [entry.gsi1sk, entry])));
  const found = [];
  for (let n = from; n <= to; n += 1) {
    const entry = entries.get(digits(n));
    if (!entry) break;
    found.push(entry);
  }
  return (await getItems(found)).map(item => Invoice.parse(item));
};
