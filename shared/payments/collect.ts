import { readInvoice } from '../billing/invoice-store.ts';
import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { existingCustomer } from '../people/store.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import type { Attempt, SavedMethod } from './attempt-model.ts';
import { savedMethods } from './attempt-store.ts';
import type { Booker } from './book.ts';
import { startAttempt } from './start-attempt.ts';

/** Marks an issued invoice to be collected when it is due (S50). 1 write; marked again it stays as it is. */
export const enrolForCollection = async (org: string, invoice: Invoice): Promise<void> => {
  const { id, customerId, dueOn } = invoice;
  if (dueOn === undefined || openOf(invoice) <= 0) return;
  const key = keys.collection(org, customerId, id);
  await holds({
    put: { ...key, ...indexKeys.collections(org, dueOn, customerId, id) },
    condition: absent,
  });
};

/** What is charged when nothing else is said: the default, if its bank has confirmed it. 1 query. */
export const usualMethod = async (org: string, cus: string): Promise<SavedMethod | undefined> =>
  (await savedMethods(org, cus)).find(
    ({ isDefault, mandate }) => isDefault && (mandate === undefined || mandate.status === 'active'),
  );

/**
 * Charges the usual method with what is open of an invoice. `cause` makes it one attempt: the due date, or which retry
 * it is. Nothing to charge, nothing to charge it with, or a payment under way: no attempt.
 */
export const collectInvoice = async (
  booker: Booker,
  { customerId, invoiceId }: { readonly customerId: string; readonly invoiceId: string },
  cause: string,
): Promise<Attempt | undefined> => {
  const org = booker.organisation.id;
  const invoice = await readInvoice(org, customerId, invoiceId);
  if (!invoice || openOf(invoice) <= 0) return undefined;
  const method = await usualMethod(org, customerId);
  if (!method) return undefined;
  const customer = await existingCustomer(org, customerId);
  const asked = { invoiceId, channel: 'automatic', cause: `automatic ${cause}`, method } as const;
  try {
    return await startAttempt(booker, customer, asked);
  } catch (error) {
    const isTaken =
      error instanceof Refusal && ['payment_in_flight', 'invoice_state'].includes(error.code);
    if (isTaken) return undefined;
    throw error;
  }
};

export interface Collected {
  readonly tried: number;
  readonly failures: readonly { readonly invoiceId: string; readonly error: unknown }[];
}

// Idempotency key: the attempt's id, which follows from the invoice and its due date.
/**
 * Collects what falls due up to the organisation's today and not before (S50), also what was due on days that were
 * missed. While the switch is off the marks wait: switched on, it collects what is overdue. 1 query of the index.
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
    const [on = '', customerId = '', invoiceId = ''] = gsi1sk.split('#');
    try {
      if (await collectInvoice(booker, { customerId, invoiceId }, on)) tried += 1;
      await holds({ delete: keys.collection(org, customerId, invoiceId) });
    } catch (error) {
      failures.push({ invoiceId, error });
    }
  }
  return { tried, failures };
};
