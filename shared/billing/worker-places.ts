import { ahead } from '../store/ahead.ts';
import type { Run, RunWorker } from './model.ts';
import { readPlan } from './run-store.ts';

export type Position = Pick<RunWorker, 'bucket' | 'offset' | 'done'>;

/** A planned customer, and where its worker stands behind it. */
export interface Place {
  readonly customerId: string;
  readonly behind: Position;
}

/** Plans read ahead: at 400 customers a bucket has six, and a transaction takes nineteen of two lines. */
const readAhead = 8;

/** The planned customers that a worker has before it, bucket by bucket. 1 get a bucket. */
export async function* placesOf(org: string, run: Run, worker: RunWorker): AsyncGenerator<Place> {
  const left = worker.buckets.map((_, bucket) => bucket).slice(worker.bucket);
  const read = async (bucket: number) => ({
    bucket,
    planned: await readPlan(org, run, worker.buckets[bucket] ?? ''),
  });
  for await (const { bucket, planned } of ahead(left, read, readAhead)) {
    const start = bucket === worker.bucket ? worker.offset : 0;
    for (const [index, customerId] of planned.slice(start).entries()) {
      const offset = start + index + 1;
      const done = bucket === worker.buckets.length - 1 && offset === planned.length;
      yield {
        customerId,
        behind: done ? { bucket: bucket + 1, offset: 0, done } : { bucket, offset, done },
      };
    }
  }
}
