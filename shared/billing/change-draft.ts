import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import { changed, changeWrite, sameVersion } from '../store/change.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Doer } from './after-issue.ts';
import type { DraftEdit } from './draft-contract.ts';
import { editedDraft } from './edit-draft.ts';
import { readBilling } from './inputs.ts';
import type { Invoice, Run, RunRow } from './model.ts';
import { releaseWrites } from './release.ts';
import { draftOf } from './run-row.ts';
import { mergedTotals } from './totals.ts';
import { readHeldDrafts, rowKey, stillHeld } from './withdraw-draft.ts';

interface Asked {
  readonly customerId: string;
  readonly invoiceId: string;
  /** the one that its editor saw */
  readonly version: number;
}

interface ChangedDraft {
  readonly after: Invoice;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/**
 * Edits the draft of one customer in a run that waits, on condition of the version its editor saw; the run's row names
 * the version that is numbered. 3 writes and those of `releaseWrites` for what is postponed; 2 gets and 1 an invoice.
 */
export const changeDraft = async (
  { organisation, now, by }: Doer,
  run: Run,
  { customerId, invoiceId, version }: Asked,
  asked: DraftEdit,
): Promise<ChangedDraft> => {
  const org = organisation.id;
  const { row, drafts } = await readHeldDrafts(org, run, customerId);
  const draft = existing(
    drafts.find(({ id }) => id === invoiceId),
    'invoiceId',
    invoiceId,
  );
  sameVersion(draft, version);
  const { tax } = await readBilling(org, customerId);
  const { changes, postponed } = editedDraft(draft, asked, { tax, now, by });
  const after = changed<Invoice>(draft, changes);
  const ids = { organisationId: org, customerId: after.customerId, runId: run.id };
  return {
    after,
    writes: [
      stillHeld(org, run),
      changeWrite(keys.invoice(org, customerId, draft.id), draft.version, changes),
      rowWrite(
        org,
        run,
        row,
        drafts.map(each => (each.id === after.id ? after : each)),
      ),
      ...(await releaseWrites(org, [{ ...draft, lines: [...postponed] }], true)),
    ],
    events: [domainEvent('billRun.draftEdited', { ...ids, invoiceId: after.id, by })],
  };
};

/** What the row says of its drafts: sums, and the version of each that is numbered. */
const rowWrite = (
  org: string,
  run: Run,
  { customerId, invoices: asRead }: RunRow,
  drafts: readonly Invoice[],
): Write => {
  const { gross, net, taxes } = mergedTotals(drafts);
  const invoices = drafts.map(draft => ({ ...draftOf(draft), version: draft.version }));
  return {
    update: rowKey(org, run, customerId),
    expression: 'SET invoices = :invoices, gross = :gross, net = :net, taxes = :taxes',
    // whoever edits another draft of the customer at the same moment is first, or second
    condition: `outcome = :invoiced AND ${asRead ? 'invoices = :asRead' : 'attribute_not_exists(invoices)'}`,
    values: {
      ...{ ':invoices': invoices, ':gross': gross, ':net': net, ':taxes': taxes },
      ...{ ':invoiced': 'invoiced', ...(asRead && { ':asRead': asRead }) },
    },
    refuse: () => new Refusal('busy'),
  };
};
