import { daysBetween } from '../kernel/calendar.ts';
import { type Exact, exact } from '../kernel/money.ts';
import type { BillingSettings } from '../organisation/model.ts';
import type { Stretch } from './stretches.ts';

export type Divisor = BillingSettings['prorationDivisor'];

/** The part of a month's price that a stretch pays (design §5); a whole month is exactly 1. */
export const shareOf = (
  { service, whole, inFull, sumsUp }: Stretch,
  divisor: Divisor,
): { factor: Exact; text: string; isPart: boolean } => {
  const days = daysBetween(service.from, service.to);
  const full = daysBetween(whole.from, whole.to);
  if (days === full) return { factor: exact(1), text: 'full period', isPart: false };
  if (inFull)
    return { factor: exact(1), text: `${days} of ${full} days, charged in full`, isPart: false };
  return sumsUp || divisor === 'actual'
    ? { factor: exact(days, full), text: `${days} of ${full} days`, isPart: true }
    : { factor: exact(days * 12, 365), text: `${days} of 365/12 days`, isPart: true };
};

/** What a day of the stretch costs when the month costs `price`. */
export const dayRate = ({ whole, sumsUp }: Stretch, price: number, divisor: Divisor): Exact =>
  sumsUp || divisor === 'actual'
    ? exact(price, daysBetween(whole.from, whole.to))
    : exact(BigInt(price) * 12n, 365);
