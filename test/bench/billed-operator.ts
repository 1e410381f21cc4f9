import { loadSample } from '../../infra/local/sample/load.ts';
import { closeRun } from '../../shared/billing/close-run.ts';
import { draftShare } from '../../shared/billing/draft-run.ts';
import { readOrganisation, readPlans } from '../../shared/billing/inputs.ts';
import type { Run, RunWorker } from '../../shared/billing/model.ts';
import { numberRun } from '../../shared/billing/number-run.ts';
import { planRun } from '../../shared/billing/plan-run.ts';
import type { Terms } from '../../shared/billing/propose.ts';
import { putRun, readWorkers, requireRun } from '../../shared/billing/run-store.ts';
import { businessNow, checkOrganisation } from '../../shared/billing/start-run.ts';
import { organisationItem } from '../../shared/organisation/create.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import { putAll, transact } from '../../shared/store/transact.ts';

/** The first of December has begun where the sample operator is: every customer of two lines is due. */
export const afterMonthEnd = '2026-12-01T06:00:00.000Z';
const longAgo = '2026-11-01T00:00:00.000Z';

/** Loads an operator whose customers all have two memberships, its clock past the month's end, due at the next tick. */
export const loadDueOperator = async (customers: number): Promise<Organisation> => {
  const sample = { customers, shape: 'two-line', throughApi: 0 } as const;
  const { organisation } = await loadSample('bench', sample);
  return dueAt(organisation, afterMonthEnd);
};

/** The operator with its clock turned to an instant, due at the next tick. */
export const dueAt = async (organisation: Organisation, now: string): Promise<Organisation> => {
  const due: Organisation = {
    ...organisation,
    clock: { now, status: 'ready' },
    nextRunAt: longAgo,
  };
  await putAll([organisationItem(due, 1)]);
  return due;
};

/** A run that is planned: what drafting and numbering start from. */
export interface PlannedRun {
  readonly organisation: Organisation;
  readonly run: Run;
  readonly workers: readonly RunWorker[];
  readonly terms: Terms;
}

export const planMonth = async (organisation: Organisation): Promise<PlannedRun> => {
  const tick = { schedule: 'bench', scheduledAt: longAgo };
  const { run: started } = await checkOrganisation(organisation, tick);
  if (!started) throw new Error(`nobody of ${organisation.id} is due`);
  const run = await planRun(organisation.id, started, async () => undefined);
  return {
    organisation,
    run,
    workers: await readWorkers(organisation.id, run.id),
    terms: {
      organisation,
      plans: await readPlans(organisation.id),
      billingOn: run.billingOn,
      cutoffOn: run.cutoffOn,
      runId: run.id,
      now: businessNow(organisation),
    },
  };
};

export const draft = async ({ terms, run }: PlannedRun, worker: RunWorker): Promise<void> => {
  const { done } = await draftShare(terms, run, worker, () => true);
  if (!done) throw new Error(`worker ${worker.worker} stopped before its end`);
};

/** Ends drafting as the plan step does, then numbers. */
export const number = async ({ organisation, run, terms }: PlannedRun): Promise<void> => {
  const drafted = { ...(await requireRun(organisation.id, run.id)), stage: 'numbering' as const };
  await transact([putRun(organisation.id, drafted)]);
  const after = await numberRun(
    organisation,
    { ...drafted, version: drafted.version + 1 },
    terms.now,
    () => true,
  );
  if (after.stage !== 'closing') throw new Error(`the run is at ${after.stage}, not closing`);
};

/** Adds the run up and closes it; answers how many invoices it has. */
export const close = async ({ organisation, run }: PlannedRun): Promise<number> => {
  const closing = await requireRun(organisation.id, run.id);
  // the tick has moved it since
  const now = await readOrganisation(organisation.id);
  if (!now) throw new Error(`there is no organisation ${organisation.id}`);
  const { totals } = await closeRun(now, closing, () => true);
  return totals?.invoiced ?? 0;
};
