import { closeRun } from '../../shared/billing/close-run.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import { requireRun } from '../../shared/billing/run-store.ts';
import { step } from '../middleware/step.ts';
import { count } from '../middleware/telemetry.ts';
import { position, RunInput } from './input.ts';
import { untilNotOvertaken } from './overtaken.ts';

// Idempotency key: the run's version; totals of a bucket may be written twice, they are the same.
export const handler = step(RunInput, (input, context) =>
  untilNotOvertaken(() => close(input, context.hasTime)),
);

const close = async ({ organisationId, runId }: RunInput, hasTime: () => boolean) => {
  const organisation = await readOrganisation(organisationId);
  if (!organisation) throw new Error(`there is no organisation ${organisationId}`);
  const run = await requireRun(organisationId, runId);
  if (run.stage !== 'closing') return position(organisationId, run, true);
  const closed = await closeRun(organisation, run, hasTime);
  if (closed.stage === 'closed') {
    count('BillRunsClosed', 1);
    count('InvoicesIssued', closed.totals?.invoices ?? 0);
    count('CustomersParked', closed.totals?.parked ?? 0);
    count('CustomersStillDue', closed.stillDue?.length ?? 0);
  }
  return position(organisationId, closed, closed.stage === 'closed');
};
