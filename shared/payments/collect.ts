import { readInvoice } from '../billing/invoice-store.ts';
import { openOf } from '../billing/open-amount.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { existingCustomer } from '../people/store.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import { announceDebit } from './announce-debit.ts';
import type { Collection } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { marksOf, readCollection, removeCollection, waitForMethod } from './collection-store.ts';
import { todoWith } from './lead-time.ts';
import { startAttempt } from './start-attempt.ts';
import { usualMethod } from './usual-method.ts';

// Idempotency key: the attempt's id, which follows from the invoice and the try that came to nothing before.
/**
 * Charges the usual method with what is open of an invoice, and answers whether that was tried. While another payment
 * is under way the mark stays where it is; without a method it waits for one; a debit is announced first.
 */
const collectInvoice = async (booker: Booker, mark: Collection): Promise<boolean> => {
  const org = booker.organisation.id;
  const { customerId, invoiceId, after, methodId } = mark;
  const invoice = await readInvoice(org, customerId, invoiceId);
  if (!invoice || openOf(invoice) <= 0) {
    await removeCollection(org, mark);
    return false;
  }
  const method = await usualMethod(org, customerId);
  const today = localDate(booker.now, booker.organisation.timeZone);
  if (!method) {
    if (mark.on !== undefined && mark.on <= today) await waitForMethod(org, mark);
    return false;
  }
  const todo = todoWith(mark, method, today);
  if (todo === 'announce') await announceDebit(booker, mark, invoice, method);
  if (todo !== 'charge') return false;
  // another method is tried as often as the first
  const retry = methodId === undefined || methodId === method.id ? mark.retry : 0;
  const customer = await existingCustomer(org, customerId);
  const cause = after === undefined ? 'automatic' : `automatic after ${after}`;
  try {
    await startAttempt(booker, customer, {
      ...{ invoiceId, channel: 'automatic', cause, method, retry },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (isMetAgain(error)) return false;
    if (error.code !== 'invoice_state') throw error;
  }
  await removeCollection(org, mark);
  return true;
};

/** Another payment is under way, or a page could not be closed, or was paid at this moment: the next tick looks again. */
const isMetAgain = ({ code }: Refusal): boolean =>
  code === 'payment_in_flight' || code === 'page_open' || code === 'paid_meanwhile';

export interface Collected {
  readonly tried: number;
  readonly failures: readonly { readonly invoiceId: string; readonly error: unknown }[];
}

/**
 * Collects what falls due up to the organisation's today and not before (S50), also what was due on days that were
 * missed, and tries again what failed. While the switch is off the marks wait: switched on, it collects what is overdue.
 * 1 query of the index.
 */
export const collectDue = async (booker: Booker, hasTime: () => boolean): Promise<Collected> => {
  const { organisation, now } = booker;
  const org = organisation.id;
  if (!organisation.billing.collect || organisation.status !== 'active') {
    return { tried: 0, failures: [] };
  }
  const today = localDate(now, organisation.timeZone);
  const { gsi1pk: pk } = indexKeys.collections(org, '', '', '');
  const due = await queryIndexAll({ pk, between: ['', `${today}~`] });
  const failures: Collected['failures'][number][] = [];
  let tried = 0;
  for (const { gsi1sk } of due) {
    if (!hasTime()) break;
    const [, customerId = '', invoiceId = ''] = gsi1sk.split('#');
    try {
      tried += await collectMark(booker, customerId as Id<'customer'>, invoiceId as Id<'invoice'>);
    } catch (error) {
      failures.push({ invoiceId, error });
    }
  }
  return { tried, failures };
};

/** A customer's mark without an invoice stands for all that waited for a method. */
const collectMark = async (
  booker: Booker,
  customerId: Id<'customer'>,
  invoiceId: Id<'invoice'> | '',
): Promise<number> => {
  const org = booker.organisation.id;
  if (invoiceId !== '') {
    const mark = await readCollection(org, { customerId, invoiceId });
    // tried a moment ago with all of its customer's: it waits for another method now
    if (mark?.on === undefined) return 0;
    return (await collectInvoice(booker, mark)) ? 1 : 0;
  }
  const { marks, done } = await marksOf(org, customerId);
  let tried = 0;
  for (const mark of marks) if (await collectInvoice(booker, mark)) tried += 1;
  await done();
  return tried;
};
