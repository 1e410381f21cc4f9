import { readOrganisation } from '../billing/inputs.ts';
import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { localDate } from '../kernel/calendar.ts';
import { absent } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { announceDebit } from './announce-debit.ts';
import type { Collection, SavedMethod } from './attempt-model.ts';
import type { Booker } from './book.ts';
import { collectionItem, readCollection } from './collection-store.ts';
import { todoWith } from './lead-time.ts';
import { usualMethod } from './usual-method.ts';

/**
 * Marks an issued invoice to be collected when it is due (S50), and announces the debit to who pays by one. 1 write and
 * 1 query; marked again it stays as it is.
 */
export const enrolForCollection = async (booker: Booker, invoice: Invoice): Promise<void> => {
  const { organisation } = booker;
  const { id: invoiceId, customerId, dueOn } = invoice;
  if (dueOn === undefined || openOf(invoice) <= 0) return;
  const mark = { customerId, invoiceId, on: dueOn, retry: 0 };
  await holds({ put: collectionItem(organisation.id, mark), condition: absent });
  const method = await usualMethod(organisation.id, customerId);
  if (!method || method.type === 'card') return;
  // read after the mark is there: whoever switches collecting on, or leaves a method, sees the mark or is seen
  const now = await readOrganisation(organisation.id);
  if (now?.billing.collect)
    await announceMarked({ ...booker, organisation: now }, mark, invoice, method);
};

/** An event that is told again, or late, finds the mark as it is by then. */
const announceMarked = async (
  booker: Booker,
  place: Pick<Collection, 'customerId' | 'invoiceId'>,
  invoice: Invoice,
  method: SavedMethod,
): Promise<void> => {
  const { organisation, now } = booker;
  const mark = await readCollection(organisation.id, place);
  const today = localDate(now, organisation.timeZone);
  if (!mark || todoWith(mark, method, today) !== 'announce') return;
  await announceDebit(booker, mark, invoice, method);
};
