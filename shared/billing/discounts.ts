import type { Discount } from '../catalogue/model.ts';
import {
  daysBetween,
  earlier,
  later,
  type Period,
  type PlainDate,
  plusDays,
} from '../kernel/calendar.ts';
import {
  decimal,
  type Exact,
  exact,
  isAbove,
  moneyText,
  roundHalfAwayFromZero,
  times,
} from '../kernel/money.ts';

/** 12.5 % as a fraction of 1. */
export const fractionOf = ({ percent = '0' }: Discount): Exact =>
  times(decimal(percent), exact(1, 100));

/** Whether a day is one of the discount's; both its ends are. */
export const isWithin = ({ from, to }: Discount, on: PlainDate): boolean =>
  (from === undefined || from <= on) && (to === undefined || on <= to);

/** Days of a period that are the discount's. */
export const coveredDays = ({ from, to }: Discount, period: Period): number =>
  Math.max(
    0,
    daysBetween(
      later(period.from, from ?? period.from),
      earlier(period.to, to ? plusDays(to, 1) : period.to),
    ),
  );

interface Discounted {
  readonly service: Period;
  /** the part of a month that the service pays: an amount is a month's */
  readonly share: Exact;
  readonly subtotal: number;
}

/**
 * What discounts take off a stretch of service, one after the other on what is left, each on the days it
 * covers and never more than there is: a percentage of the price, or a month's amount by the same part of the month.
 */
export const discountsOn = (
  { service, share, subtotal }: Discounted,
  discounts: readonly (readonly [whose: string, discount: Discount | undefined])[],
): { amount: number; texts: string[] } => {
  const days = daysBetween(service.from, service.to);
  let amount = 0;
  const texts: string[] = [];
  for (const [whose, discount] of discounts) {
    const covered = discount ? coveredDays(discount, service) : 0;
    if (!discount || covered === 0) continue;
    const left = exact(subtotal - amount);
    const wanted = discount.amount
      ? times(exact(discount.amount.amount), share)
      : times(left, fractionOf(discount));
    // of the days it covers only: what it has no room for there is off no other day
    const full = isAbove(wanted, left) ? left : wanted;
    amount += roundHalfAwayFromZero(times(full, exact(covered, days)));
    const part = covered === days ? '' : ` on ${covered} of ${days} days`;
    texts.push(`${whose}${wordsOf(discount)}${part}${full === left ? ', at most the price' : ''}`);
  }
  return { amount, texts };
};

const wordsOf = (discount: Discount): string =>
  discount.amount
    ? `${moneyText(exact(discount.amount.amount), discount.amount.currency)} a month off`
    : `${discount.percent}% off`;
