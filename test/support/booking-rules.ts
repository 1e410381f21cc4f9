import { expect } from 'vitest';
import { DaySheet } from '../../shared/booking/model.ts';
import type { Booking, Fee } from '../../shared/contract/client.gen.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';

/** A resource of the property, and its price by a rule so simple that it can be told in a line. */
export interface Room {
  readonly id: string;
  readonly capacity: number;
  readonly bufferMinutes: number;
  /** of a unit, in minor units, by the minutes of each local day that is touched */
  readonly price: (minutesOfDays: readonly number[]) => number;
}

const minute = (instant: string): number => Date.parse(instant) / 60_000;

/** Amsterdam is an hour ahead in winter. */
const minutesOfDays = ({ startsAt, endsAt }: Booking): number[] => {
  const [from, to] = [minute(startsAt) + 60, minute(endsAt) + 60];
  const midnight = (Math.floor(from / 1440) + 1) * 1440;
  return to <= midnight ? [to - from] : [midnight - from, to - midnight];
};

/** Units that bookings take in each minute, buffers in it. */
const takenBy = (bookings: readonly Booking[], { bufferMinutes }: Room): Map<number, number> => {
  const taken = new Map<number, number>();
  for (const { startsAt, endsAt, units } of bookings) {
    for (let at = minute(startsAt); at < minute(endsAt) + bufferMinutes; at += 1) {
      taken.set(at, (taken.get(at) ?? 0) + units);
    }
  }
  return taken;
};

/** No moment has more than there is, and the sheets of the days say what the bookings say. */
export const expectSlots = async (
  org: string,
  room: Room,
  bookings: readonly Booking[],
  days: readonly string[],
): Promise<void> => {
  const live = bookings.filter(
    ({ resourceId, status }) => resourceId === room.id && status === 'confirmed',
  );
  const taken = takenBy(live, room);
  expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(room.capacity);
  const onSheets = new Map<number, number>();
  for (const day of days) {
    const stored = await getItem(keys.daySheet(org, room.id, day));
    const sheet = stored && DaySheet.parse(stored);
    const midnight = minute(`${day}T00:00:00Z`);
    for (const [from, to, units] of sheet?.taken ?? []) {
      for (let at = from; at < to; at += 1) onSheets.set(midnight + at, units);
    }
  }
  expect([...onSheets].sort()).toEqual([...taken].sort());
};

/** Half away from zero, as all money is. */
const part = (amount: number, percent: number): number => Math.round((amount * percent) / 100);

/** Each booking's price is that of its rule, and its open fees are what is left of it after credits. */
export const expectCharges = (
  rooms: readonly Room[],
  bookings: readonly Booking[],
  fees: readonly Fee[],
  percentOf: (booking: Booking) => number,
): void => {
  for (const booking of bookings) {
    const room = rooms.find(({ id }) => id === booking.resourceId);
    const { price, status, units } = booking;
    const full = units * (room?.price(minutesOfDays(booking)) ?? 0);
    expect(price?.full.amount).toBe(full);
    const charged = price?.charged.amount ?? 0;
    expect(charged + (price?.covered.amount ?? 0)).toBe(full);
    const due = status === 'cancelled' ? part(charged, percentOf(booking)) : charged;
    const open = fees.filter(fee => fee.origin?.id === booking.id && fee.status === 'open');
    expect(open.map(fee => fee.price.amount)).toEqual(due === 0 ? [] : [due]);
  }
};

/** Which part of its draws a booking still holds. */
export const drawnBy = (
  bookings: readonly Booking[],
  unit: 'minutes' | 'money' | 'days',
  percentOf: (booking: Booking) => number,
): number =>
  bookings
    .flatMap(booking => (booking.price?.draws ?? []).map(draw => ({ booking, draw })))
    .map(({ booking, draw }) => {
      const amount = draw[unit] ?? 0;
      return booking.status === 'cancelled' ? part(amount, percentOf(booking)) : amount;
    })
    .reduce((sum, amount) => sum + amount, 0);
