import type { Invoice } from '../billing/model.ts';
import { later, type PlainDate } from '../kernel/calendar.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Collection } from './attempt-model.ts';
import { findAttempt } from './attempt-store.ts';
import { isUnpaidPage } from './attempt-times.ts';
import { readCollection } from './collection-store.ts';
import { usualMethod } from './usual-method.ts';

/**
 * The day up to which an invoice need not be asked for: money is under way, or it is collected by itself. A page that
 * nobody has paid is no money under way. 1 get while an attempt is open, 1 get and 1 query while invoices are collected.
 */
export const awaitedUntil = async (
  organisation: Organisation,
  { id: invoiceId, customerId, openAttempt }: Pick<Invoice, 'id' | 'customerId' | 'openAttempt'>,
  today: PlainDate,
): Promise<PlainDate | undefined> => {
  const attempt = openAttempt && (await findAttempt(organisation.id, customerId, openAttempt));
  if (attempt && attempt.status === 'open' && !isUnpaidPage(attempt)) return today;
  return collectedOn(organisation, { customerId, invoiceId }, today);
};

/** The day of the first try, which may be made late. What failed before is asked for. */
const collectedOn = async (
  { id: org, billing }: Organisation,
  place: Pick<Collection, 'customerId' | 'invoiceId'>,
  today: PlainDate,
): Promise<PlainDate | undefined> => {
  if (!billing.collect) return undefined;
  const [mark, method] = await Promise.all([
    readCollection(org, place),
    usualMethod(org, place.customerId),
  ]);
  if (!mark || mark.on === undefined || mark.after !== undefined || !method) return undefined;
  return later(mark.on, today);
};
