import * as z from 'zod';
import { resourceTypes } from '../catalogue/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Tax } from '../kernel/tax.ts';
import { ForMember } from '../people/model.ts';

/** A time of day at the resource's location, `HH:MM`; `24:00` is the end of the day. */
export const TimeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'expected a time such as 09:30',
});

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const Weekday = z.int().min(1).max(7);

/** When a resource can be booked, on some days of the week. */
export const OpeningHours = z.object({
  weekdays: z.array(Weekday),
  from: TimeOfDay,
  to: TimeOfDay,
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Something that can be booked. */
export const Resource = z.object({
  id: idOf('resource'),
  name: z.string(),
  description: z.string().optional(),
  type: z.enum(resourceTypes),
  locationId: idOf('location'),
  /** how many can be booked at one time: 1 for a room, n for a pool of desks */
  capacity: z.int().positive(),
  /** people who fit in, for who chooses */
  seats: z.int().positive().optional(),
  /** absent: only an admin may book it (S40) */
  rateId: idOf('rate').optional(),
  /** absent: always */
  openingHours: z.array(OpeningHours).optional(),
  /** minutes that stay free after each booking */
  bufferMinutes: z.int(),
  minMinutes: z.int().optional(),
  maxMinutes: z.int().optional(),
  /** days ahead that members and visitors may book; absent: a year */
  maxDaysAhead: z.int().optional(),
  offeredOn: z.array(z.enum(['portal', 'storefront'])),
  archived: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Resource = z.infer<typeof Resource>;

/** A price that holds within some hours of some days only. */
export const RateWindow = z.object({
  name: z.string(),
  weekdays: z.array(Weekday),
  from: TimeOfDay,
  to: TimeOfDay,
  hour: Money.optional(),
  halfDay: Money.optional(),
  day: Money.optional(),
});
export type RateWindow = z.infer<typeof RateWindow>;

/** Up to so many hours before the start, a cancellation costs this part of the price. */
export const CancellationStep = z.object({
  hoursBefore: z.int(),
  percent: z.int().min(0).max(100),
});
export type CancellationStep = z.infer<typeof CancellationStep>;

/** What a booking costs: by the hour for meeting rooms (S42), by the day for desks and event spaces (S43). */
export const Rate = z.object({
  id: idOf('rate'),
  name: z.string(),
  per: z.enum(['hour', 'day']),
  /** of an hour, or of a day */
  price: Money,
  /** of an hourly rate: a stretch of up to `halfDayHours`, and a whole day */
  halfDay: Money.optional(),
  halfDayHours: z.int().optional(),
  day: Money.optional(),
  /** evenings, weekends: the cheapest applicable price wins */
  windows: z.array(RateWindow).optional(),
  /** latest first; absent: cancelling is free until the start */
  cancellation: z.array(CancellationStep).optional(),
  tax: Tax,
  revenueAccount: z.string().optional(),
  archived: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Rate = z.infer<typeof Rate>;

/** What a booking took from one source of credit. Exactly one of the three. */
export const Draw = z.object({
  /** key of the source, see credits */
  source: z.string(),
  name: z.string(),
  minutes: z.int().optional(),
  money: z.int().optional(),
  days: z.int().optional(),
});
export type Draw = z.infer<typeof Draw>;

/** Of a booking, what it costs and how that came to be; amounts in minor units. */
export const BookingPrice = z.object({
  currency: Currency,
  /** what the rate says for all units */
  full: z.int(),
  /** what credits and passes cover of it */
  covered: z.int(),
  /** what is charged: full − covered */
  charged: z.int(),
  draws: z.array(Draw),
  /** which credit, pass or price was used, a sentence each */
  explanation: z.array(z.string()),
});
export type BookingPrice = z.infer<typeof BookingPrice>;

export const bookingStatuses = ['held', 'confirmed', 'cancelled'] as const;

/** A reservation of a resource; the span is half-open. */
export const Booking = z.object({
  id: idOf('booking'),
  customerId: idOf('customer'),
  /** absent: made for the company alone, seen by all its members (S16) */
  memberId: idOf('member').optional(),
  /** the customer whose credits it draws and who is charged; absent: its own */
  payer: z.object({ id: idOf('customer'), forMember: ForMember }).optional(),
  resourceId: idOf('resource'),
  locationId: idOf('location'),
  seriesId: idOf('bookingSeries').optional(),
  orderId: idOf('order').optional(),
  title: z.string().optional(),
  /** instants in UTC, to the minute */
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** the day of its charge, at the location */
  on: PlainDate,
  units: z.int().positive(),
  /** of the resource when it was booked: its minutes after the end are taken, too */
  bufferMinutes: z.int(),
  status: z.enum(bookingStatuses),
  /** a checkout's booking is released then */
  heldUntil: z.iso.datetime().optional(),
  /** absent: an admin booked what has no rate (S40) */
  price: BookingPrice.optional(),
  /** the rate of its price: tax and revenue account of what it charges */
  rateId: idOf('rate').optional(),
  /** what its cancellation costs, as it stood when it was booked */
  cancellation: z.array(CancellationStep).optional(),
  /** the fee that charges it, when anything is charged */
  feeId: idOf('fee').optional(),
  /** who made it: an admin, a member, the customer itself, or a visitor's checkout */
  bookedBy: z.string(),
  cancelledAt: z.iso.datetime().optional(),
  /** the part of the price that its cancellation costs */
  keptPercent: z.int().optional(),
  /** what its cancellation kept of the credits it had drawn */
  keptDraws: z.array(Draw).optional(),
  /** the fee of its cancellation */
  cancellationFeeId: idOf('fee').optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Booking = z.infer<typeof Booking>;

/** [from, to, units] */
type Step = [from: number, to: number, units: number];

/** A sheet's steps as they are stored, three numbers each: `360 390 1 420 480 2`. */
const StoredSteps = z
  .string()
  .regex(/^[\d ]*$/)
  .transform(text => {
    const numbers = text.split(' ').map(Number);
    const steps: Step[] = [];
    for (let at = 0; at + 2 < numbers.length; at += 3) {
      steps.push(numbers.slice(at, at + 3) as Step);
    }
    return steps;
  });

/**
 * What is taken of a resource on one UTC day, in minutes of it, half-open, buffers included, in order and apart.
 * Stored as text: a search reads hundreds of sheets, and a list of lists takes four times as long to unpack.
 */
export const DaySheet = z.object({ taken: StoredSteps, version: z.int() });
export type DaySheet = z.infer<typeof DaySheet>;

/** The steps of a sheet as `DaySheet` reads them. */
export const storedSteps = (taken: DaySheet['taken']): string => taken.flat().join(' ');

/** Credit or passes that a customer was given or bought, beside what its memberships include. */
export const CreditGrant = z.object({
  id: idOf('creditGrant'),
  customerId: idOf('customer'),
  /** absent: shared by the whole company */
  memberId: idOf('member').optional(),
  name: z.string(),
  unit: z.enum(['minutes', 'money', 'days']),
  /** minutes of an hourly rate, days of a daily rate, or minor units of the organisation's currency */
  amount: z.int().positive(),
  /** never more than the amount */
  used: z.int(),
  resourceTypes: z.array(z.enum(resourceTypes)).optional(),
  /** the first day of a booking that may use it */
  validFrom: PlainDate.optional(),
  /** the last day of a booking that may use it */
  validTo: PlainDate.optional(),
  orderId: idOf('order').optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type CreditGrant = z.infer<typeof CreditGrant>;
