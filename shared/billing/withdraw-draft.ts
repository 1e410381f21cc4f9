import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import { Refusal } from '../kernel/errors.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Doer } from './after-issue.ts';
import { readInvoice } from './invoice-store.ts';
import { type Invoice, type Run, RunRow } from './model.ts';
import { releaseWrites } from './release.ts';
import { invoicesOf } from './run-row.ts';

/** Billed with the next run, or waived: fees for good, days as if they were paid. */
export const withdrawals = ['postponed', 'discarded'] as const;
export type Withdrawal = (typeof withdrawals)[number];

interface Withdrawn {
  readonly row: Pick<RunRow, 'customerId' | 'outcome' | 'reason'>;
  readonly invoiceIds: Invoice['id'][];
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/**
 * Takes the drafts of one customer out of a run that waits. Nothing of them was ever issued, so they are deleted; the
 * run's row says what became of them. 3 writes, and for each 1 and those of `releaseWrites`.
 */
export const withdrawDraft = async (
  { organisation, by }: Doer,
  run: Run,
  customerId: string,
  as: Withdrawal,
): Promise<Withdrawn> => {
  const org = organisation.id;
  const { row, drafts } = await readHeldDrafts(org, run, customerId);
  const { customerId: ofRow } = row;
  const ids = { organisationId: org, customerId: ofRow, runId: run.id };
  return {
    row: { customerId: ofRow, outcome: 'left', reason: as },
    invoiceIds: drafts.map(({ id }) => id),
    writes: [
      stillHeld(org, run),
      leftRow(rowKey(org, run, customerId), as),
      ...drafts.map(invoice => draftDelete(org, invoice)),
      ...(await releaseWrites(org, drafts, as === 'postponed')),
    ],
    events: drafts.map(({ id: invoiceId }) =>
      domainEvent('billRun.draftWithdrawn', { ...ids, invoiceId, as, by }),
    ),
  };
};

export const rowKey = (org: string, run: Run, customerId: string) =>
  keys.runRow(org, run.id, bucketOf(customerId), customerId);

/** The drafts of a customer in a run that waits. 1 get, 1 an invoice. */
export const readHeldDrafts = async (org: string, run: Run, customerId: string) => {
  if (run.stage !== 'held') throw notHeld(run.stage);
  const item = await getItem(rowKey(org, run, customerId));
  if (!item) throw new Refusal('not_found', { field: '/path/customerId', received: customerId });
  const row = RunRow.parse(item);
  return { row, drafts: await readDrafts(org, row) };
};

const readDrafts = async (org: string, row: RunRow): Promise<Invoice[]> => {
  const found = await Promise.all(
    invoicesOf(row).map(({ id }) => readInvoice(org, row.customerId, id)),
  );
  const drafts = found.filter(invoice => invoice?.status === 'draft') as Invoice[];
  if (row.outcome === 'invoiced' && drafts.length > 0 && drafts.length === found.length)
    return drafts;
  const received = row.outcome === 'invoiced' ? 'an invoice that is not a draft' : row.outcome;
  throw new Refusal('invoice_state', { expected: 'a customer with a draft', received });
};

const notHeld = (received: string) => new Refusal('run_not_held', { expected: 'held', received });

/** Whoever releases the run at the same moment is first, and the draft gets its number; or second. */
export const stillHeld = (org: string, run: Run): Write => ({
  check: keys.run(org, run.id),
  condition: 'stage = :held',
  values: { ':held': 'held' },
  refuse: () => notHeld('released'),
});

const leftRow = (update: ReturnType<typeof keys.runRow>, as: Withdrawal): Write => ({
  update,
  expression:
    'SET outcome = :left, reason = :as REMOVE invoiceId, invoices, gross, net, taxes, caughtUp',
  condition: 'outcome = :invoiced',
  values: { ':left': 'left', ':as': as, ':invoiced': 'invoiced' },
  refuse: () => new Refusal('busy'),
});

const draftDelete = (org: string, { id, customerId, version }: Invoice): Write => ({
  delete: keys.invoice(org, customerId, id),
  condition: '#status = :draft AND version = :version',
  names: { '#status': 'status' },
  values: { ':draft': 'draft', ':version': version },
  refuse: () => new Refusal('busy'),
});
