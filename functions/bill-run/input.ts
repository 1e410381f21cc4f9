import * as z from 'zod';
import type { Run } from '../../shared/billing/model.ts';
import { idOf } from '../../shared/kernel/id.ts';

/** What the state machine hands to every step. */
export const RunInput = z.object({ organisationId: idOf('organisation'), runId: idOf('run') });

export type RunInput = z.infer<typeof RunInput>;

/** What a step answers: under 1 KB, all progress lies in the table. */
export const position = (organisationId: string, run: Run, done: boolean) => ({
  organisationId,
  runId: run.id,
  stage: run.stage,
  done,
});
