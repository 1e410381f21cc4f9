import type { Membership, Plan } from '../catalogue/model.ts';
import { plusDays } from '../kernel/calendar.ts';
import { exact, exactText, moneyText, roundHalfAwayFromZero, times } from '../kernel/money.ts';
import { discountsOn } from './discounts.ts';
import type { InvoiceLine } from './model.ts';
import { type Divisor, dayRate, shareOf } from './share-of-month.ts';
import type { Cuts, Stretch } from './stretches.ts';

/** The line of one stretch of a membership: the month's price, or its part by days of service. */
export const membershipLine = (
  membership: Membership,
  plan: Plan,
  stretch: Stretch,
  {
    prorationDivisor: divisor,
    priceChanges,
  }: { readonly prorationDivisor: Divisor } & Pick<Cuts, 'priceChanges'>,
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
    explanation: [
      `${share.text}${rate}`,
      ...changesOf(stretch, priceChanges).map(
        days => `${moneyText(exact(price.amount), price.currency)} a month ${days}`,
      ),
      ...discount.texts,
    ].join('; '),
    tax: plan.tax,
    ...(plan.revenueAccount !== undefined && { revenueAccount: plan.revenueAccount }),
  };
};

/** On which days a price holds that changes within the month. */
const changesOf = ({ service, whole }: Stretch, changes: Cuts['priceChanges']): string[] => {
  const from = service.from > whole.from && changes.includes(service.from);
  const until = service.to < whole.to && changes.includes(service.to);
  const words = [
    ...(from ? [`from ${service.from}`] : []),
    ...(until ? [`until ${plusDays(service.to, -1)}`] : []),
  ];
  return words.length > 0 ? [words.join(' ')] : [];
};
