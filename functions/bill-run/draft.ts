import * as z from 'zod';
import { draftShare } from '../../shared/billing/draft-run.ts';
import { readLocationTerms, readOrganisation, readPlans } from '../../shared/billing/inputs.ts';
import { readWorkers, requireRun } from '../../shared/billing/run-store.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { ConditionFailed } from '../../shared/store/transact.ts';
import { step } from '../middleware/step.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { RunInput } from './input.ts';

// Idempotency key: (run, worker, version): the position moves in the transaction of its drafts.
export const handler = step(RunInput.extend({ worker: z.int() }), async (input, { hasTime }) => {
  const { organisationId, runId, worker } = input;
  const [organisation, plans, locationTerms, run, workers] = await Promise.all([
    readOrganisation(organisationId),
    readPlans(organisationId),
    readLocationTerms(organisationId),
    requireRun(organisationId, runId),
    readWorkers(organisationId, runId),
  ]);
  const share = workers.find(candidate => candidate.worker === worker);
  if (!organisation || !share)
    throw new Error(`run ${runId} of ${organisationId} has no worker ${worker}`);
  if (share.done || run.stage !== 'drafting') return { ...input, done: true };
  const { billingOn, cutoffOn } = run;
  const terms = {
    organisation,
    plans,
    ...locationTerms,
    billingOn,
    cutoffOn,
    runId: run.id,
    now: businessNow(organisation),
  };
  try {
    const { done, counts } = await draftShare(terms, run, share, hasTime);
    count('InvoicesDrafted', counts.invoiced);
    return { ...input, done };
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    logger.warn('another worker has this share', { worker });
    return { ...input, done: false };
  }
});
