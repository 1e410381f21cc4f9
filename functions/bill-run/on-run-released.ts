import * as z from 'zod';
import type { Run } from '../../shared/billing/model.ts';
import { continueRun, requireRun, startExecution } from '../../shared/billing/run-store.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { step } from '../middleware/step.ts';

// Idempotency key: released: the run's version, moved before the execution starts; resumed: the attempt's name. The tick
// does the same, later.
export const handler = step(z.looseObject({}), async event => {
  const { type, detail } = parseEventOf(['billRun.released', 'billRun.resumed'], event);
  const { organisationId, runId } = detail;
  const run = await requireRun(organisationId, runId);
  if (run.stage === 'held' || run.stage === 'closed') return;
  // the attempt was recorded by who resumed it; an execution of its name begins once
  if (type === 'billRun.resumed') await startOnce(organisationId, run);
  else if (run.releasedBy !== undefined) await continueRun(organisationId, run);
});

/** Whoever hears of it twice, or later than the tick, finds the execution there. */
const startOnce = async (organisationId: string, run: Run): Promise<void> => {
  try {
    await startExecution(organisationId, run);
  } catch (error) {
    if ((error as Error).name !== 'ExecutionAlreadyExists') throw error;
  }
};
