import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { outboxWrite } from '../store/outbox.ts';
import { ConditionFailed, transact } from '../store/transact.ts';
import { readBillingPersons } from './inputs.ts';
import { type Issue, issueDraftWrite, ledgerWrite } from './issue-writes.ts';
import type { Run, RunRow } from './model.ts';
import { parkDraft, parkedEvents } from './number-parked.ts';
import { type DraftedRow, draftedRows } from './number-rows.ts';
import { invoicesOf } from './run-row.ts';
import { putRun, requireRun } from './run-store.ts';
import { movedSeries, readSeries, type Series, seriesWrite } from './series.ts';
import { issueDates, numberTexts } from './series-next.ts';

/** 2 writes an invoice + series, run and outbox: 2 × 48 + 3 ≤ 100 items; ~25 KB, far below 4 MB. */
const blockSize = 48;

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
    const pass = await numberFromCursor(state, hasTime);
    if (pass === 'out of time') return state.run;
    if (pass === 'done') return finish(state);
  }
};

/** Numbers what lies behind the run's cursor. `overtaken`: somebody else moved the run, so begin at its cursor. */
const numberFromCursor = async (state: Numbering, hasTime: () => boolean) => {
  let block: DraftedRow[] = [];
  for await (const row of draftedRows(state.organisation.id, state.run)) {
    // a customer's invoices get their numbers together
    if (block.length > 0 && invoiceCount([...block, row]) > blockSize) {
      if (!hasTime()) return 'out of time';
      if (!(await numberBlock(state, block))) return 'overtaken';
      block = [];
    }
    block.push(row);
  }
  const isDone = block.length === 0 || (await numberBlock(state, block));
  return isDone ? 'done' : 'overtaken';
};

const invoiceCount = (rows: readonly RunRow[]): number => rows.flatMap(invoicesOf).length;

const finish = async ({ organisation, run }: Numbering): Promise<Run> => {
  if (run.stage !== 'numbering') return run;
  const closing: Run = { ...run, stage: 'closing', heartbeatAt: realClock.now() };
  await transact([putRun(organisation.id, closing)]);
  return { ...closing, version: closing.version + 1 };
};

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
      else changed = withChanged(changed, failedRows(kept, error.failed), error);
    }
  }
};

/** Each round must find somebody more to leave out, or the block would be tried for ever. */
const withChanged = (changed: DraftedRow[], more: DraftedRow[], cause: Error): DraftedRow[] => {
  if (more.length === 0) throw cause;
  return [...changed, ...more];
};

const firstIssue = 2;

/** Each invoice has two writes, in the order of rows. */
const failedRows = (kept: readonly DraftedRow[], failed: readonly number[]) => {
  const owners = kept.flatMap(row => invoicesOf(row).map(() => row));
  const rows = failed.map(at => owners[Math.floor((at - firstIssue) / 2)]);
  return kept.filter(row => rows.includes(row));
};

const commitBlock = async (
  state: Numbering,
  rows: readonly DraftedRow[],
  kept: readonly DraftedRow[],
  changed: readonly DraftedRow[],
) => {
  const { organisation, series } = state;
  const org = organisation.id;
  const issuedOn = issueDates(organisation, series, state.now);
  const names = await namesAfterHold(state, kept);
  const drafts = kept.flatMap((row, place) =>
    invoicesOf(row).map(({ version, ...invoice }) => ({
      // a row says whose its first one is
      invoice: { ...row, legalEntityId: undefined, ...invoice },
      version,
      recipients: names?.[place],
    })),
  );
  const sellers = drafts.map(({ invoice }) => invoice.legalEntityId);
  const numbers = numberTexts(organisation, series, issuedOn, sellers);
  const issues = drafts.map(
    ({ invoice, recipients }, index): Issue => ({
      invoice,
      sequence: series.next + index,
      number: numbers[index] ?? '',
      issuedOn: issuedOn(invoice.legalEntityId),
      ...(recipients && { recipients }),
    }),
  );
  const next = movedRun(state, rows, numbers);
  // a series that somebody else moved is read again here: nobody is to be told `busy`
  const { refuse: _, ...move } = seriesWrite(organisation, series, sellers, issuedOn);
  await transact([
    putRun(org, next),
    ...(issues.length > 0 ? [move] : []),
    ...issues.flatMap((issue, index) => [
      issueDraftWrite(org, issue, drafts[index]?.version),
      ledgerWrite(org, issue),
    ]),
    ...changed.flatMap(row => parkDraft(state, row, 'draft_changed')),
    outboxWrite(org, [
      ...issuedEvents(state, issues),
      ...parkedEvents(state, changed, 'draft_changed'),
    ]),
  ]);
  state.run = { ...next, version: next.version + 1 };
  if (issues.length > 0) state.series = movedSeries(organisation, series, sellers, issuedOn);
};

/** Drafts of a held run may have waited for days: whom they name is read again. 1 query an invoice. */
const namesAfterHold = async ({ organisation, run }: Numbering, rows: readonly DraftedRow[]) =>
  run.releasedBy === undefined
    ? undefined
    : Promise.all(rows.map(({ customerId }) => readBillingPersons(organisation.id, customerId)));

/** Whether the run's invoices are mailed: as the setting is at the first block, for all of them (S49). */
const sends = ({ organisation, run }: Pick<Numbering, 'organisation' | 'run'>): boolean =>
  run.firstNumber === undefined ? organisation.billing.send : run.send;

const movedRun = (
  { organisation, run }: Pick<Numbering, 'organisation' | 'run'>,
  rows: readonly DraftedRow[],
  given: readonly string[],
): Run => {
  const last = rows.at(-1);
  if (!last) throw new Error(`an empty block of run ${run.id}`);
  const [first] = given;
  const numbers = first !== undefined && {
    firstNumber: run.firstNumber ?? first,
    lastNumber: given.at(-1),
  };
  return {
    ...run,
    ...numbers,
    send: sends({ organisation, run }),
    cursor: { bucket: bucketOf(last.customerId), customerId: last.customerId },
    heartbeatAt: realClock.now(),
  };
};

const issuedEvents = ({ organisation, run }: Numbering, issues: readonly Issue[]): DomainEvent[] =>
  issues.map(({ invoice }) =>
    domainEvent('invoice.issued', {
      organisationId: organisation.id,
      customerId: invoice.customerId,
      invoiceId: invoice.id,
      runId: run.id,
      mail: sends({ organisation, run }),
    }),
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
    const next = movedRun(state, rows, []);
    await transact([
      putRun(state.organisation.id, next),
      ...parkDraft(state, only, 'numbering_failed'),
      outboxWrite(state.organisation.id, parkedEvents(state, [only], 'numbering_failed')),
    ]);
    state.run = { ...next, version: next.version + 1 };
    return true;
  }
  const half = Math.ceil(rows.length / 2);
  return (await numberBlock(state, rows.slice(0, half))) && numberBlock(state, rows.slice(half));
};
