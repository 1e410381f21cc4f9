import { Refusal } from '../kernel/errors.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import { type Booked, type Booker, bookPayment, reversePayment } from '../payments/book.ts';
import type { Told } from '../payments/rules.ts';
import { openInvoices, readInvoices, readPayment } from '../payments/store.ts';
import { existingCustomer } from '../people/store.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact, type Write } from '../store/transact.ts';
import type { BankEntry } from './model.ts';
import { pointersMoved } from './of-customer.ts';
import * as store from './store.ts';

/** What a person says instead of the proposal. */
export interface Decision {
  readonly customerId?: Id<'customer'> | undefined;
  readonly invoices?: Told | undefined;
  readonly confirm: boolean;
}

export interface Confirmed extends Pick<Booked, 'writes' | 'events'> {
  readonly entry: BankEntry;
}

export const requireUndecided = (entry: BankEntry): void => {
  if (entry.state !== 'booked') return;
  throw new Refusal('bank_entry_state', {
    expected: 'an entry that is not booked',
    received: `one that is booked as ${entry.booked?.paymentId}`,
  });
};

/**
 * Books an entry as proposed or as told. The payment's id follows from the entry's, and the entry is written in the same
 * transaction on condition of its version: nobody books it twice.
 */
export const confirmEntry = async (
  booker: Booker,
  entry: BankEntry,
  decision: Decision,
): Promise<Confirmed> => {
  requireUndecided(entry);
  const { proposal } = entry;
  const isReversal = proposal?.kind === 'reversal' && decision.customerId === undefined;
  const booked = isReversal
    ? await takenBack(booker, entry)
    : await received(booker, entry, decision);
  const { id: paymentId, customerId } = booked.payment;
  const kind = isReversal ? 'reversal' : 'payment';
  const { ignored: _, ...rest } = entry;
  const changes = {
    state: 'booked',
    booked: { kind, customerId, paymentId, by: booker.by },
  } as const;
  const org = booker.organisation.id;
  const remembered: Write[] =
    entry.ibanHash === undefined ? [] : [store.payerWrite(org, entry.ibanHash, customerId)];
  return {
    entry: { ...rest, ...changes, version: entry.version + 1 },
    writes: [
      ...booked.writes,
      store.entryWrite(org, rest, changes),
      ...pointersMoved(org, entry, customerId),
      ...remembered,
    ],
    events: booked.events,
  };
};

const takenBack = async (booker: Booker, { proposal, text, id }: BankEntry): Promise<Booked> => {
  const org = booker.organisation.id;
  const { customerId = '', paymentId = '' } = proposal ?? {};
  const payment = await readPayment(org, customerId, paymentId);
  const ids = payment.allocations.map(({ invoiceId }) => invoiceId);
  const invoices = await readInvoices(org, customerId, ids);
  return reversePayment(booker, payment, invoices, (text || id).slice(0, 200));
};

const received = async (
  booker: Booker,
  entry: BankEntry,
  { customerId, invoices, confirm }: Decision,
): Promise<Booked> => {
  const org = booker.organisation.id;
  if (entry.amount <= 0) {
    throw new Refusal('bank_entry_state', {
      expected: 'money that came in, or a reversal that was proposed',
      received: `${entry.amount} minor units`,
    });
  }
  if (entry.currency !== booker.organisation.currency) {
    const expected = booker.organisation.currency;
    throw new Refusal('currency_mismatch', { expected, received: entry.currency });
  }
  const whose = customerId ?? entry.proposal?.customerId;
  if (whose === undefined) {
    throw new Refusal('bank_entry_state', {
      ...{ field: '/body/customerId', expected: 'a customer: nothing is proposed' },
      received: 'nothing',
    });
  }
  const told = invoices ?? (customerId === undefined ? entry.proposal?.invoices : undefined);
  const [customer, open] = await Promise.all([
    existingCustomer(org, whose),
    openInvoices(org, whose),
  ]);
  return bookPayment(booker, customer, open, {
    id: deriveId('payment', org, entry.id),
    method: 'bank_transfer',
    ...{ amount: entry.amount, receivedOn: entry.bookedOn, invoices: told, confirm },
    ...(entry.text !== '' && { reference: entry.text.slice(0, 140) }),
  });
};

/** 10 reads and writes each: what fits into the function's 15 s on a slow day. */
const maxAtOnce = 50;

export interface Sure {
  readonly booked: readonly BankEntry[];
  readonly left: readonly { readonly entryId: string; readonly refusal: Refusal }[];
  readonly isMore: boolean;
}

/** Books what a statement has that is sure, one transaction each; what cannot be booked stays, and is named. */
export const confirmSure = async (
  booker: Booker,
  statementId: string,
  confirm: boolean,
): Promise<Sure> => {
  const org = booker.organisation.id;
  const open = await store.openEntriesOf(org, statementId);
  const sure = open.filter(({ proposal }) => proposal?.confidence === 'sure');
  const booked: BankEntry[] = [];
  const left: Sure['left'][number][] = [];
  for (const entry of sure.slice(0, maxAtOnce)) {
    try {
      const { writes, events, entry: after } = await confirmEntry(booker, entry, { confirm });
      await transact([...writes, outboxWrite(org, events)]);
      booked.push(after);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      left.push({ entryId: entry.id, refusal: error });
    }
  }
  return { booked, left, isMore: sure.length > maxAtOnce };
};
