import { readOrganisation } from '../../shared/billing/inputs.ts';
import { numberRun } from '../../shared/billing/number-run.ts';
import { holdRun, requireRun } from '../../shared/billing/run-store.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { step } from '../middleware/step.ts';
import { position, RunInput } from './input.ts';
import { untilNotOvertaken } from './overtaken.ts';

// Idempotency key: the run's version: its cursor moves in the transaction that issues a block.
export const handler = step(RunInput, (input, context) =>
  untilNotOvertaken(() => number(input, context.hasTime)),
);

const number = async ({ organisationId, runId }: RunInput, hasTime: () => boolean) => {
  const organisation = await readOrganisation(organisationId);
  if (!organisation) throw new Error(`there is no organisation ${organisationId}`);
  const run = await requireRun(organisationId, runId);
  if (run.stage !== 'numbering') return position(organisationId, run, true);
  if (organisation.status !== 'active') {
    return position(
      organisationId,
      await holdRun(organisationId, run, { heldBecause: 'suspended' }),
      true,
    );
  }
  const after = await numberRun(organisation, run, businessNow(organisation), hasTime);
  return position(organisationId, after, after.stage !== 'numbering');
};
