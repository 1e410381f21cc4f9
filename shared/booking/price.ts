import { epochMinutes } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Currency, exact, roundHalfAwayFromZero } from '../kernel/money.ts';
import type { Rate } from './model.ts';
import type { Span } from './occupancy.ts';
import { daysTouched, type Minutes } from './opening.ts';
import { cheapest, offersOf } from './price-parts.ts';
import { explain } from './price-words.ts';

export interface Priced {
  /** of all units, in minor units, rounded once */
  readonly full: number;
  readonly currency: Currency;
  /** real minutes of one unit */
  readonly minutes: number;
  /** local calendar days that are touched */
  readonly days: number;
  /** how the price came to be, a sentence each */
  readonly explanation: string[];
}

/** What the price of a fee can be. */
const maxAmount = 1_000_000_000;

/**
 * What a rate asks for a span: the cheapest way to pay each of its minutes with hours (to the minute), half-days, days
 * and the prices of windows, which hold for the minutes in them. Days and windows are those of the time zone, so a day
 * of a clock change has 23 or 25 hours. A daily rate asks its price for each calendar day that is touched.
 * 2 h 30 min at 20.00 an hour with a half-day of 40.00 → 40.00.
 */
export const priceOf = (
  rate: Rate,
  { startsAt, endsAt, units, timeZone }: Span & { units: number; timeZone: string },
): Priced => {
  const span: Minutes = [epochMinutes(startsAt), epochMinutes(endsAt)];
  const minutes = span[1] - span[0];
  const days = daysTouched(span, timeZone);
  const offers = offersOf(rate, span, days, timeZone);
  const { sixtieths, parts } = cheapest(offers, span, rate.halfDayHours);
  const full = roundHalfAwayFromZero(exact(BigInt(sixtieths) * BigInt(units), 60));
  if (full > maxAmount) {
    throw new Refusal('not_bookable', {
      expected: `a price up to ${maxAmount}`,
      received: `${full}`,
    });
  }
  const { currency, amount } = rate.price;
  const plain =
    rate.per === 'hour'
      ? { sixtieths: minutes * amount, text: 'by the hour' }
      : { sixtieths: days.length * amount * 60, text: 'by the day' };
  return {
    full,
    currency,
    minutes,
    days: days.length,
    explanation: explain({ currency, parts, sixtieths, plain, units, full }),
  };
};
