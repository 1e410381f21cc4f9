import { allBuckets } from '../kernel/bucket.ts';
import { plusDays } from '../kernel/calendar.ts';
import type { Run, RunRow } from './model.ts';
import { listRuns } from './run-lists.ts';
import { readRows } from './run-store.ts';

/** What a customer was invoiced with tax, in minor units, by two runs; absent: nothing. */
export interface Move {
  readonly customerId: RunRow['customerId'];
  readonly before?: number | undefined;
  readonly now?: number | undefined;
  readonly change: number;
}

export interface Comparison {
  readonly before: number;
  readonly now: number;
  /** customers that were invoiced by one of them, by what became of their amount */
  readonly counts: Readonly<Record<'up' | 'down' | 'same' | 'new' | 'gone' | 'zero', number>>;
  /** the largest changes, the largest first */
  readonly movers: readonly Move[];
}

const maxMovers = 20;

type Amounts = ReadonlyMap<RunRow['customerId'], number>;

/** How two runs differ, customer by customer. Pure; equal changes stand in the order of ids. */
export const compared = (before: Amounts, now: Amounts): Comparison => {
  const ids = [...new Set([...before.keys(), ...now.keys()])];
  const moves = ids.map((customerId): Move => {
    const [was, is] = [before.get(customerId), now.get(customerId)];
    return { customerId, before: was, now: is, change: (is ?? 0) - (was ?? 0) };
  });
  const count = (fits: (move: Move) => boolean) => moves.filter(fits).length;
  const isBoth = (move: Move) => move.before !== undefined && move.now !== undefined;
  return {
    before: sumOf(before),
    now: sumOf(now),
    counts: {
      up: count(move => isBoth(move) && move.change > 0),
      down: count(move => isBoth(move) && move.change < 0),
      same: count(move => isBoth(move) && move.change === 0),
      new: count(move => move.before === undefined),
      gone: count(move => move.now === undefined),
      zero: count(move => move.now === 0),
    },
    movers: moves
      .filter(({ change }) => change !== 0)
      .sort(
        (a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.customerId < b.customerId ? -1 : 1),
      )
      .slice(0, maxMovers),
  };
};

const sumOf = (amounts: Amounts): number => [...amounts.values()].reduce((a, b) => a + b, 0);

/** The change of a total in percent, to one decimal, half away from zero; `undefined`: there was nothing before. */
export const percentMoved = ({ before, now }: Pick<Comparison, 'before' | 'now'>) =>
  before === 0 ? undefined : (Math.sign(now - before) * tenths(before, now)) / 10;

const tenths = (before: number, now: number): number =>
  Math.round((Math.abs(now - before) * 1_000) / Math.abs(before));

const amountsOf = (rows: readonly RunRow[]): Amounts =>
  new Map(
    rows.flatMap(({ customerId, outcome, gross }) =>
      outcome === 'invoiced' && gross !== undefined ? [[customerId, gross] as const] : [],
    ),
  );

/** Rows of some buckets of a run. 1 query a bucket, a read unit for ~12 customers. */
const rowsOf = async (org: string, { id }: Run, buckets: readonly string[]): Promise<RunRow[]> =>
  (await Promise.all(buckets.map(bucket => readRows(org, id, bucket)))).flat();

/** The run of the period before: the newest that invoiced somebody and is older by most of a month. */
export const runBefore = async (
  org: string,
  run: Pick<Run, 'billingOn'>,
): Promise<Run | undefined> => {
  const latest = plusDays(run.billingOn, -20);
  for (let after: string | undefined; ; ) {
    const page = await listRuns(org, { limit: 100, after });
    const found = page.items.find(
      ({ billingOn, stage, totals }) =>
        billingOn <= latest && stage === 'closed' && (totals?.invoiced ?? 0) > 0,
    );
    if (found || page.next === undefined) return found;
    after = page.next;
  }
};

/** A drafted run beside the one of the period before; without one everything is new. */
export const compareRuns = async (org: string, run: Run, before: Run | undefined) =>
  compareRows(org, await rowsOf(org, run, allBuckets), before);

/** Rows that a run has or would have, of some buckets or all, beside those of the period before. */
export const compareRows = async (
  org: string,
  rows: readonly RunRow[],
  before: Run | undefined,
  buckets: readonly string[] = allBuckets,
): Promise<Comparison> =>
  compared(amountsOf(before ? await rowsOf(org, before, buckets) : []), amountsOf(rows));
