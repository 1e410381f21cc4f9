import { allBuckets } from '../kernel/bucket.ts';
import { ahead } from '../store/ahead.ts';
import type { Run, RunRow } from './model.ts';
import { readRowsPage } from './run-store.ts';

export type DraftedRow = RunRow &
  Required<Pick<RunRow, 'invoiceId' | 'gross' | 'currency' | 'paymentTermDays'>>;

/** Buckets whose rows are read while a block is written: at 400 customers a block of 48 spans eight. */
const readAhead = 8;

/** Rows with a draft behind the run's cursor, bucket by bucket, read from the table in pages. */
export async function* draftedRows(org: string, run: Run): AsyncGenerator<DraftedRow> {
  const left = allBuckets.slice(run.cursor ? allBuckets.indexOf(run.cursor.bucket) : 0);
  const firstPage = async (bucket: string) => {
    const after = bucket === run.cursor?.bucket ? run.cursor.customerId : undefined;
    return { bucket, page: await readRowsPage(org, run.id, bucket, after) };
  };
  for await (const { bucket, page: first } of ahead(left, firstPage, readAhead)) {
    for (let page = first; ; page = await readRowsPage(org, run.id, bucket, page.after)) {
      yield* page.rows.filter((row): row is DraftedRow => row.outcome === 'invoiced');
      if (page.after === undefined) break;
    }
  }
}
