import { domainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import { outboxWrite } from '../store/outbox.ts';
import { ConditionFailed, maxTransactItems, transact, type Write } from '../store/transact.ts';
import { draftWrites } from './draft-writes.ts';
import { readBillingInputs } from './inputs.ts';
import type { Run, RunWorker } from './model.ts';
import { type BillingInputs, propose, type Terms } from './propose.ts';
import { readPlan, workerItem } from './run-store.ts';

/** Customers read ahead of their transaction; also the most that one transaction takes. */
const batchSize = 24;

/** A customer whose inputs changed under so many drafts is parked: a person should look why. */
const maxTries = 5;

export interface Drafted {
  readonly done: boolean;
  readonly counts: { invoiced: number; nothing_to_bill: number; parked: number; left: number };
}

interface Draft {
  readonly customerId: string;
  readonly outcome: keyof Drafted['counts'];
  readonly writes: Write[];
  /** why the customer is set aside */
  readonly parked?: string;
}

/**
 * Drafts a worker's customers until all are done or the time is. Each transaction carries several
 * customers, their rows and the worker's position on condition of its version: a second worker with the
 * same share loses there and writes nothing.
 */
export const draftShare = async (
  terms: Terms,
  run: Run,
  start: RunWorker,
  hasTime: () => boolean,
): Promise<Drafted> => {
  const org = terms.organisation.id;
  const counts = { invoiced: 0, nothing_to_bill: 0, parked: 0, left: 0 };
  let worker = start;
  for (let bucket = worker.bucket; bucket < worker.buckets.length; bucket += 1) {
    const planned = await readPlan(org, run, worker.buckets[bucket] ?? '');
    let offset = bucket === worker.bucket ? worker.offset : 0;
    let ahead = draftBatch(terms, run, planned.slice(offset, offset + batchSize));
    while (offset < planned.length) {
      if (!hasTime()) return { done: false, counts };
      const drafts = await ahead;
      ahead = draftBatch(terms, run, planned.slice(offset + batchSize, offset + 2 * batchSize));
      for (const group of pack(drafts)) {
        offset += group.length;
        const position = isLast(bucket, offset, planned.length, worker)
          ? { bucket: worker.buckets.length, offset: 0, done: true }
          : { bucket, offset, done: false };
        worker = await commit(terms, run, worker, group, position, counts);
      }
    }
  }
  if (!worker.done) await transact([moveWorker(org, run.id, worker, { ...worker, done: true })]);
  return { done: true, counts };
};

const isLast = (bucket: number, offset: number, length: number, { buckets }: RunWorker) =>
  bucket === buckets.length - 1 && offset === length;

const draftBatch = async (
  terms: Terms,
  run: Run,
  customerIds: readonly string[],
): Promise<Draft[]> => {
  const drafts = Promise.all(customerIds.map(customerId => draftOne(terms, run, customerId)));
  // the batch ahead may fail while nobody waits for it yet; whoever awaits it still gets the error
  drafts.catch(() => undefined);
  return drafts;
};

const draftOne = async (terms: Terms, run: Run, customerId: string): Promise<Draft> => {
  const org = terms.organisation.id;
  const inputs = await readInputs(org, customerId);
  const proposal = inputs === 'invalid' ? dataInvalid : decide(inputs, run, terms);
  const asRead = inputs === 'invalid' ? undefined : inputs?.billing;
  const writes = draftWrites(org, run.id, customerId, asRead, proposal, terms.now);
  const parked = proposal.outcome === 'parked' && { parked: proposal.reason };
  return { customerId, outcome: proposal.outcome, writes, ...parked };
};

const dataInvalid = { outcome: 'parked', reason: 'data_invalid' } as const;

const readInputs = async (org: string, customerId: string) => {
  try {
    return await readBillingInputs(org, customerId);
  } catch (error) {
    if ((error as Error).name === 'ZodError') return 'invalid';
    throw error;
  }
};

/** A customer that left, was billed otherwise or became due only after planning is left to the next run. */
const decide = (inputs: BillingInputs | undefined, run: Run, terms: Terms) => {
  if (!inputs) return { outcome: 'left', reason: 'customer_gone' } as const;
  const { billing } = inputs;
  if (billing.parked) return { outcome: 'left', reason: 'parked_already' } as const;
  if (billing.nextBillingOn > run.cutoffOn)
    return { outcome: 'left', reason: 'no_longer_due' } as const;
  return propose(inputs, terms);
};

/** Beside the drafts: the worker's position and the events of customers set aside. */
const ownWrites = 2;

/** Groups drafts, in order, into transactions of at most 100 writes with the worker's own. */
const pack = (drafts: readonly Draft[]): Draft[][] => {
  const groups: Draft[][] = [];
  let size = maxTransactItems;
  for (const draft of drafts) {
    if (size + draft.writes.length > maxTransactItems - ownWrites) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(draft);
    size += draft.writes.length;
  }
  return groups;
};

const commit = async (
  terms: Terms,
  run: Run,
  worker: RunWorker,
  group: readonly Draft[],
  position: Pick<RunWorker, 'bucket' | 'offset' | 'done'>,
  counts: Drafted['counts'],
): Promise<RunWorker> => {
  const org = terms.organisation.id;
  const next = {
    ...worker,
    ...position,
    heartbeatAt: realClock.now(),
    version: worker.version + 1,
  };
  let drafts = group;
  for (let attempt = 1; ; attempt += 1) {
    const owners = drafts.flatMap(draft => draft.writes.map(() => draft.customerId));
    try {
      await transact([
        moveWorker(org, run.id, worker, next),
        ...drafts.flatMap(draft => draft.writes),
        ...parkedEvents(org, run.id, drafts),
      ]);
      for (const { outcome } of drafts) counts[outcome] += 1;
      return next;
    } catch (error) {
      if (!(error instanceof ConditionFailed) || error.failed.includes(0)) throw error;
      const changed = new Set(error.failed.map(index => owners[index - 1]));
      drafts = await redraft(terms, run, drafts, changed, attempt);
    }
  }
};

const parkedEvents = (
  organisationId: Terms['organisation']['id'],
  runId: Run['id'],
  drafts: readonly Draft[],
): Write[] => {
  const events = drafts.flatMap(({ customerId, parked: reason }) =>
    reason ? [domainEvent('customer.parked', { organisationId, customerId, runId, reason })] : [],
  );
  return events.length > 0 ? [outboxWrite(organisationId, events)] : [];
};

/** Drafts again those whose inputs changed since they were read. */
const redraft = (
  terms: Terms,
  run: Run,
  drafts: readonly Draft[],
  changed: Set<string | undefined>,
  attempt: number,
) =>
  Promise.all(
    drafts.map(async draft => {
      if (!changed.has(draft.customerId)) return draft;
      if (attempt < maxTries) return draftOne(terms, run, draft.customerId);
      const reason = { outcome: 'left', reason: 'inputs_keep_changing' } as const;
      const writes = draftWrites(
        terms.organisation.id,
        run.id,
        draft.customerId,
        undefined,
        reason,
        terms.now,
      );
      return { customerId: draft.customerId, outcome: 'left' as const, writes };
    }),
  );

const moveWorker = (org: string, runId: string, from: RunWorker, to: RunWorker): Write => ({
  put: workerItem(org, runId, { ...to, version: from.version + 1 }),
  condition: 'version = :version',
  values: { ':version': from.version },
});
