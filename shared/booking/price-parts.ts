import { minuteAt, type PlainDate, weekdayOf } from '../kernel/calendar.ts';
import type { Rate, RateWindow } from './model.ts';
import type { Minutes } from './opening.ts';

/** A price that holds from one minute to another. */
export interface Offer {
  readonly kind: 'hour' | 'half_day' | 'day';
  /** of a window; absent: the rate's own */
  readonly name?: string | undefined;
  /** minor units */
  readonly price: number;
  readonly from: number;
  readonly to: number;
}

/** Minutes that one or more uses of an offer pay. */
export interface Part extends Pick<Offer, 'kind' | 'name' | 'price'> {
  readonly minutes: number;
  readonly uses: number;
}

const defaultHalfDayHours = 4;

/** What a rate offers for the minutes of a booking: its own prices, and those of the windows they lie in. */
export const offersOf = (
  rate: Rate,
  [start, end]: Minutes,
  days: readonly PlainDate[],
  timeZone: string,
): Offer[] => {
  const base = [
    ...(rate.per === 'hour' ? [offer('hour', rate.price.amount, [start, end])] : []),
    ...(rate.halfDay ? [offer('half_day', rate.halfDay.amount, [start, end])] : []),
  ];
  const day = rate.per === 'day' ? rate.price : rate.day;
  const daily = days.flatMap(on => {
    const whole = within(on, '00:00', '24:00', timeZone);
    const windows = (rate.windows ?? []).filter(({ weekdays }) => weekdays.includes(weekdayOf(on)));
    return [
      ...(day ? [offer('day', day.amount, whole)] : []),
      ...windows.flatMap(window => offersOfWindow(window, on, timeZone)),
    ];
  });
  return [...base, ...daily]
    .map(each => ({ ...each, from: Math.max(each.from, start), to: Math.min(each.to, end) }))
    .filter(({ from, to }) => from < to);
};

const offersOfWindow = (
  { name, from, to, hour, halfDay, day }: RateWindow,
  on: PlainDate,
  timeZone: string,
): Offer[] => {
  const minutes = within(on, from, to, timeZone);
  return [
    ...(hour ? [offer('hour', hour.amount, minutes, name)] : []),
    ...(halfDay ? [offer('half_day', halfDay.amount, minutes, name)] : []),
    ...(day ? [offer('day', day.amount, minutes, name)] : []),
  ];
};

const offer = (kind: Offer['kind'], price: number, [from, to]: Minutes, name?: string): Offer => ({
  kind,
  price,
  from,
  to,
  name,
});

const within = (on: PlainDate, from: string, to: string, timeZone: string): Minutes => [
  minuteAt(on, from, timeZone),
  minuteAt(on, to, timeZone),
];

/** How the first minutes of a booking are paid cheapest, up to some minute. */
interface Best {
  /** in 60ths of a minor unit, so that a minute of an hour is whole: below 2^53 for 31 days of 10^9 an hour */
  readonly cost: number;
  readonly paidBy?: Offer;
  /** the minute from which `paidBy` pays */
  readonly from: number;
}

/** The cheapest way to pay every minute, hours before flat prices where both cost the same. */
export const cheapest = (
  offers: readonly Offer[],
  [start, end]: Minutes,
  halfDayHours = defaultHalfDayHours,
): { sixtieths: number; parts: Part[] } => {
  const best: Best[] = [{ cost: 0, from: start }];
  const costAt = (minute: number) => best[minute - start]?.cost ?? 0;
  const cuts = [...new Set(offers.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  for (const [index, cut] of cuts.slice(0, -1).entries()) {
    const next = cuts[index + 1] ?? end;
    const here = offers.filter(({ from, to }) => from <= cut && next <= to);
    for (let minute = cut + 1; minute <= next; minute += 1) {
      best.push(here.map(pays(minute, costAt, 60 * halfDayHours)).reduce(lower));
    }
  }
  return { sixtieths: costAt(end), parts: partsOf(best, start) };
};

const pays =
  (minute: number, costAt: (minute: number) => number, halfDayMinutes: number) =>
  (paidBy: Offer): Best => {
    const { kind, price } = paidBy;
    const earliest = { hour: minute - 1, half_day: minute - halfDayMinutes, day: paidBy.from };
    const from = Math.max(paidBy.from, earliest[kind]);
    return { cost: costAt(from) + (kind === 'hour' ? price : 60 * price), paidBy, from };
  };

const lower = (a: Best, b: Best): Best => (b.cost < a.cost ? b : a);

/** From the last minute back; uses of the same price are one part, in the order of their first minute. */
const partsOf = (best: readonly Best[], start: number): Part[] => {
  const parts = new Map<string, Part>();
  for (let minute = best.length - 1; minute > 0; ) {
    const { paidBy, from } = best[minute] as Best & { paidBy: Offer };
    const { kind, name, price } = paidBy;
    const key = `${kind} ${price} ${name}`;
    const { minutes, uses } = parts.get(key) ?? { minutes: 0, uses: 0 };
    parts.delete(key);
    parts.set(key, {
      kind,
      name,
      price,
      minutes: minutes + minute - (from - start),
      uses: uses + 1,
    });
    minute = from - start;
  }
  return [...parts.values()].reverse();
};
