import { domainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import { ahead } from '../store/ahead.ts';
import { outboxWrite } from '../store/outbox.ts';
import type { Key } from '../store/table.ts';
import { ConditionFailed, maxTransactItems, transact, type Write } from '../store/transact.ts';
import { proposeInSteps } from './draft-in-steps.ts';
import { draftWrites } from './draft-writes.ts';
import { leftovers } from './drafted.ts';
import { deletePages } from './line-pages.ts';
import type { Run, RunWorker } from './model.ts';
import type { Terms } from './propose.ts';

import { workerItem } from './run-store.ts';
import { type Place, type Position, placesOf } from './worker-places.ts';

/** Customers read ahead of their transaction: one that is full holds 19 with two lines each. */
const readAhead = 24;

/** A customer whose inputs changed under so many drafts is left to the next run. */
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
  /** what the draft was made with and is not needed once it is there */
  readonly leftovers?: readonly Key[];
}

/** Customers that one transaction takes, in order. */
interface Group {
  readonly drafts: readonly Draft[];
  readonly behind: Position;
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
  for await (const group of groupsOf(terms, run, worker)) {
    if (!hasTime()) return { done: false, counts };
    worker = await commit(terms, run, worker, group, counts);
  }
  if (!worker.done) await transact([moveWorker(org, run.id, worker, { ...worker, done: true })]);
  return { done: true, counts };
};

/** Beside the drafts: the worker's position and the events of customers set aside. */
const ownWrites = 2;

/** A worker's drafts in transactions of at most 100 writes with the worker's own, whatever buckets they are of. */
async function* groupsOf(terms: Terms, run: Run, worker: RunWorker): AsyncGenerator<Group> {
  let drafts: Draft[] = [];
  let size = 0;
  let behind: Position = worker;
  const draftAt = async (place: Place) => ({
    draft: await draftOne(terms, run, place.customerId),
    behind: place.behind,
  });
  for await (const next of ahead(
    placesOf(terms.organisation.id, run, worker),
    draftAt,
    readAhead,
  )) {
    const { writes } = next.draft;
    if (size + writes.length > maxTransactItems - ownWrites) {
      yield { drafts, behind };
      drafts = [];
      size = 0;
    }
    drafts.push(next.draft);
    size += writes.length;
    behind = next.behind;
  }
  if (drafts.length > 0) yield { drafts, behind };
}

const draftOne = async (terms: Terms, run: Run, customerId: string): Promise<Draft> => {
  const { proposal, billing } = await proposeInSteps(customerId, terms);
  const writes = draftWrites(
    terms.organisation.id,
    run.id,
    customerId,
    billing,
    proposal,
    terms.now,
  );
  const parked = proposal.outcome === 'parked' && { parked: proposal.reason };
  const drafted = { customerId, outcome: proposal.outcome, writes, ...parked };
  if (proposal.outcome !== 'invoiced' || !proposal.drafting) return drafted;
  const invoices = proposal.invoices.map(({ invoice }) => invoice);
  return { ...drafted, leftovers: leftovers(terms.organisation.id, proposal.drafting, invoices) };
};

const commit = async (
  terms: Terms,
  run: Run,
  worker: RunWorker,
  group: Group,
  counts: Drafted['counts'],
): Promise<RunWorker> => {
  const org = terms.organisation.id;
  const next = {
    ...worker,
    ...group.behind,
    heartbeatAt: realClock.now(),
    version: worker.version + 1,
  };
  let { drafts } = group;
  const tries = new Map<string | undefined, number>();
  for (;;) {
    const owners = drafts.flatMap(draft => draft.writes.map(() => draft.customerId));
    try {
      await transact([
        moveWorker(org, run.id, worker, next),
        ...drafts.flatMap(draft => draft.writes),
        ...parkedEvents(org, run.id, drafts),
      ]);
      for (const { outcome } of drafts) counts[outcome] += 1;
      await deletePages(drafts.flatMap(draft => draft.leftovers ?? []));
      return next;
    } catch (error) {
      const isLost = !(error instanceof ConditionFailed) || error.failed.includes(0);
      if (isLost) throw error;
      const changed = new Set(error.failed.map(index => owners[index - 1]));
      // each customer's own: those beside it in the transaction may change as often
      for (const id of changed) tries.set(id, (tries.get(id) ?? 0) + 1);
      // a row that is there although it is not read anywhere would fail for ever
      if ([...tries.values()].some(count => count > maxTries)) throw error;
      drafts = await redraft(terms, run, drafts, changed, tries);
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
  tries: ReadonlyMap<string | undefined, number>,
) =>
  Promise.all(
    drafts.map(async draft => {
      if (!changed.has(draft.customerId)) return draft;
      if ((tries.get(draft.customerId) ?? 0) < maxTries)
        return draftOne(terms, run, draft.customerId);
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
