import { allBuckets, bucketOf } from '../kernel/bucket.ts';
import { getItem, getItems, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { wholeInvoice } from './line-pages.ts';
import { Billing, Invoice, type Run } from './model.ts';
import { dueCustomers } from './plan-run.ts';
import type { Terms } from './propose.ts';
import { readInputs } from './propose-for.ts';
import { listRuns } from './run-lists.ts';
import { invoicesOf } from './run-row.ts';
import { readRows, readRun } from './run-store.ts';
import { type Trace, type Unbilled, unbilledOf, unreadable } from './unbilled.ts';

interface Asked {
  readonly limit: number;
  /** `{bucket}#{customerId}`: the customer it goes on behind */
  readonly after?: string | undefined;
}

/** Customers read at once. */
const readAtOnce = 24;

/** A day behind every other: whoever is not parked stands in the due index, whenever that is. */
const everOn = '9999-12-31';

/**
 * Customers with something that should have been billed, bucket by bucket, at most `limit`; fewer when time runs
 * out. 2 index queries a bucket, 1 query a customer and 1 a bucket and run that is open: as much as a dry run of all.
 */
export const listUnbilled = async (
  terms: Terms,
  { limit, after = `${allBuckets[0]}#` }: Asked,
  hasTime: () => boolean,
): Promise<{ items: Unbilled[]; next?: string }> => {
  const org = terms.organisation.id;
  const [start = '', behind = ''] = after.split('#');
  const [runs, parked] = await Promise.all([runsThatMatter(org), parkedCustomers(org)]);
  const items: Unbilled[] = [];
  for (const bucket of allBuckets.slice(allBuckets.indexOf(start))) {
    const ids = await customersOf(org, bucket, parked, bucket === start ? behind : '');
    if (ids.length === 0) continue;
    const traces = await tracesOf(org, runs, bucket);
    for (let at = 0; at < ids.length; at += readAtOnce) {
      const part = ids.slice(at, at + readAtOnce);
      const found = await Promise.all(part.map(id => unbilledAt(terms, id, traces(id))));
      for (const [n, unbilled] of found.entries()) {
        if (unbilled) items.push(unbilled);
        if (items.length === limit) return { items, next: `${bucket}#${part[n]}` };
      }
      if (!hasTime()) return { items, next: `${bucket}#${part.at(-1)}` };
    }
  }
  return { items };
};

/** Those of a bucket behind one of them, by id. */
const customersOf = async (
  org: string,
  bucket: string,
  parked: readonly string[],
  behind: string,
): Promise<string[]> => {
  const due = await dueCustomers(org, bucket, everOn);
  const all = new Set([...due, ...parked.filter(id => bucketOf(id) === bucket)]);
  return [...all].filter(id => id > behind).sort();
};

const parkedCustomers = async (org: string): Promise<string[]> => {
  const entries = await queryIndexAll({ pk: indexKeys.parked(org, '', '').gsi1pk });
  return entries.map(({ gsi1sk }) => gsi1sk.slice(gsi1sk.indexOf('#') + 1));
};

/** Runs that are not closed, and the last one, which says whom it left. */
const runsThatMatter = async (org: string): Promise<Run[]> => {
  const { gsi1pk, gsi1sk: prefix } = indexKeys.openRun(org, '');
  const [entries, last] = await Promise.all([
    queryIndexAll({ pk: gsi1pk, prefix }),
    listRuns(org, { limit: 1 }),
  ]);
  const open = await Promise.all(
    entries.map(({ gsi1sk }) => readRun(org, gsi1sk.slice(prefix.length))),
  );
  const isGoing = (run: Run | undefined): run is Run => run !== undefined && run.stage !== 'closed';
  const all = [...open.filter(isGoing), ...last.items];
  return [...new Map(all.map(run => [run.id, run])).values()];
};

const tracesOf = async (org: string, runs: readonly Run[], bucket: string) => {
  const known = await Promise.all(
    runs.map(async run => {
      const rows = await readRows(org, run.id, bucket);
      return { run, rows: new Map(rows.map(row => [row.customerId as string, row])) };
    }),
  );
  return (customerId: string): Trace[] =>
    known.map(({ run, rows }) => {
      const row = rows.get(customerId);
      return { run, ...(row && { row }) };
    });
};

const unbilledAt = async (
  terms: Terms,
  customerId: string,
  traces: readonly Trace[],
): Promise<Unbilled | undefined> => {
  const org = terms.organisation.id;
  const inputs = await readInputs(org, customerId);
  if (!inputs) return undefined;
  if (inputs === 'invalid') {
    const billing = Billing.safeParse(await getItem(keys.billing(org, customerId)));
    return unreadable(customerId as Unbilled['customerId'], billing.data, traces, terms);
  }
  const drafts = await readDrafts(org, customerId, [
    inputs.billing.parked?.invoiceId,
    ...(inputs.billing.parked?.moreInvoiceIds ?? []),
    ...traces.flatMap(({ run, row }) =>
      run.stage === 'closed' || !row ? [] : invoicesOf(row).map(({ id }) => id),
    ),
  ]);
  return unbilledOf({ inputs, traces, drafts }, terms);
};

const readDrafts = async (org: string, customerId: string, ids: (string | undefined)[]) => {
  const named = [...new Set(ids.filter(id => id !== undefined))];
  if (named.length === 0) return [];
  const items = await getItems(named.map(id => keys.invoice(org, customerId, id)));
  const drafts = items
    .flatMap(item => (item ? [Invoice.parse(item)] : []))
    .filter(({ status }) => status === 'draft');
  return Promise.all(drafts.map(draft => wholeInvoice(org, draft)));
};
