import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import type { Organisation } from '../organisation/model.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { parkWrite } from './draft-writes.ts';
import type { Run } from './model.ts';
import type { DraftedRow } from './number-rows.ts';
import { invoicesOf } from './run-row.ts';

interface Parking {
  readonly organisation: Organisation;
  readonly run: Run;
  readonly now: string;
}

/** A draft that could not be numbered: its customer is parked with it, and un-parking issues it. */
export const parkDraft = (
  { organisation, run, now }: Parking,
  row: DraftedRow,
  reason: string,
): Write[] => {
  const { customerId, invoiceId } = row;
  const more = invoicesOf(row)
    .map(({ id }) => id)
    .filter(id => id !== invoiceId);
  return [
    {
      update: keys.runRow(organisation.id, run.id, bucketOf(customerId), customerId),
      expression: 'SET outcome = :parked, reason = :reason',
      condition: 'outcome = :invoiced',
      values: { ':parked': 'parked', ':reason': reason, ':invoiced': 'invoiced' },
    },
    parkWrite(organisation.id, customerId, {
      ...{ runId: run.id, reason, at: now, invoiceId },
      ...(more.length > 0 && { moreInvoiceIds: more }),
    }),
  ];
};

export const parkedEvents = (
  { organisation, run }: Parking,
  rows: readonly DraftedRow[],
  reason: string,
): DomainEvent[] =>
  rows.map(({ customerId }) =>
    domainEvent('customer.parked', {
      organisationId: organisation.id,
      customerId,
      runId: run.id,
      reason,
    }),
  );
