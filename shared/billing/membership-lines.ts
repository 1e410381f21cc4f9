import type { Membership, Plan } from '../catalogue/model.ts';
import { exact, exactText, moneyText, roundHalfAwayFromZero, times } from '../kernel/money.ts';
import { discountsOn } from './discounts.ts';
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
  const discount = discountsOn({ service, share: share.factor, subtotal }, [
    ['plan ', plan.discount],
    ['', membership.discount],
  ]);
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
    explanation: [`${share.text}${rate}`, ...discount.texts].join('; '),
    tax: plan.tax,
    ...(plan.revenueAccount !== undefined && { revenueAccount: plan.revenueAccount }),
  };
};
