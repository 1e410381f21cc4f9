import { readInvoice } from '../billing/invoice-store.ts';
import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { localDate } from '../kernel/calendar.ts';
import { requestMail } from '../notifications/mail-store.ts';
import { outboxWrite } from '../store/outbox.ts';
import { ConditionFailed, transact } from '../store/transact.ts';
import type { Collection, SavedMethod } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { marksOf, movedMark } from './collection-store.ts';
import { debitOn, todoWith } from './lead-time.ts';
import { usualMethod } from './usual-method.ts';

// Idempotency key: the method in the mark, moved by the transaction that asks for the mail.
/** Tells a customer of a debit before it is made, and moves it to where its lead time is over. 1 transaction of 4 writes. */
export const announceDebit = async (
  { organisation, now }: Pick<Booker, 'organisation' | 'now'>,
  mark: Collection,
  invoice: Invoice,
  method: SavedMethod,
): Promise<void> => {
  const org = organisation.id;
  const { customerId, invoiceId } = mark;
  const today = localDate(now, organisation.timeZone);
  const { preNotificationDays, creditorId } = organisation.billing;
  const on = debitOn(invoice, today, preNotificationDays);
  const { writes, event } = requestMail(org, {
    ...{ kind: 'debit_notice', cause: `${invoiceId} ${method.id} ${on}`, customerId, invoiceId },
    facts: {
      ...{ invoiceNumber: invoice.number ?? '', debitOn: on, account: method.label, creditorId },
      amount: { amount: openOf(invoice), currency: invoice.currency },
      reference: method.mandate?.reference ?? '',
    },
  });
  // another method is tried as often as the first
  const moved = movedMark(org, mark, { on, methodId: method.id, retry: 0 });
  await transact([moved, ...writes, outboxWrite(org, [event])]);
};

/** As many as a caller waits for; the next tick announces the others. */
const atOnce = 10;

/** A customer's method is a debit from now on: what is to be collected with it is announced. 2 reads, 1 get an invoice. */
export const announceOpen = async (booker: Booker, customerId: string): Promise<void> => {
  const { organisation, now } = booker;
  const method = organisation.billing.collect && (await usualMethod(organisation.id, customerId));
  if (!method || method.type === 'card') return;
  const today = localDate(now, organisation.timeZone);
  const { marks } = await marksOf(organisation.id, customerId);
  const open = marks.filter(mark => todoWith(mark, method, today) === 'announce');
  for (const mark of open.slice(0, atOnce)) await announceOne(booker, mark, method);
};

const announceOne = async (booker: Booker, mark: Collection, method: SavedMethod) => {
  const invoice = await readInvoice(booker.organisation.id, mark.customerId, mark.invoiceId);
  if (!invoice || openOf(invoice) <= 0) return;
  try {
    await announceDebit(booker, mark, invoice, method);
  } catch (error) {
    // somebody was first
    if (!(error instanceof ConditionFailed)) throw error;
  }
};
