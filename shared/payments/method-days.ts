import { anchorAfter, dayOf, later, type PlainDate } from '../kernel/calendar.ts';
import type { SavedMethod } from './attempt-model.ts';

/** SEPA Core rulebook: a mandate by which nothing was collected for 36 months has lapsed, and the creditor cancels it. */
const disuseMonths = 36;

const monthsAfter = (on: PlainDate, months: number): PlainDate =>
  anchorAfter(on, dayOf(on), months);

/** The day on which something is to be said or done about a method: a month before a card expires, 36 after a mandate's last use. */
export const lookOnOf = (
  { expires, mandate, type }: Pick<SavedMethod, 'expires' | 'mandate' | 'type'>,
  usedOn: PlainDate,
): PlainDate | undefined => {
  if (expires !== undefined) return monthsAfter(`${expires}-01`, -1);
  return type === 'sepa_debit' && mandate?.status === 'active'
    ? monthsAfter(usedOn, disuseMonths)
    : undefined;
};

/** The last day on which a method was used, whatever came of it: since it was left, or since one of its charges began. */
export const lastUseOf = (leftOn: PlainDate, charges: readonly PlainDate[]): PlainDate =>
  charges.reduce(later, leftOn);
