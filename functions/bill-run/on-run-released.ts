import { continueRun, requireRun } from '../../shared/billing/run-store.ts';
import { onEvent } from '../middleware/domain-event.ts';

// Idempotency key: the run's version, moved before the execution starts. The tick does the same, later.
export const handler = onEvent('billRun.released', async ({ organisationId, runId }) => {
  const run = await requireRun(organisationId, runId);
  const isWaiting = run.stage !== 'held' && run.stage !== 'closed' && run.releasedBy !== undefined;
  if (isWaiting) await continueRun(organisationId, run);
});
