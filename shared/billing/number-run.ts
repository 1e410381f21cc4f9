import { domainEvent } from '../events/catalogue.ts';
import { allBuckets, bucketOf } from '../kernel/bucket.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { ahead } from '../store/ahead.ts';
import { outboxWrite } from '../store/outbox.ts';
import { keys } from '../store/table.ts';
import { ConditionFailed, transact, type Write } from '../store/transact.ts';
import type { Run, RunRow } from './model.ts';
import { putRun, readRowsPage, requireRun } from './run-store.ts';
import {
  type Issue,
  issueDate,
  issueDraftWrite,
  ledgerWrite,
  numberText,
  readSeries,
  type Series,
  seriesWrite,
} from './series.ts';

/** 2 writes an invoice + series, run and outbox: 2 × 48 + 3 ≤ 100 items; ~25 KB, far below 4 MB. */
const blockSize = 48;

type DraftedRow = RunRow &
  Required<Pick<RunRow, 'invoiceId' | 'gross' | 'currency' | 'paymentTermDays'>>;

interface Numbering {
  readonly organisation: Organisation;
  readonly now: string;
  run: Run;
  series: Series;
}

/**
 * Numbers the run's drafts in blocks until all are done or the time is. One transaction moves the series,
 * issues its block and moves the run's cursor (I3): whoever loses any of them has written nothing.
 */
export const numberRun = async (
  organisation: Organisation,
  run: Run,
  now: string,
  hasTime: () => boolean,
): Promise<Run> => {
  const state: Numbering = { organisation, now, run, series: await readSeries(organisation.id) };
  for (;;) {
    let block: DraftedRow[] = [];
    let wasOvertaken = false;
    for await (const row of draftedRows(organisation.id, state.run)) {
      block.push(row);
      if (block.length < blockSize) continue;
      if (!hasTime()) return state.run;
      wasOvertaken = !(await numberBlock(state, block));
      block = [];
      if (wasOvertaken) break;
    }
    if (wasOvertaken || (block.length > 0 && !(await numberBlock(state, block)))) continue;
    return finish(state);
  }
};

const finish = async ({ organisation, run }: Numbering): Promise<Run> => {
  if (run.stage !== 'numbering') return run;
  const closing: Run = { ...run, stage: 'closing', heartbeatAt: realClock.now() };
  await transact([putRun(organisation.id, closing)]);
  return { ...closing, version: closing.version + 1 };
};

/** Buckets whose rows are read while a block is written: at 400 customers a block of 48 spans eight. */
const readAhead = 8;

/** Rows with a draft behind the run's cursor, bucket by bucket, read from the table in pages. */
async function* draftedRows(org: string, run: Run): AsyncGenerator<DraftedRow> {
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

/** Issues a block. `false`: somebody else moved the run; `state.run` is what it is now. */
const numberBlock = async (state: Numbering, rows: readonly DraftedRow[]): Promise<boolean> => {
  let changed: DraftedRow[] = [];
  for (;;) {
    const kept = rows.filter(row => !changed.includes(row));
    try {
      await commitBlock(state, rows, kept, changed);
      return true;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) return bisect(state, rows, error);
      if (error.failed.includes(0)) {
        state.run = await requireRun(state.organisation.id, state.run.id);
        return false;
      }
      if (error.failed.includes(1)) state.series = await readSeries(state.organisation.id);
      else changed = [...changed, ...failedRows(kept, error.failed)];
    }
  }
};

const firstIssue = 2;

const failedRows = (kept: readonly DraftedRow[], failed: readonly number[]) =>
  kept.filter((_, index) =>
    failed.some(at => at >= firstIssue && Math.floor((at - firstIssue) / 2) === index),
  );

const commitBlock = async (
  state: Numbering,
  rows: readonly DraftedRow[],
  kept: readonly DraftedRow[],
  changed: readonly DraftedRow[],
) => {
  const { organisation, run, series } = state;
  const org = organisation.id;
  const issuedOn = issueDate(organisation, series, state.now);
  const issues = kept.map(
    (row, index): Issue => ({
      invoice: { ...row, id: row.invoiceId },
      sequence: series.next + index,
      issuedOn,
    }),
  );
  const next = movedRun(state, rows, kept.length);
  await transact([
    putRun(org, next),
    ...(issues.length > 0 ? [seriesWrite(org, series, issues.length, issuedOn)] : []),
    ...issues.flatMap(issue => [issueDraftWrite(organisation, issue), ledgerWrite(org, issue)]),
    ...changed.map(row => parkedRow(org, run.id, row, 'draft_changed')),
    ...(issues.length > 0 ? [issuedEvents(state, issues)] : []),
  ]);
  state.run = { ...next, version: next.version + 1 };
  if (issues.length > 0)
    state.series = { next: series.next + issues.length, lastIssuedOn: issuedOn };
};

const movedRun = (
  { organisation, run, series }: Numbering,
  rows: readonly DraftedRow[],
  count: number,
): Run => {
  const last = rows.at(-1);
  if (!last) throw new Error(`an empty block of run ${run.id}`);
  const numbers = count > 0 && {
    firstNumber: run.firstNumber ?? numberText(organisation, series.next),
    lastNumber: numberText(organisation, series.next + count - 1),
  };
  return {
    ...run,
    ...numbers,
    send: organisation.billing.send,
    cursor: { bucket: bucketOf(last.customerId), customerId: last.customerId },
    heartbeatAt: realClock.now(),
  };
};

const issuedEvents = ({ organisation, run }: Numbering, issues: readonly Issue[]): Write =>
  outboxWrite(
    organisation.id,
    issues.map(({ invoice }) =>
      domainEvent('invoice.issued', {
        organisationId: organisation.id,
        customerId: invoice.customerId,
        invoiceId: invoice.id,
        runId: run.id,
        mail: organisation.billing.send,
      }),
    ),
  );

/** Any other failure is narrowed to the one draft that causes it, which is set aside; the run goes on. */
const bisect = async (
  state: Numbering,
  rows: readonly DraftedRow[],
  error: unknown,
): Promise<boolean> => {
  if (error instanceof Refusal || (error as Error).name !== 'ValidationException') throw error;
  const [only] = rows;
  if (rows.length === 1 && only) {
    const next = movedRun(state, rows, 0);
    await transact([
      putRun(state.organisation.id, next),
      parkedRow(state.organisation.id, state.run.id, only, 'numbering_failed'),
    ]);
    state.run = { ...next, version: next.version + 1 };
    return true;
  }
  const half = Math.ceil(rows.length / 2);
  return (await numberBlock(state, rows.slice(0, half))) && numberBlock(state, rows.slice(half));
};

const parkedRow = (org: string, runId: string, row: DraftedRow, reason: string): Write => ({
  update: keys.runRow(org, runId, bucketOf(row.customerId), row.customerId),
  expression: 'SET outcome = :parked, reason = :reason',
  condition: 'outcome = :invoiced',
  values: { ':parked': 'parked', ':reason': reason, ':invoiced': 'invoiced' },
});
