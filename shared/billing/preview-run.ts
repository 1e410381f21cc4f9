import { allBuckets } from '../kernel/bucket.ts';
import { readAudience } from '../notifications/audience.ts';
import { recipientsOf } from '../notifications/recipients.ts';
import { totalsOfRows } from './close-run.ts';
import { type Comparison, compareRows, runBefore } from './compare-runs.ts';
import { rowOf } from './draft-writes.ts';
import type { Run, RunRow, RunTotals } from './model.ts';
import { dueCustomers } from './plan-run.ts';
import type { Terms } from './propose.ts';
import { proposeFor } from './propose-for.ts';

export interface Preview {
  readonly totals: RunTotals;
  readonly parked: { customerId: RunRow['customerId']; reason: string }[];
  readonly unreachable: { customerId: RunRow['customerId']; problem: string }[];
  readonly fallbacks: RunRow['customerId'][];
  /** beside the run of the period before, customers of the same buckets */
  readonly comparison: Comparison;
  readonly before: Run | undefined;
  /** bucket to go on with, when time ran out */
  readonly next?: string;
}

interface Previewed {
  readonly row: RunRow;
  readonly problem?: string | undefined;
  readonly isFallback: boolean;
}

/**
 * A dry run: proposes for everyone due exactly as the run's worker does and writes nothing. Goes bucket by
 * bucket and stops between two when time runs out.
 */
export const previewRun = async (
  terms: Terms,
  from: string | undefined,
  hasTime: () => boolean,
): Promise<Preview> => {
  const { id: org } = terms.organisation;
  const asked = allBuckets.slice(from === undefined ? 0 : allBuckets.indexOf(from));
  const looked: string[] = [];
  const all: Previewed[] = [];
  for (const bucket of asked) {
    if (!hasTime()) break;
    all.push(...(await previewBucket(terms, bucket)));
    looked.push(bucket);
  }
  const next = asked[looked.length];
  const before = await runBefore(org, terms);
  const rows = all.map(({ row }) => row);
  const comparison = await compareRows(org, rows, before, looked);
  return { ...summary(all), comparison, before, ...(next !== undefined && { next }) };
};

const previewBucket = async (terms: Terms, bucket: string): Promise<Previewed[]> => {
  const ids = await dueCustomers(terms.organisation.id, bucket, terms.cutoffOn);
  const all: Previewed[] = [];
  for (let at = 0; at < ids.length; at += 24) {
    const part = ids
      .slice(at, at + 24)
      .map(customerId => previewCustomer(terms, customerId as RunRow['customerId']));
    all.push(...(await Promise.all(part)));
  }
  return all;
};

const previewCustomer = async (
  terms: Terms,
  customerId: RunRow['customerId'],
): Promise<Previewed> => {
  const { proposal } = await proposeFor(customerId, terms);
  const row = rowOf(customerId, proposal);
  const audience =
    proposal.outcome === 'invoiced' && (await readAudience(terms.organisation.id, customerId));
  if (!audience) return { row, isFallback: false };
  const { emailInvoicesTo } = terms.organisation.billing;
  const { problem, isFallback } = recipientsOf(audience, 'invoice_created', emailInvoicesTo);
  return { row, problem, isFallback: isFallback && !problem };
};

const summary = (all: readonly Previewed[]) => ({
  totals: totalsOfRows(all.map(({ row }) => row)),
  parked: all.flatMap(({ row }) =>
    row.outcome === 'parked' ? [{ customerId: row.customerId, reason: row.reason ?? '' }] : [],
  ),
  unreachable: all.flatMap(({ row, problem }) =>
    problem ? [{ customerId: row.customerId, problem }] : [],
  ),
  fallbacks: all.flatMap(({ row, isFallback }) => (isFallback ? [row.customerId] : [])),
});
