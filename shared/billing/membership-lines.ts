import type { Membership, Plan } from '../catalogue/model.ts';
import { daysBetween, earlier, later, type Period, plusDays } from '../kernel/calendar.ts';
import {
  decimal,
  exact,
  exactText,
  moneyText,
  roundHalfAwayFromZero,
  times,
} from '../kernel/money.ts';
import type { InvoiceLine } from './model.ts';
import { dayRate, type ProrationRules, type Stretch, shareOf } from './stretches.ts';

/** The line of one stretch of a membership: the month's price, or its part by days of service. */
export const membershipLine = (
  membership: Membership,
  plan: Plan,
  stretch: Stretch,
  { prorationDivisor: divisor }: ProrationRules,
): InvoiceLine => {
  const { service } = stretch;
  const price = membership.price ?? plan.price;
  const month = price.amount * membership.quantity;
  const share = shareOf(stretch, divisor);
  const amount = times(exact(month), share.factor);
  const subtotal = roundHalfAwayFromZero(amount);
  const discount = discountOf(membership, service, subtotal);
  const rate = share.isPart
    ? ` at ${moneyText(dayRate(stretch, month, divisor), price.currency)} a day`
    : '';
  return {
    description: plan.name,
    cause: 'membership',
    causeId: membership.id,
    from: service.from,
    to: service.to,
    quantity: membership.quantity,
    unitPrice: price.amount,
    subtotal,
    discount: discount.amount,
    net: subtotal - discount.amount,
    ...(amount.numerator % amount.denominator !== 0n && { exact: exactText(amount) }),
    explanation: [`${share.text}${rate}`, discount.text].filter(Boolean).join('; '),
    tax: plan.tax,
    ...(plan.revenueAccount !== undefined && { revenueAccount: plan.revenueAccount }),
  };
};

/** A percentage off the days of service that the discount covers. */
const discountOf = (
  { discount }: Membership,
  service: Period,
  subtotal: number,
): { amount: number; text?: string } => {
  if (!discount) return { amount: 0 };
  const from = later(service.from, discount.from ?? service.from);
  const to = earlier(service.to, discount.to ? plusDays(discount.to, 1) : service.to);
  const covered = daysBetween(from, to);
  if (covered <= 0) return { amount: 0 };
  const days = daysBetween(service.from, service.to);
  const rate = times(decimal(discount.percent), exact(covered, 100 * days));
  const amount = roundHalfAwayFromZero(times(exact(subtotal), rate));
  const part = covered === days ? '' : ` on ${covered} of ${days} days`;
  return { amount, text: `${discount.percent}% off${part}` };
};
