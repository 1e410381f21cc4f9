import { plusSeconds, realClock } from '../kernel/clock.ts';
import { getItem, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, ConditionFailed, transact, versionIs, type Write } from '../store/transact.ts';
import { Audit, emptyTally } from './audit-model.ts';

/** 1 get. */
export const readAudit = async (org: string): Promise<Audit | undefined> => {
  const item = await getItem(keys.audit(org));
  return item && Audit.parse(item);
};

/** Replaces an audit on condition that it is the one that was read; it is found from `dueAt` on, absent: not any more. */
export const auditWrite = (
  org: string,
  before: Audit | undefined,
  next: Omit<Audit, 'version'>,
  dueAt: string | undefined,
): Write => ({
  put: {
    ...keys.audit(org),
    ...(dueAt !== undefined && indexKeys.audit(dueAt, org)),
    ...next,
    version: (before?.version ?? 0) + 1,
  },
  ...(before ? versionIs(before.version) : { condition: absent }),
});

/**
 * An audit from `dueAt` on, real time. One that waits already begins then instead; one that is under way goes on.
 * 1 write.
 */
export const requested = (
  org: string,
  before: Audit | undefined,
  { dueAt, by }: { readonly dueAt: string; readonly by?: string },
): { audit: Omit<Audit, 'version'>; writes: Write[] } => {
  if (before?.current?.startedAt) return { audit: before, writes: [] };
  const current = {
    ...emptyTally,
    requestedAt: realClock.now(),
    ...(by && { requestedBy: by }),
    stage: 'customers' as const,
  };
  const audit = { ...(before?.last && { last: before.last }), current };
  return { audit, writes: [auditWrite(org, before, audit, dueAt)] };
};

/** The daily check is at local midnight: three hours later its run is done, and few people are at work. */
const afterCheckSeconds = 3 * 60 * 60;

/** Has an organisation audited in the night after its daily check. At most 1 get and 1 write. */
export const auditTonight = async (org: string): Promise<void> => {
  const before = await readAudit(org);
  if (before?.current) return;
  const dueAt = plusSeconds(realClock.now(), afterCheckSeconds);
  try {
    await transact(requested(org, before, { dueAt }).writes);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
};

/** Organisations that are to be audited by now, longest waiting first. 1 index query. */
export const dueAudits = async (): Promise<string[]> => {
  const { gsi1pk } = indexKeys.audit('', '');
  const entries = await queryIndexAll({ pk: gsi1pk, between: ['', `${realClock.now()}~`] });
  return entries.map(({ gsi1sk }) => gsi1sk.slice(gsi1sk.indexOf('#') + 1));
};
