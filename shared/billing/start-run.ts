import type * as z from 'zod';
import { allBuckets } from '../kernel/bucket.ts';
import { localDate, plusDays } from '../kernel/calendar.ts';
import { epochSeconds, realClock } from '../kernel/clock.ts';
import { deriveId } from '../kernel/id.ts';
import type { LastTick, Organisation } from '../organisation/model.ts';
import { checkAt, nextCheckAt } from '../organisation/schedule.ts';
import { queryIndex, queryPage } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, transact, type Write } from '../store/transact.ts';
import type { Run } from './model.ts';
import { readRun, readWorkers, runItem } from './run-store.ts';

export type TickResult = z.infer<typeof LastTick>;

export interface Tick {
  /** the Scheduler's schedule and the instant it fired for */
  readonly schedule: string;
  readonly scheduledAt: string;
}

/** Business time of an organisation: a sandbox's own clock, otherwise the real one. */
export const businessNow = (organisation: Organisation): string =>
  organisation.clock?.now ?? realClock.now();

/**
 * The daily check of one organisation (design §2): starts a run when anyone is due. What it found is kept
 * on the organisation, so a month without a run explains itself. Answers the run to be started.
 */
export const checkOrganisation = async (
  organisation: Organisation,
  tick: Tick,
): Promise<{ result: TickResult; run?: Run }> => {
  const at = realClock.now();
  const reason = notBilledBecause(organisation);
  if (reason) return settle(organisation, { ...tick, at, outcome: 'skipped', reason });
  const billingOn = localDate(businessNow(organisation), organisation.timeZone);
  const cutoffOn = plusDays(billingOn, organisation.billing.leadDays);
  if (!(await anyoneDue(organisation.id, cutoffOn))) {
    const missing = await whatIsMissing(organisation.id);
    return settle(organisation, { ...tick, at, outcome: 'nothing_to_bill', reason: missing });
  }
  const { id, isOpen } = await runOf(organisation.id, billingOn);
  if (isOpen) return settle(organisation, { ...tick, at, outcome: 'continued' }, { open: id });
  const run = newRun(id, organisation, tick, { billingOn, cutoffOn });
  return settle(organisation, { ...tick, at, outcome: 'started' }, { started: run });
};

/** S45–S47: what keeps an organisation from being billed at all. */
const notBilledBecause = ({ status, billing }: Organisation): string | undefined => {
  if (status !== 'active') return `organisation_${status}`;
  return billing.generate ? undefined : 'generate_off';
};

/** 64 index queries of one key each, ½ read unit each: once a day and organisation. */
const anyoneDue = async (org: string, cutoffOn: string): Promise<boolean> => {
  const found = await Promise.all(
    allBuckets.map(bucket =>
      queryIndex({
        pk: indexKeys.due(org, bucket, '', '').gsi1pk,
        between: ['', `${cutoffOn}~`],
        limit: 1,
      }),
    ),
  );
  return found.some(page => page.items.length > 0);
};

/** S44: names what is missing when there is nothing to bill. */
const whatIsMissing = async (org: string): Promise<string> => {
  const customers = await queryIndex({ pk: indexKeys.customers(org, '').gsi1pk, limit: 1 });
  if (customers.items.length === 0) return 'no_customers';
  const plans = await queryPage({
    pk: keys.organisation(org).pk,
    prefix: keys.plan(org, '').sk,
    limit: 1,
  });
  return plans.items.length === 0 ? 'no_plans' : 'nobody_due';
};

const newRun = (
  id: Run['id'],
  { billing }: Organisation,
  tick: Tick,
  dates: Pick<Run, 'billingOn' | 'cutoffOn'>,
): Run => {
  const now = realClock.now();
  return {
    id,
    ...dates,
    ...tick,
    stage: 'planning',
    attempt: 1,
    heartbeatAt: now,
    plannedAt: now,
    hold: billing.hold,
    send: billing.send,
    startedAt: now,
    version: 1,
  };
};

/** One run a date: the one that is open, or the next to start (somebody became due after the last closed). */
const runOf = async (
  org: string,
  billingOn: string,
): Promise<{ id: Run['id']; isOpen: boolean }> => {
  for (let n = 1; ; n += 1) {
    const id = deriveId('run', org, billingOn, String(n));
    const taken = await readRun(org, id);
    if (taken?.stage !== 'closed') return { id, isOpen: taken !== undefined };
  }
};

/** The run that does what a check found to do. */
type RunOfCheck = { readonly started: Run } | { readonly open: Run['id'] };

/** Records the check, names the next one, and writes the run: whoever loses the race wrote nothing. */
const settle = async (organisation: Organisation, result: TickResult, run?: RunOfCheck) => {
  const org = organisation.id;
  const started = run && 'started' in run ? run.started : undefined;
  const runId = run && 'open' in run ? run.open : started?.id;
  await transact([
    nextCheck(organisation, result, runId),
    ...(started ? writesOfStart(org, started) : []),
    // the close that a clock waits for must come after this
    ...(organisation.clock && runId && !started ? [isStillOpen(org, runId)] : []),
  ]);
  return { result, ...(started && { run: started }) };
};

const writesOfStart = (org: string, run: Run): Write[] => [
  { put: runItem(org, run), condition: absent },
  { put: { ...keys.runLog(org, run.startedAt, run.id), runId: run.id }, condition: absent },
];

const isStillOpen = (org: string, runId: string): Write => ({
  check: keys.run(org, runId),
  condition: 'stage <> :closed',
  values: { ':closed': 'closed' },
});

/** A sandbox's clock waits for the run; without one all is done. */
const nextCheck = (
  organisation: Organisation,
  result: TickResult,
  runId: Run['id'] | undefined,
): Write => {
  const next = checkAt(organisation.id, nextCheckAt(organisation, realClock.now()));
  const clock = organisation.clock && (runId ? { waitsFor: runId } : { status: 'ready' });
  const [field, value] = Object.entries(clock ?? {})[0] ?? [];
  return {
    update: keys.organisation(organisation.id),
    expression: `SET nextRunAt = :next, gsi1sk = :gsi1sk, lastTick = :tick${field ? ', #clock.#field = :value' : ''}`,
    condition: 'nextRunAt = :asRead',
    ...(field && { names: { '#clock': 'clock', '#field': field } }),
    values: {
      ':next': next.nextRunAt,
      ':gsi1sk': next.gsi1sk,
      ':tick': result,
      ':asRead': organisation.nextRunAt,
      ...(field && { ':value': value }),
    },
  };
};

/** Whether an open run has been silent for longer than a lease: neither it nor a worker has moved. */
export const isSilent = async (org: string, run: Run, leaseSeconds: number): Promise<boolean> => {
  const workers = run.stage === 'drafting' ? await readWorkers(org, run.id) : [];
  const heartbeats = [run.heartbeatAt, ...workers.map(worker => worker.heartbeatAt)];
  const last = Math.max(...heartbeats.map(epochSeconds));
  return epochSeconds(realClock.now()) - last > leaseSeconds;
};
