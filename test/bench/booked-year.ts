import { inLanes } from '../../infra/local/lanes.ts';
import { loadSample } from '../../infra/local/sample/load.ts';
import { bookingItem, pointerItem } from '../../shared/booking/booking-writes.ts';
import {
  type Booking,
  type DaySheet,
  type Rate,
  type Resource,
  storedSteps,
} from '../../shared/booking/model.ts';
import { daysOf, type Span, take } from '../../shared/booking/occupancy.ts';
import { priceOf } from '../../shared/booking/price.ts';
import { rateItem, resourceItem } from '../../shared/booking/resource-writes.ts';
import { plusDays } from '../../shared/kernel/calendar.ts';
import { instantOfMinute } from '../../shared/kernel/clock.ts';
import { createId, type Id } from '../../shared/kernel/id.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import { type Key, keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';

const rooms = 50;
const days = 365;
const firstDay = '2027-01-01';
const customers = 200;
/** On each full hour from 06:00 on; each third is for half an hour, the others for a whole one. */
const hours = Array.from({ length: 14 }, (_, n) => 6 + n);
const mostBookings = rooms * days * hours.length;

/** Items that are put together: most of their batches are full. */
const chunk = 500;

const timeZone = 'Europe/Amsterdam';
const createdAt = '2026-11-01T00:00:00.000Z';
const stored = { archived: false, version: 1, createdAt } as const;
const price = { amount: 2_000, currency: 'EUR' } as const;
const rate: Rate = {
  id: createId('rate'),
  name: 'Meeting rooms',
  per: 'hour',
  price,
  tax: { name: 'VAT', percent: '21' },
  ...stored,
};

export interface BookedYear {
  readonly organisation: Organisation;
  readonly locationId: string;
  readonly customerIds: readonly Id<'customer'>[];
  readonly rooms: readonly Resource[];
}

/** Some minutes of a day of the year. */
const spanOf = (day: number, from: number, minutes: number) => {
  const midnight = Date.parse(plusDays(firstDay, day)) / 60_000;
  return {
    startsAt: instantOfMinute(midnight + from),
    endsAt: instantOfMinute(midnight + from + minutes),
  };
};

const isShort = (hour: number): boolean => hours.indexOf(hour) % 3 === 0;
const shortHours = hours.filter(isShort);

/** A half hour of a day that nobody has booked when the year is full. */
export const freeHalfHour = (day: number, n: number) =>
  spanOf(day, (shortHours[n % shortHours.length] ?? 0) * 60 + 30, 30);

export const dayOfYear = (day: number): string => plusDays(firstDay, day % days);

/** Loads an operator of 50 rooms with so many bookings spread evenly over a year. */
export const loadBookedYear = async (bookings: number): Promise<BookedYear> => {
  const sample = { customers, shape: 'two-line', throughApi: 0 } as const;
  const { organisation, sample: made } = await loadSample('bench', sample);
  const locationId = made.locations[0]?.id as Id<'location'>;
  const customerIds = [...made.customers()].map(({ customer }) => customer.id);
  const resources = Array.from({ length: rooms }, (_, n) => room(n, locationId));
  const org = organisation.id;
  const year = { organisation, locationId, customerIds, rooms: resources };
  await putAll([rateItem(org, rate, rooms), ...resources.map(each => resourceItem(org, each))]);
  await inLanes([...resources.entries()], 8, async ([index, resource]) => {
    let items: (Key & Record<string, unknown>)[] = [];
    for (let day = 0; day < days; day += 1) {
      items.push(...itemsOf(year, resource, spread(bookings, index * days + day), day));
      if (items.length < chunk && day < days - 1) continue;
      await putAll(items);
      items = [];
    }
  });
  return year;
};

const room = (n: number, locationId: Id<'location'>): Resource => ({
  id: createId('resource'),
  name: `Room ${n + 1}`,
  type: 'meeting_room',
  locationId,
  capacity: 1,
  rateId: rate.id,
  bufferMinutes: 0,
  offeredOn: ['portal'],
  ...stored,
});

/** The hours of the n-th day of a room that are booked, when so many of all are. */
const spread = (bookings: number, n: number): number[] => {
  const before = (slot: number) => Math.floor((slot * bookings) / mostBookings);
  return hours.filter((_, index) => {
    const slot = n * hours.length + index;
    return before(slot + 1) > before(slot);
  });
};

/** What production writes: a booking, its place in the calendar, and the sheet that the day's bookings leave. */
const itemsOf = (
  { organisation, customerIds }: BookedYear,
  resource: Resource,
  booked: readonly number[],
  day: number,
): (Key & Record<string, unknown>)[] => {
  const org = organisation.id;
  let sheet: DaySheet | undefined;
  const items = booked.flatMap(hour => {
    const span = spanOf(day, hour * 60, isShort(hour) ? 30 : 60);
    const [range] = daysOf(span, 0);
    if (range) sheet = take(sheet, range, 1);
    const customerId = customerIds[(day * 7 + hour) % customerIds.length] as Id<'customer'>;
    const booking = aBooking(resource, customerId, span);
    return [bookingItem(org, booking), pointerItem(org, booking)];
  });
  if (!sheet) return items;
  const { taken, version } = sheet;
  const key = keys.daySheet(org, resource.id, dayOfYear(day));
  return [...items, { ...key, taken: storedSteps(taken), version }];
};

const aBooking = (resource: Resource, customerId: Id<'customer'>, span: Span): Booking => {
  const { full, currency, explanation } = priceOf(rate, { ...span, units: 1, timeZone });
  return {
    id: createId('booking'),
    customerId,
    resourceId: resource.id,
    locationId: resource.locationId,
    ...span,
    on: span.startsAt.slice(0, 10),
    units: 1,
    bufferMinutes: 0,
    status: 'confirmed',
    price: { currency, full, covered: 0, charged: full, draws: [], explanation },
    feeId: createId('fee'),
    bookedBy: createId('admin'),
    version: 1,
    createdAt,
  };
};
