import { holdOf } from '../../shared/billing/hold.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import type { Run } from '../../shared/billing/model.ts';
import { planRun } from '../../shared/billing/plan-run.ts';
import { holdRun, putRun, readWorkers, requireRun } from '../../shared/billing/run-store.ts';
import { realClock } from '../../shared/kernel/clock.ts';
import { mailWarning } from '../../shared/notifications/readiness.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import { transact } from '../../shared/store/transact.ts';
import { step } from '../middleware/step.ts';
import { count } from '../middleware/telemetry.ts';
import { position, RunInput } from './input.ts';
import { untilNotOvertaken } from './overtaken.ts';

// Idempotency key: the run's stage; each move is one transaction on condition of the version read.
export const handler = step(RunInput, input => untilNotOvertaken(() => plan(input)));

const plan = async ({ organisationId, runId }: RunInput) => {
  const organisation = await readOrganisation(organisationId);
  if (!organisation) throw new Error(`there is no organisation ${organisationId}`);
  let run = await requireRun(organisationId, runId);
  const isGoing = run.stage === 'planning' || run.stage === 'drafting' || run.stage === 'numbering';
  if (isGoing && organisation.status !== 'active')
    run = await holdRun(organisationId, run, { heldBecause: 'suspended' });
  if (run.stage === 'planning') {
    const { send } = run;
    run = await planRun(organisationId, run, async mails =>
      send ? mailWarning(organisation, mails) : undefined,
    );
    if (run.mailWarning) count('MailNotReady', 1);
    count('CustomersPlanned', run.planned ?? 0);
  }
  const workers = run.stage === 'drafting' ? await readWorkers(organisationId, runId) : [];
  const unfinished = workers.filter(worker => !worker.done);
  if (run.stage === 'drafting' && unfinished.length === 0)
    run = await endDrafting(organisation, run);
  return {
    ...position(organisationId, run, true),
    workers: unfinished.map(({ worker }) => ({ worker })),
  };
};

const endDrafting = async (organisation: Organisation, run: Run): Promise<Run> => {
  const org = organisation.id;
  const hold = await holdOf(organisation, run);
  if (hold?.heldBecause === 'total_moved') count('TotalsMoved', 1);
  if (hold) return holdRun(org, run, hold);
  const next: Run = { ...run, stage: 'numbering', heartbeatAt: realClock.now() };
  await transact([putRun(org, next)]);
  return { ...next, version: next.version + 1 };
};
