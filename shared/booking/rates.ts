import type * as z from 'zod';
import { requireCurrency } from '../catalogue/plans.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import type { Changes } from '../store/change.ts';
import type { CancellationStep, Rate } from './model.ts';
import type { NewRate, OfferedRate, RateChanges, RateView } from './rate-contract.ts';

type Prices = Pick<RateChanges, 'price' | 'halfDay' | 'day' | 'windows'>;

const kinds = ['hour', 'halfDay', 'day'] as const;

const requireCurrencies = (prices: Prices, currency: Currency): void => {
  for (const field of ['price', 'halfDay', 'day'] as const) {
    requireCurrency(prices[field], currency, field);
  }
  for (const [index, window] of (prices.windows ?? []).entries()) {
    for (const kind of kinds) requireCurrency(window[kind], currency, `windows/${index}/${kind}`);
  }
};

/** A daily rate's price is the day's already, and it knows no hours. */
const requireSense = (prices: Prices, per: Rate['per']): void => {
  if (per === 'hour') return;
  if (prices.day) throw onlyHourly('day');
  for (const [index, { hour }] of (prices.windows ?? []).entries()) {
    if (hour) throw onlyHourly(`windows/${index}/hour`);
  }
};

const onlyHourly = (field: string): Refusal =>
  new Refusal('invalid_request', {
    field: `/body/${field}`,
    expected: 'only with a rate per hour',
    received: 'with a rate per day',
  });

/** The step nearest to the start first. */
const inOrder = (steps: readonly CancellationStep[]): CancellationStep[] =>
  steps.toSorted((a, b) => a.hoursBefore - b.hoursBefore);

export const rate = (
  input: NewRate,
  context: { id: Id<'rate'>; currency: Currency; now: string },
): Rate => {
  requireCurrencies(input, context.currency);
  requireSense(input, input.per);
  return {
    ...input,
    ...(input.cancellation && { cancellation: inOrder(input.cancellation) }),
    id: context.id,
    archived: false,
    version: 1,
    createdAt: context.now,
  };
};

/** What an edit changes, for bookings made from then on: a booking keeps its price. Hours never become days. */
export const rateEdit = (asked: RateChanges, { per }: Rate, currency: Currency): Changes<Rate> => {
  requireCurrencies(asked, currency);
  requireSense(asked, per);
  return { ...asked, ...(asked.cancellation && { cancellation: inOrder(asked.cancellation) }) };
};

export const offeredRateView = (rate: Rate): z.input<typeof OfferedRate> => ({
  per: rate.per,
  price: rate.price,
  halfDay: rate.halfDay,
  halfDayHours: rate.halfDayHours,
  day: rate.day,
  windows: rate.windows,
  cancellation: rate.cancellation,
  tax: rate.tax,
});

export const rateView = (rate: Rate): z.input<typeof RateView> => ({
  id: rate.id,
  name: rate.name,
  ...offeredRateView(rate),
  revenueAccount: rate.revenueAccount,
  archived: rate.archived,
  version: rate.version,
  createdAt: rate.createdAt,
});
