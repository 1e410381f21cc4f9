import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { later, localDate, type PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Invoice } from './model.ts';
import { openOf, paidOf } from './open-amount.ts';
import { releaseWrites } from './release.ts';

/** Who changes an issued invoice, and when. */
export interface Doer {
  readonly organisation: Organisation;
  readonly now: string;
  /** id of the principal */
  readonly by: string;
}

interface Ended {
  readonly invoice: Invoice;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/**
 * Takes back an unpaid invoice as if it had never been: its number stays in the series, the ledger has both entries.
 * A mail that has not left is withdrawn. At most 86 writes for 40 lines.
 */
export const voidInvoice = async (
  doer: Doer,
  invoice: Invoice,
  { reason, rebill }: { readonly reason: string; readonly rebill: boolean },
): Promise<Ended> => {
  requireIssued(invoice);
  requireUnlocked(doer.organisation, invoice);
  if (paidOf(invoice) > 0) {
    throw new Refusal('invoice_state', {
      expected: 'an invoice of which nothing is paid; say first what else its payments settle',
      received: 'one that is paid in part',
    });
  }
  if (invoice.credited) {
    const received = 'one that was credited in part';
    throw new Refusal('invoice_state', {
      expected: 'an invoice that nothing is credited of',
      received,
    });
  }
  const ended = endedWrites(doer, invoice, 'void', reason);
  const released = await releaseWrites(doer.organisation.id, [invoice], rebill);
  const detail = detailOf(doer, invoice);
  return {
    ...ended,
    writes: [...ended.writes, ...released],
    events: [domainEvent('invoice.voided', detail)],
  };
};

/** Gives up what is left of an invoice: it stays as it is, and nobody asks for the money any more. 2 writes. */
export const writeOffInvoice = (doer: Doer, invoice: Invoice, reason: string): Ended => {
  requireIssued(invoice);
  const events = [domainEvent('invoice.writtenOff', detailOf(doer, invoice))];
  return { ...endedWrites(doer, invoice, 'write_off', reason), events };
};

const detailOf = ({ organisation, by }: Doer, { customerId, id }: Invoice) => ({
  ...{ organisationId: organisation.id, customerId, invoiceId: id, by },
});

/** Money that is under way would arrive for what is not owed any more. */
export const requireNoAttempt = ({ openAttempt }: Invoice): void => {
  if (openAttempt === undefined) return;
  throw new Refusal('payment_in_flight', { received: openAttempt });
};

const requireIssued = (invoice: Invoice): void => {
  const { status } = invoice;
  requireNoAttempt(invoice);
  if (status === 'issued') return;
  throw new Refusal('invoice_state', { expected: 'an issued invoice', received: status });
};

/** What was issued into books that are closed now stays in them as it is. */
const requireUnlocked = (
  { lockedThrough }: Organisation,
  { issuedOn = '' }: Pick<Invoice, 'issuedOn'>,
): void => {
  if (lockedThrough === undefined || issuedOn > lockedThrough) return;
  throw new Refusal('books_closed', {
    expected: `an invoice issued after ${lockedThrough}; a credit note takes back an older one`,
    received: `one of ${issuedOn}`,
  });
};

const endedWrites = (
  { organisation, now, by }: Doer,
  invoice: Invoice,
  kind: 'void' | 'write_off',
  reason: string,
): Omit<Ended, 'events'> => {
  const on = entryDate(organisation, invoice, now);
  const status = kind === 'void' ? 'void' : 'written_off';
  const changes = { status, ended: { on, reason, by } } as const;
  const entry = { kind, on, amount: -openOf(invoice), id: `${invoice.id}#${kind}` };
  return {
    invoice: changed(invoice, changes),
    writes: [
      invoiceWrite(organisation.id, invoice, changes),
      entryWrite(organisation.id, invoice, entry),
    ],
  };
};

/** Today, and never before the invoice was issued. */
export const entryDate = (organisation: Organisation, invoice: Invoice, now: string): PlainDate =>
  later(localDate(now, organisation.timeZone), invoice.issuedOn ?? '');

/** On condition that nobody else has changed the invoice; whoever loses looks again. */
export const invoiceWrite = (org: string, invoice: Invoice, changes: Changes<Invoice>): Write => ({
  ...changeWrite(keys.invoice(org, invoice.customerId, invoice.id), invoice.version, changes),
  refuse: () => new Refusal('busy'),
});

interface Entry extends Pick<LedgerEntry, 'kind' | 'amount'> {
  readonly on: PlainDate;
  readonly id: string;
}

export const entryWrite = (
  org: string,
  { customerId, currency }: Invoice,
  { on, id, ...entry }: Entry,
): Write => ({
  put: { ...keys.ledger(org, customerId, on, id), ...entry, currency },
  condition: absent,
});
