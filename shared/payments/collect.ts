import { readInvoice } from '../billing/invoice-store.ts';
import { openOf } from '../billing/open-amount.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { existingCustomer } from '../people/store.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import type { Collection, SavedMethod } from './attempt-model.ts';
import { savedMethods } from './attempt-store.ts';
import type { Booker } from './book.ts';
import { readCollection, removeCollection, waitForMethod, waitingOf } from './collection-store.ts';
import { connectionsOf } from './connections.ts';
import { startAttempt } from './start-attempt.ts';

/** What is charged when nothing else is said: the default, if its bank has confirmed it, it is not lost and its gateway is connected. 2 queries. */
export const usualMethod = async (org: string, cus: string): Promise<SavedMethod | undefined> => {
  const [methods, connections] = await Promise.all([savedMethods(org, cus), connectionsOf(org)]);
  return methods.find(
    ({ isDefault, lostFor, mandate, connectionId }) =>
      isDefault &&
      lostFor === undefined &&
      (mandate === undefined || mandate.status === 'active') &&
      connections.some(({ id }) => id === connectionId),
  );
};

// Idempotency key: the attempt's id, which follows from the invoice and the try that came to nothing before.
/**
 * Charges the usual method with what is open of an invoice, and answers whether that was tried. While another payment
 * is under way the mark stays where it is; without a method it waits for one.
 */
const collectInvoice = async (booker: Booker, mark: Collection): Promise<boolean> => {
  const org = booker.organisation.id;
  const { customerId, invoiceId, retry, after } = mark;
  const invoice = await readInvoice(org, customerId, invoiceId);
  if (!invoice || openOf(invoice) <= 0) {
    await removeCollection(org, mark);
    return false;
  }
  const method = await usualMethod(org, customerId);
  if (!method) {
    await waitForMethod(org, mark);
    return false;
  }
  const customer = await existingCustomer(org, customerId);
  const cause = after === undefined ? 'automatic' : `automatic after ${after}`;
  try {
    await startAttempt(booker, customer, {
      ...{ invoiceId, channel: 'automatic', cause, method, retry },
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'payment_in_flight') return false;
    if (!(error instanceof Refusal) || error.code !== 'invoice_state') throw error;
  }
  await removeCollection(org, mark);
  return true;
};

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
    return mark && (await collectInvoice(booker, mark)) ? 1 : 0;
  }
  const { waiting, done } = await waitingOf(org, customerId);
  let tried = 0;
  // another method is tried as often as the first
  for (const mark of waiting) {
    if (await collectInvoice(booker, { ...mark, retry: 0 })) tried += 1;
  }
  await done();
  return tried;
};
