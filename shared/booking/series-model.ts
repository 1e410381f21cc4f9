import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Booking, Weekday } from './model.ts';

export const seriesSteps = ['day', 'week', 'two_weeks', 'month'] as const;

/** A date and time of day at a location, `2026-11-24T10:00`, without an offset. */
export const LocalTime = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, {
    error: 'expected a local time such as 2026-11-24T10:00',
  });

/** Bookings that repeat at the same local time; which ones there are follows from it. */
export const BookingSeries = z.object({
  id: idOf('bookingSeries'),
  customerId: idOf('customer'),
  memberId: idOf('member').optional(),
  /** who pays for its bookings, as it was when it was asked for */
  payer: Booking.shape.payer,
  resourceId: idOf('resource'),
  title: z.string().optional(),
  units: z.int().positive(),
  /** of the first occurrence */
  startsAt: LocalTime,
  endsAt: LocalTime,
  timeZone: z.string(),
  every: z.enum(seriesSteps),
  weekdays: z.array(Weekday).optional(),
  /** one of the two: its last day, or how many there are */
  until: PlainDate.optional(),
  count: z.int().positive().optional(),
  onConflict: z.enum(['refuse', 'skip']),
  /** `booking`: a request makes its bookings, or did until it died and was repeated */
  status: z.enum(['booking', 'booked', 'refused']),
  /** one that was refused half-way begins anew with other bookings */
  attempt: z.int(),
  /** real time until which the request that makes its bookings is not disturbed by its repetition */
  leaseUntil: z.iso.datetime().optional(),
  skipped: z.array(z.object({ startsAt: LocalTime, code: z.string(), message: z.string() })),
  bookedBy: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type BookingSeries = z.infer<typeof BookingSeries>;
