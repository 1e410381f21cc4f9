import { continueRun, requireRun } from '../../shared/billing/run-store.ts';
import { onEvent } from '../middleware/domain-event.ts';

// Idempotency key: the run's version, moved before the execution starts. The tick does the same, later.
export const handler = onEvent('billRun.released', async ({ organisationId, runId }) => {
  const run = await requireRun(organisationId, runId);
  if (run.stage === 'numbering' && !run.cursor) await continueRun(organisationId, run);
});
