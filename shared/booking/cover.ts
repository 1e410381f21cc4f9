import type { ResourceType } from '../catalogue/model.ts';
import { type Currency, exact, moneyText, roundHalfAwayFromZero } from '../kernel/money.ts';
import { inOrder, leftOf, type Source } from './credit-sources.ts';
import type { BookingPrice, Draw, Rate } from './model.ts';
import type { Priced } from './price.ts';

export interface Booked {
  readonly resourceType: ResourceType;
  readonly per: Rate['per'];
  readonly units: number;
}

interface Bill {
  /** minutes or days of all units, and their price */
  readonly total: number;
  readonly full: number;
  readonly currency: Currency;
  /** minutes or days that are covered */
  readonly time: number;
  /** what is left to charge */
  readonly open: number;
  readonly draws: readonly Draw[];
  readonly explanation: readonly string[];
}

/**
 * What a booking costs after credits and passes: minutes cover their part of an hourly price, days theirs of a daily
 * one, money whatever is left. 90 min for 37.50 with 60 min of credit: 37.50 × 60/90 = 25.00 covered, 12.50 charged.
 */
export const cover = (
  { full, currency, minutes, days, explanation }: Priced,
  sources: readonly Source[],
  { resourceType, per, units }: Booked,
): BookingPrice => {
  const time = per === 'hour' ? 'minutes' : 'days';
  const total = units * (per === 'hour' ? minutes : days);
  const start: Bill = { total, full, currency, time: 0, open: full, draws: [], explanation };
  const fitting = sources.filter(
    ({ resourceTypes, unit }) =>
      (unit === 'money' || unit === time) && (resourceTypes?.includes(resourceType) ?? true),
  );
  const { open, draws, explanation: sentences } = inOrder(fitting).reduce(drawn, start);
  const isPart = draws.length > 0 && open > 0;
  const rest = isPart ? [`${text(open, currency)} of ${text(full, currency)} charged`] : [];
  return {
    currency,
    full,
    covered: full - open,
    charged: open,
    draws: [...draws],
    explanation: [...sentences, ...rest],
  };
};

const drawn = (bill: Bill, source: Source): Bill => {
  const { amount, value } = source.unit === 'money' ? money(bill, source) : time(bill, source);
  if (value === 0) return bill;
  return {
    ...bill,
    time: bill.time + (source.unit === 'money' ? 0 : amount),
    open: bill.open - value,
    draws: [...bill.draws, { source: source.key, name: source.name, [source.unit]: amount }],
    explanation: [...bill.explanation, sentence(bill, source, amount)],
  };
};

const money = ({ open }: Bill, source: Source) => {
  const amount = Math.min(leftOf(source), open);
  return { amount, value: amount };
};

/** Time that is drawn, never more than what is open needs, and what it covers; the last of it covers the rest. */
const time = (bill: Bill, source: Source) => {
  const { total, open, time } = bill;
  if (open === 0) return { amount: 0, value: 0 };
  const needed = Math.min(total - time, timeFor(bill));
  const amount = Math.min(leftOf(source), needed);
  if (amount === needed) return { amount, value: open };
  return { amount, value: Math.min(open, worth(bill, time + amount) - worth(bill, time)) };
};

/** The time whose part of the price is at least what is open. */
const timeFor = ({ total, full, open }: Bill): number => {
  const [needed, price] = [BigInt(open) * BigInt(total), BigInt(full)];
  return Number((needed + price - 1n) / price);
};

/** What the first minutes or days of a booking cost: parts of it sum to the whole. */
const worth = ({ full, total }: Bill, time: number): number =>
  roundHalfAwayFromZero(exact(BigInt(full) * BigInt(time), total));

const text = (amount: number, currency: Currency) => moneyText(exact(amount), currency);

const sentence = ({ total, currency }: Bill, source: Source, amount: number): string => {
  const { kind, lastOn, memberId, monthly, name, unit } = source;
  const what = kind === 'grant' && unit === 'days' ? 'pass' : 'credit';
  const month = monthly ? ` of ${lastOn?.slice(0, 7)}` : '';
  const whose = memberId === undefined ? 'shared' : 'personal';
  const used = {
    minutes: `${amount} of ${total} min`,
    days: `${amount} of ${total} ${total === 1 ? 'day' : 'days'}`,
    money: text(amount, currency),
  };
  return `${used[unit]} by the ${whose} ${what} "${name}"${month}`;
};
