import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Money } from '../kernel/money.ts';
import type { Plan, PlanPrice, SalesChannel } from './model.ts';

/** Where and on which day of service something is sold. */
interface Sale {
  readonly on: PlainDate;
  readonly locationId?: string | undefined;
}

/**
 * The price of a plan on a day: the latest that holds at the location, else the latest that holds
 * everywhere, else the plan's own.
 */
export const priceOn = (
  { price, prices = [] }: Pick<Plan, 'price' | 'prices'>,
  { on, locationId }: Sale,
): Money => {
  const begun = prices.filter(({ from }) => from <= on);
  const local = begun.filter(entry => entry.locationId && entry.locationId === locationId);
  const general = begun.filter(entry => !entry.locationId);
  return (latest(local) ?? latest(general))?.price ?? price;
};

/** The days from which a plan costs something else at a location than on the day before, in order. */
export const priceChanges = (
  plan: Pick<Plan, 'price' | 'prices'>,
  locationId: string | undefined,
): PlainDate[] => {
  const amountOn = (on: PlainDate) => priceOn(plan, { on, locationId }).amount;
  const days = new Set((plan.prices ?? []).map(({ from }) => from));
  return [...days].sort().filter(on => amountOn(on) !== amountOn(plusDays(on, -1)));
};

const latest = (entries: readonly PlanPrice[]): PlanPrice | undefined =>
  entries.reduce<PlanPrice | undefined>(
    (last, entry) => (last && last.from >= entry.from ? last : entry),
    undefined,
  );

/** Whether a plan is on sale where customers or visitors buy for themselves. */
export const isOffered = (
  { archived, offeredOn = [] }: Pick<Plan, 'archived' | 'offeredOn'>,
  channel: SalesChannel,
): boolean => !archived && offeredOn.includes(channel);
