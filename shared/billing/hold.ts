import { plusSeconds } from '../kernel/clock.ts';
import type { Organisation } from '../organisation/model.ts';
import { type Comparison, compareRuns, percentMoved, runBefore } from './compare-runs.ts';
import type { Run } from './model.ts';
import { businessNow } from './start-run.ts';

/**
 * Whether a run that is drafted waits. One whose total moved more than the operator allows waits for a person; one that
 * is held because the operator wants to look goes on by itself. Without a limit nothing is read.
 */
export const holdOf = async (
  organisation: Organisation,
  run: Run,
): Promise<Pick<Run, 'heldBecause' | 'releaseAt'> | undefined> => {
  const { holdHours, holdWhenTotalMovesPercent: limit } = organisation.billing;
  // who released it has seen the total
  if (limit > 0 && run.releasedBy === undefined) {
    const before = await runBefore(organisation.id, run);
    const comparison = before && (await compareRuns(organisation.id, run, before));
    if (comparison && isBeyond(comparison, limit)) return { heldBecause: 'total_moved' };
  }
  const releaseAt = plusSeconds(businessNow(organisation), holdHours * 3_600);
  return run.hold ? { heldBecause: 'asked', releaseAt } : undefined;
};

/** Whether a total moved by more than so many percent; from nothing it moves beyond any. */
export const isBeyond = (
  { before, now }: Pick<Comparison, 'before' | 'now'>,
  limit: number,
): boolean => {
  const moved = percentMoved({ before, now });
  return moved === undefined ? now !== 0 : Math.abs(moved) > limit;
};

/** Whether a held run goes on by itself by now. */
export const isToBeReleased = ({ stage, releaseAt }: Run, organisation: Organisation): boolean =>
  stage === 'held' &&
  releaseAt !== undefined &&
  organisation.status === 'active' &&
  releaseAt <= businessNow(organisation);
