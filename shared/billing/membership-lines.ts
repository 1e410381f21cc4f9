import type { Membership, Plan } from '../catalogue/model.ts';
import {
  daysBetween,
  earlier,
  later,
  type Period,
  type PlainDate,
  periodContaining,
  plusDays,
} from '../kernel/calendar.ts';
import {
  decimal,
  type Exact,
  exact,
  exactText,
  roundHalfAwayFromZero,
  times,
} from '../kernel/money.ts';
import type { BillingSettings } from '../organisation/model.ts';
import type { InvoiceLine } from './model.ts';

export type ProrationRules = Pick<BillingSettings, 'proration' | 'prorationDivisor'>;

/** One transaction holds a draft with at most this many lines: 2 writes a charge + 5 of the draft ≤ 100. */
export const maxLines = 40;

/**
 * The lines of one membership from its first unbilled day to `coverTo` (exclusive): one per billing
 * period, a partial period by its days of service. Stops one line above `maxLines`: such an invoice is not drafted.
 */
export const membershipLines = (
  membership: Membership,
  plan: Plan,
  anchorDay: number,
  coverTo: PlainDate,
  rules: ProrationRules,
): InvoiceLine[] => {
  const until = membership.endOn ? earlier(coverTo, plusDays(membership.endOn, 1)) : coverTo;
  const lines: InvoiceLine[] = [];
  for (let from = membership.billedTo; from < until && lines.length <= maxLines; ) {
    const period = periodContaining(from, anchorDay);
    const service = { from, to: earlier(period.to, until) };
    lines.push(membershipLine(membership, plan, service, period, rules));
    from = service.to;
  }
  return lines;
};

const membershipLine = (
  membership: Membership,
  plan: Plan,
  service: Period,
  period: Period,
  rules: ProrationRules,
): InvoiceLine => {
  const unitPrice = (membership.price ?? plan.price).amount;
  const share = shareOfPeriod(service, period, rules);
  const amount = times(exact(unitPrice * membership.quantity), share.factor);
  const subtotal = roundHalfAwayFromZero(amount);
  const discount = discountOf(membership, service, subtotal);
  return {
    description: plan.name,
    cause: 'membership',
    causeId: membership.id,
    from: service.from,
    to: service.to,
    quantity: membership.quantity,
    unitPrice,
    subtotal,
    discount: discount.amount,
    net: subtotal - discount.amount,
    ...(amount.numerator % amount.denominator !== 0n && { exact: exactText(amount) }),
    explanation: [share.text, discount.text].filter(Boolean).join('; '),
    tax: plan.tax,
    ...(plan.revenueAccount !== undefined && { revenueAccount: plan.revenueAccount }),
  };
};

/** Days of service ÷ days of the full period (design §5); a whole period is exactly 1. */
const shareOfPeriod = (
  service: Period,
  period: Period,
  rules: ProrationRules,
): { factor: Exact; text: string } => {
  const days = daysBetween(service.from, service.to);
  const full = daysBetween(period.from, period.to);
  if (days === full) return { factor: exact(1), text: 'full period' };
  if (rules.proration === 'none')
    return { factor: exact(1), text: `${days} of ${full} days, charged in full` };
  // the average month: 365 ÷ 12 days
  const factor = rules.prorationDivisor === 'actual' ? exact(days, full) : exact(days * 12, 365);
  const divisor = rules.prorationDivisor === 'actual' ? `${full}` : '365/12';
  return { factor, text: `${days} of ${divisor} days` };
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
