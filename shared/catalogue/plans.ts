import type * as z from 'zod';
import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency, Money } from '../kernel/money.ts';
import { type Changes, changed } from '../store/change.ts';
import type { Discount, Plan } from './model.ts';
import type { NewPlan, OfferView, PlanChanges, PlanView } from './plan-contract.ts';
import { misfitOf } from './plan-fields.ts';
import { priceOn } from './prices.ts';

/** Refuses an amount that is not in the currency the organisation bills in. */
export const requireCurrency = (
  price: Money | null | undefined,
  currency: Currency,
  field = 'price',
): void => {
  if (price && price.currency !== currency) {
    throw new Refusal('currency_mismatch', {
      field: `/body/${field}/currency`,
      expected: currency,
      received: price.currency,
    });
  }
};

export const requireDiscountCurrency = (
  discount: Discount | null | undefined,
  currency: Currency,
): void => requireCurrency(discount?.amount, currency, 'discount/amount');

const requireCurrencies = (
  { price, prices, deposit, discount }: PlanChanges,
  currency: Currency,
): void => {
  requireCurrency(price, currency);
  for (const [at, entry] of (prices ?? []).entries()) {
    requireCurrency(entry.price, currency, `prices/${at}/price`);
  }
  requireCurrency(deposit, currency, 'deposit');
  requireDiscountCurrency(discount, currency);
};

/** A plan as it is created. What is sold once is billed after the fact, as fees are (design §5). */
export const plan = (
  input: NewPlan,
  context: { id: Id<'plan'>; currency: Currency; timing?: Plan['timing']; now: string },
): Plan => {
  requireCurrencies(input, context.currency);
  return {
    ...input,
    id: context.id,
    timing:
      input.timing ?? (input.kind === 'recurring' ? (context.timing ?? 'advance') : 'arrears'),
    archived: false,
    version: 1,
    createdAt: context.now,
  };
};

/** What an edit changes. Kind and timing stay: a change would bill days twice or never. */
export const planEdit = (current: Plan, asked: PlanChanges, currency: Currency): Changes<Plan> => {
  requireCurrencies(asked, currency);
  const { timing: _, ...next } = changed<Plan>(current, asked);
  const misfit = misfitOf(next);
  if (!misfit) return asked;
  const { expected, field } = misfit;
  throw new Refusal('invalid_request', {
    field: `/body/${asked[field] === undefined ? 'category' : field}`,
    expected: `${field} ${expected}`,
    received: `${next.kind} plan of category ${next.category}`,
  });
};

/** Why a plan cannot be sold as a membership; nothing found: it is not this organisation's. */
export const refusePlan =
  (planId: string) =>
  (found?: { archived?: unknown }): Refusal => {
    const field = '/body/planId';
    if (!found) {
      return new Refusal('unknown_reference', {
        field,
        expected: 'a plan of this organisation',
        received: planId,
      });
    }
    if (found.archived) {
      return new Refusal('plan_archived', { field, expected: 'a plan on sale', received: planId });
    }
    return new Refusal('plan_not_recurring', {
      field,
      expected: 'a recurring plan',
      received: planId,
    });
  };

export const planView = (plan: Plan): z.input<typeof PlanView> => ({
  id: plan.id,
  name: plan.name,
  description: plan.description,
  kind: plan.kind,
  category: plan.category,
  price: plan.price,
  prices: plan.prices,
  deposit: plan.deposit,
  credits: plan.credits,
  pass: plan.pass,
  offeredOn: plan.offeredOn,
  noticeDays: plan.noticeDays,
  tax: plan.tax,
  revenueAccount: plan.revenueAccount,
  timing: plan.kind === 'recurring' ? plan.timing : undefined,
  discount: plan.discount,
  archived: plan.archived,
  version: plan.version,
  createdAt: plan.createdAt,
});

/** A plan as who may buy it sees it. */
export const offerView = (
  plan: Plan,
  sale: { on: PlainDate; locationId?: string | undefined },
): z.input<typeof OfferView> => ({
  id: plan.id,
  name: plan.name,
  description: plan.description,
  kind: plan.kind,
  category: plan.category,
  price: priceOn(plan, sale),
  taxIncluded: plan.tax.included ?? false,
  deposit: plan.deposit,
  credits: plan.credits,
  pass: plan.pass,
  noticeDays: plan.noticeDays,
});
