import type { Invoice } from '../billing/model.ts';
import { later, type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Collection, SavedMethod } from './attempt-model.ts';

/** What is done about an invoice that is to be collected with a method. */
export type Todo = 'leave' | 'announce' | 'charge';

/**
 * A card is charged on the day; a debit is announced first, once for each account. What was tried with the same
 * method, or announced of it, keeps its day; another one is tried at once.
 */
export const todoWith = (
  { on, after, methodId }: Collection,
  { id, type }: Pick<SavedMethod, 'id' | 'type'>,
  today: PlainDate,
): Todo => {
  const isFuture = on !== undefined && on > today;
  if (methodId === id) return isFuture ? 'leave' : 'charge';
  if (type !== 'card') return 'announce';
  return isFuture && after === undefined ? 'leave' : 'charge';
};

/** The day on which a debit that is announced today is collected: when it is due, and not before the days are over. */
export const debitOn = (
  { dueOn = '' }: Pick<Invoice, 'dueOn'>,
  today: PlainDate,
  preNotificationDays: number,
): PlainDate => later(dueOn, plusDays(today, preNotificationDays));
