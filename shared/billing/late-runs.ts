import { plusSeconds } from '../kernel/clock.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import type { Run } from './model.ts';
import { readRun } from './run-store.ts';

/** Three ticks in a row did not get to an organisation. */
const uncheckedSeconds = 3 * 3_600;
/** A million invoices take a quarter of an hour to number; whoever needs half a day has a fault that comes back. */
const unclosedSeconds = 12 * 3_600;

export interface Late {
  readonly organisationId: string;
  /** absent: the organisation's check did not take place, so no run could start */
  readonly runId?: string;
  readonly since: string;
}

/**
 * Who was not checked in time, and which runs did not close in time; a run that waits for its release is not late.
 * Real time. 2 queries, 1 get for each open run.
 */
export const lateRuns = async (realNow: string): Promise<Late[]> => [
  ...(await unchecked(plusSeconds(realNow, -uncheckedSeconds))),
  ...(await unclosed(plusSeconds(realNow, -unclosedSeconds))),
];

const unchecked = async (before: string): Promise<Late[]> => {
  const { gsi1pk: pk } = indexKeys.tick('', '');
  const due = await queryIndexAll({ pk, between: ['', before] });
  return due.map(({ gsi1sk }) => {
    const [since = '', organisationId = ''] = gsi1sk.split('#');
    return { organisationId, since };
  });
};

const unclosed = async (before: string): Promise<Late[]> => {
  const { gsi1pk: pk } = indexKeys.openRun('', '');
  const late: Late[] = [];
  for (const { gsi1sk } of await queryIndexAll({ pk })) {
    const [organisationId = '', runId = ''] = gsi1sk.split('#');
    const run = await readRun(organisationId, runId);
    const since = run && lateSince(run, before);
    if (since) late.push({ organisationId, runId, since });
  }
  return late;
};

/** Since when a run should have closed that began, or was released, before an instant; `undefined`: it is not late. */
export const lateSince = (
  { stage, startedAt, releasedAt }: Pick<Run, 'stage' | 'startedAt' | 'releasedAt'>,
  before: string,
): string | undefined => {
  const since = releasedAt ?? startedAt;
  return stage !== 'held' && stage !== 'closed' && since < before ? since : undefined;
};
