import { allBuckets, bucketName } from '../kernel/bucket.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { realClock } from '../kernel/clock.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { putAll, transact, type Write } from '../store/transact.ts';
import type { Run, RunWorker } from './model.ts';
import { putRun, workerItem } from './run-store.ts';

/** One worker per so many customers, at most `maxWorkers` (design §2). */
const customersPerWorker = 500;
const maxWorkers = 40;

/** 10,000 ids of 31 bytes stay under an item's 400 KB. */
const idsPerChunk = 10_000;

/** The customers of a bucket that are due up to a date, by date. 1 index query (½ unit per 4 KB). */
export const dueCustomers = async (
  org: string,
  bucket: string,
  cutoffOn: PlainDate,
): Promise<string[]> => {
  const { gsi1pk } = indexKeys.due(org, bucket, '', '');
  const entries = await queryIndexAll({ pk: gsi1pk, between: ['', `${cutoffOn}~`] });
  return entries.map(entry => entry.gsi1sk.slice(entry.gsi1sk.indexOf('#') + 1));
};

/**
 * Freezes who the run bills and how the work is shared, then moves the run on to drafting. Two at once
 * write a plan each, named by the run's version; the transaction that moves the run says which one counts.
 */
export const planRun = async (
  org: string,
  run: Run,
  warn: (mails: number) => Promise<string | undefined>,
): Promise<Run> => {
  const due = await Promise.all(allBuckets.map(bucket => dueCustomers(org, bucket, run.cutoffOn)));
  await putAll(due.flatMap((ids, index) => planItems(org, run, bucketName(index), ids)));
  const total = due.reduce((sum, ids) => sum + ids.length, 0);
  const mailWarning = total > 0 ? await warn(total) : undefined;
  const now = realClock.now();
  const workers = shareBuckets(due.map(ids => ids.length)).map(
    (buckets, worker): RunWorker => ({
      worker,
      buckets,
      bucket: 0,
      offset: 0,
      done: false,
      heartbeatAt: now,
      version: 1,
    }),
  );
  const planned: Run = {
    ...run,
    plan: run.version,
    stage: workers.length > 0 ? 'drafting' : 'closing',
    planned: total,
    workers: workers.length,
    heartbeatAt: now,
    ...(mailWarning !== undefined && { mailWarning }),
  };
  await transact([
    putRun(org, planned),
    ...workers.map((worker): Write => ({ put: workerItem(org, run.id, worker) })),
  ]);
  return { ...planned, version: planned.version + 1 };
};

const planItems = (org: string, { id, version }: Run, bucket: string, ids: readonly string[]) => {
  const chunks = Math.ceil(ids.length / idsPerChunk);
  return Array.from({ length: chunks }, (_, n) => ({
    ...keys.runPlan(org, id, bucket, version, n),
    customerIds: ids.slice(n * idsPerChunk, (n + 1) * idsPerChunk),
    ...(n === 0 && { chunks }),
  }));
};

/** Groups the buckets that have customers into workers of about the same size, largest bucket first. */
export const shareBuckets = (sizes: readonly number[]): string[][] => {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const count = Math.min(maxWorkers, Math.ceil(total / customersPerWorker));
  const workers = Array.from({ length: count }, () => ({ size: 0, buckets: [] as string[] }));
  const bySize = sizes.map((size, index) => ({ size, index })).filter(({ size }) => size > 0);
  for (const { size, index } of bySize.sort((a, b) => b.size - a.size || a.index - b.index)) {
    const [smallest] = workers.toSorted((a, b) => a.size - b.size);
    smallest?.buckets.push(bucketName(index));
    if (smallest) smallest.size += size;
  }
  return workers.map(({ buckets }) => buckets.sort()).filter(buckets => buckets.length > 0);
};
