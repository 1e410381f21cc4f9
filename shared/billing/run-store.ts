import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { stepFunctions } from '../clients/stepfunctions.ts';
import { env } from '../env.ts';
import { domainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem, queryAll, queryPage } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { transact, versionIs, type Write } from '../store/transact.ts';
import { Run, RunPlan, RunRow, RunWorker } from './model.ts';

/** A run as it is stored; in the index of open runs until its mail is settled. */
export const runItem = (org: string, run: Run) => ({
  ...keys.run(org, run.id),
  ...(isSettled(run) ? {} : indexKeys.openRun(org, run.id)),
  ...run,
});

const isSettled = ({ stage, delivery }: Run) => stage === 'closed' && delivery !== 'open';

/** Replaces a run on condition that it is the one that was read. */
export const putRun = (org: string, run: Run): Write => ({
  put: runItem(org, { ...run, version: run.version + 1 }),
  ...versionIs(run.version),
});

/** A run waits for release, by a person or at an instant of business time. */
export const holdRun = async (
  org: Id<'organisation'>,
  run: Run,
  { heldBecause, releaseAt }: Pick<Run, 'heldBecause' | 'releaseAt'>,
): Promise<Run> => {
  const { releaseAt: _, ...rest } = run;
  const held: Run = {
    ...{ ...rest, stage: 'held', heartbeatAt: realClock.now(), heldBecause },
    ...(releaseAt !== undefined && { releaseAt }),
  };
  const reason = heldBecause ?? 'asked';
  const event = domainEvent('billRun.held', { organisationId: org, runId: run.id, reason });
  await transact([putRun(org, held), outboxWrite(org, [event])]);
  return { ...held, version: held.version + 1 };
};

/** Where a held run goes on: its plan decides, so a hold at any stage loses nothing. */
export const releasedRun = ({ releaseAt: _, ...run }: Run, releasedBy: string): Run => ({
  ...run,
  stage: run.plan === undefined ? 'planning' : run.cursor ? 'numbering' : 'drafting',
  hold: false,
  releasedBy,
  releasedAt: realClock.now(),
});

/** 1 get. */
export const readRun = async (org: string, runId: string): Promise<Run | undefined> => {
  const item = await getItem(keys.run(org, runId));
  return item && Run.parse(item);
};

/** The run that a step was called for; a step for none is a bug. */
export const requireRun = async (org: string, runId: string): Promise<Run> => {
  const run = await readRun(org, runId);
  if (!run) throw new Error(`there is no run ${runId} of ${org}`);
  return run;
};

/** 1 query. */
export const readWorkers = async (org: string, runId: string): Promise<RunWorker[]> => {
  const { pk, sk } = keys.runWorker(org, runId, 0);
  const items = await queryAll({ pk, prefix: sk.slice(0, sk.indexOf('#') + 1) });
  return items.map(item => RunWorker.parse(item));
};

export const workerItem = (org: string, runId: string, worker: RunWorker) => ({
  ...keys.runWorker(org, runId, worker.worker),
  ...worker,
});

/** The customers that a bucket's plan names, in order. 1 get a 10,000 customers. */
export const readPlan = async (org: string, { id, plan = 0 }: Run, bucket: string) => {
  const chunk = async (n: number) => {
    const item = await getItem(keys.runPlan(org, id, bucket, plan, n));
    return item && RunPlan.parse(item);
  };
  const first = await chunk(0);
  const rest = await Promise.all(
    Array.from({ length: (first?.chunks ?? 1) - 1 }, (_, n) => chunk(n + 1)),
  );
  return [first, ...rest].flatMap(found => found?.customerIds ?? []);
};

/** Rows of a bucket behind a customer, at most 500. 1 query, consistent, from the table, never an index. */
export const readRowsPage = async (
  org: string,
  runId: string,
  bucket: string,
  afterCustomerId?: string,
  limit = 500,
): Promise<{ rows: RunRow[]; after?: string }> => {
  const { pk, sk } = keys.runRow(org, runId, bucket, '');
  const page = await queryPage({
    pk,
    between: [`${sk}${afterCustomerId ? `${afterCustomerId}~` : ''}`, `${sk}~`],
    limit,
  });
  const rows = page.items.map(item => RunRow.parse(item));
  return { rows, ...(page.last !== undefined && { after: page.last.slice(sk.length) }) };
};

/** All rows of a bucket. */
export const readRows = async (org: string, runId: string, bucket: string): Promise<RunRow[]> => {
  const rows: RunRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = await readRowsPage(org, runId, bucket, after);
    rows.push(...page.rows);
    if (page.after === undefined) return rows;
    after = page.after;
  }
};

/**
 * Starts the next execution of a run. The attempt is recorded first, on condition of the version read, so
 * two ticks start one; a crash before StartExecution leaves a run that the next tick finds silent.
 */
export const continueRun = async (org: string, run: Run): Promise<string> => {
  const next: Run = { ...run, attempt: run.attempt + 1, heartbeatAt: realClock.now() };
  await transact([putRun(org, next)]);
  return startExecution(org, next);
};

export const startExecution = async (org: string, run: Run): Promise<string> => {
  const name = `${run.id}-${run.attempt}`;
  await stepFunctions().send(
    new StartExecutionCommand({
      stateMachineArn: env('STATE_MACHINE_ARN'),
      name,
      input: JSON.stringify({ organisationId: org, runId: run.id }),
    }),
  );
  return name;
};
