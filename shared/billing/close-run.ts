import * as z from 'zod';
import { domainEvent } from '../events/catalogue.ts';
import { allBuckets } from '../kernel/bucket.ts';
import { realClock } from '../kernel/clock.ts';
import type { Organisation } from '../organisation/model.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItems, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { putAll, transact, type Write } from '../store/transact.ts';
import { Billing, type Run, type RunRow, RunTotals } from './model.ts';
import { dueCustomers } from './plan-run.ts';
import { invoicesOf } from './run-row.ts';
import { putRun, readRows } from './run-store.ts';
import { mergeTaxes } from './totals.ts';

/**
 * Adds the run up bucket by bucket from its rows, checks independently that nobody is still due (I8) and
 * closes it. A bucket's totals are kept, so a close that is interrupted goes on where it was.
 */
export const closeRun = async (
  organisation: Organisation,
  run: Run,
  hasTime: () => boolean,
): Promise<Run> => {
  const org = organisation.id;
  const kept = await readTotals(org, run.id);
  const totals = new Map(kept.map(({ bucket, sum }) => [bucket, sum]));
  const stillDue = new Set(kept.flatMap(({ due }) => due));
  for (const buckets of inGroups(
    allBuckets.filter(bucket => !totals.has(bucket)),
    16,
  )) {
    if (!hasTime()) return run;
    const closed = await Promise.all(buckets.map(bucket => closeBucket(org, run, bucket)));
    await putAll(
      closed.map(({ bucket, sum, due }) => ({
        ...keys.runTotals(org, run.id, bucket),
        ...sum,
        due,
      })),
    );
    for (const { bucket, sum, due } of closed) {
      totals.set(bucket, sum);
      for (const customerId of due) stillDue.add(customerId);
    }
  }
  return finish(organisation, run, sumOf([...totals.values()], run.planned ?? 0), [...stillDue]);
};

const finish = async (
  organisation: Organisation,
  run: Run,
  totals: RunTotals,
  stillDue: string[],
): Promise<Run> => {
  const now = realClock.now();
  const closed: Run = {
    ...run,
    stage: 'closed',
    closedAt: now,
    heartbeatAt: now,
    totals,
    stillDue,
    delivery: run.send && totals.invoiced > 0 ? 'open' : 'off',
  };
  const org = organisation.id;
  await transact([
    putRun(org, closed),
    outboxWrite(org, [
      domainEvent('billRun.closed', { organisationId: organisation.id, runId: run.id }),
    ]),
    ...(organisation.clock ? [clockAfter(organisation, run.id)] : []),
  ]);
  return { ...closed, version: closed.version + 1 };
};

/**
 * A sandbox's clock has done what its last turn asked for once the run that it waits for is closed. A tick
 * that lets it wait for this one meanwhile comes after: the close is tried again with what it then reads.
 */
const clockAfter = ({ id, clock }: Organisation, runId: string): Write => {
  const common = { names: { '#clock': 'clock', '#waitsFor': 'waitsFor' } };
  if (clock?.waitsFor !== runId) {
    return {
      ...common,
      check: keys.organisation(id),
      condition: 'attribute_not_exists(#clock.#waitsFor) OR #clock.#waitsFor <> :run',
      values: { ':run': runId },
    };
  }
  return {
    update: keys.organisation(id),
    expression: 'SET #clock.#status = :ready REMOVE #clock.#waitsFor',
    condition: '#clock.#waitsFor = :run',
    names: { ...common.names, '#status': 'status' },
    values: { ':ready': 'ready', ':run': runId },
  };
};

const closeBucket = async (org: string, run: Run, bucket: string) => {
  const rows = await readRows(org, run.id, bucket);
  return { bucket, sum: totalsOfRows(rows), due: await overlooked(org, run, bucket, rows) };
};

/** Customers that were due before the run was planned and have no row in it. */
const overlooked = async (org: string, run: Run, bucket: string, rows: readonly RunRow[]) => {
  const listed = new Set<string>(rows.map(row => row.customerId));
  const candidates = (await dueCustomers(org, bucket, run.cutoffOn)).filter(id => !listed.has(id));
  const billing = await getItems(candidates.map(customerId => keys.billing(org, customerId)));
  return billing.flatMap(item => {
    if (!item) return [];
    const { customerId, nextBillingOn, parked, dueSince } = Billing.parse(item);
    const isDue = !parked && nextBillingOn <= run.cutoffOn && dueSince < run.plannedAt;
    return isDue ? [customerId] : [];
  });
};

const emptyTotals: RunTotals = {
  planned: 0,
  invoiced: 0,
  invoices: 0,
  nothingToBill: 0,
  parked: 0,
  left: 0,
  caughtUp: 0,
  net: 0,
  tax: 0,
  gross: 0,
  taxes: [],
};

export const totalsOfRows = (rows: readonly RunRow[]): RunTotals => {
  const invoiced = rows.filter(row => row.outcome === 'invoiced');
  const countOf = (outcome: RunRow['outcome']) =>
    rows.filter(row => row.outcome === outcome).length;
  const sum = (pick: (row: RunRow) => number | undefined) =>
    invoiced.reduce((a, row) => a + (pick(row) ?? 0), 0);
  return {
    planned: rows.length,
    invoiced: invoiced.length,
    invoices: invoiced.flatMap(invoicesOf).length,
    nothingToBill: countOf('nothing_to_bill'),
    parked: countOf('parked'),
    left: countOf('left'),
    caughtUp: invoiced.filter(row => row.caughtUp).length,
    net: sum(row => row.net),
    tax: sum(row => (row.gross ?? 0) - (row.net ?? 0)),
    gross: sum(row => row.gross),
    taxes: mergeTaxes(invoiced.map(row => row.taxes ?? [])),
  };
};

const sumOf = (parts: readonly RunTotals[], planned: number): RunTotals => {
  const sum = parts.reduce(
    (a, b) => ({
      planned: a.planned + b.planned,
      invoiced: a.invoiced + b.invoiced,
      invoices: (a.invoices ?? a.invoiced) + (b.invoices ?? b.invoiced),
      nothingToBill: a.nothingToBill + b.nothingToBill,
      parked: a.parked + b.parked,
      left: a.left + b.left,
      caughtUp: a.caughtUp + b.caughtUp,
      net: a.net + b.net,
      tax: a.tax + b.tax,
      gross: a.gross + b.gross,
      taxes: [],
    }),
    emptyTotals,
  );
  if (sum.planned !== planned) {
    throw new Error(`I8: ${planned} customers were planned, the rows list ${sum.planned}`);
  }
  return { ...sum, taxes: mergeTaxes(parts.map(part => part.taxes)) };
};

const readTotals = async (org: string, runId: string) => {
  const { pk, sk } = keys.runTotals(org, runId, '');
  const items = await queryAll({ pk, prefix: sk });
  return items.map(item => ({
    bucket: item.sk.slice(sk.length),
    sum: RunTotals.parse(item),
    due: z.array(z.string()).parse(item.due),
  }));
};

const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );
