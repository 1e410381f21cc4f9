import { draftShare } from '../../shared/billing/draft-run.ts';
import { readOrganisation, readPlans } from '../../shared/billing/inputs.ts';
import type { Run, RunWorker } from '../../shared/billing/model.ts';
import type { Terms } from '../../shared/billing/propose.ts';
import { workerItem } from '../../shared/billing/run-store.ts';
import { bucketOf } from '../../shared/kernel/bucket.ts';
import { createId, type Id } from '../../shared/kernel/id.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';
import type { Biller } from './month.ts';

const now = '2026-12-01T06:00:00.000Z';

export const decemberTerms = async (org: Id<'organisation'>): Promise<Terms> => {
  const organisation = await readOrganisation(org);
  if (!organisation) throw new Error('no organisation');
  const day = { billingOn: '2026-12-01', cutoffOn: '2026-12-01' };
  return { organisation, plans: await readPlans(org), ...day, now };
};

/** A run of one customer, which only the test works at. */
export interface Planned {
  readonly customerId: Id<'customer'>;
  readonly run: Run;
  readonly worker: () => Promise<RunWorker>;
}

/** Plans a new customer alone, with what `store` gives it to be billed. */
export const plannedRun = async (
  op: Biller,
  store: (customerId: Id<'customer'>) => Promise<void>,
): Promise<Planned> => {
  const org = op.organisationId;
  const customerId = (await op.desk('Printer', {}, null)) as Id<'customer'>;
  await store(customerId);
  const bucket = bucketOf(customerId);
  const run = { id: createId('run'), plan: 1 } as Run;
  const place = { bucket: 0, offset: 0, done: false };
  const first = { worker: 0, buckets: [bucket], ...place, heartbeatAt: now, version: 1 };
  const plan = { ...keys.runPlan(org, run.id, bucket, 1, 0), customerIds: [customerId], chunks: 1 };
  await putAll([plan, workerItem(org, run.id, first)]);
  const worker = async () =>
    (await getItem(keys.runWorker(org, run.id, 0))) as unknown as RunWorker;
  return { customerId, run, worker };
};

/** Drafts in the test's own process, from where the worker stands. */
export const draftPlanned = async (terms: Terms, { run, worker }: Planned) => {
  const standing = await worker();
  if (standing.done) return { done: true };
  return draftShare({ ...terms, runId: run.id }, run, standing, () => true);
};
