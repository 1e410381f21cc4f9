import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { ServiceDate, stamps } from '../catalogue/contract.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Charge, NewOwnBooking } from './booking-contract.ts';
import { bookingStatuses, Weekday } from './model.ts';
import { LocalTime, seriesSteps } from './series-model.ts';

/** An occurrence is a transaction of its own, and the API answers within 15 seconds. */
export const maxOccurrences = 60;

const isDateTime = (text: string): boolean => {
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

const local = LocalTime.refine(isDateTime, { error: 'expected a day that exists' }).meta({
  description: 'Local at the location: 10:00 stays 10:00 when clocks change.',
  example: '2026-11-24T10:00',
});

export const NewSeries = z
  .strictObject({
    ...NewOwnBooking.shape,
    startsAt: local,
    endsAt: local,
    every: z.enum(seriesSteps).meta({
      description: 'month: the same day of the month, the last one in shorter months.',
    }),
    weekdays: z
      .array(Weekday)
      .min(1)
      .max(7)
      .refine(days => new Set(days).size === days.length, { error: 'expected each day once' })
      .optional()
      .meta({ description: 'Of a week or two: 1 is Monday. Absent: that of the first.' }),
    until: ServiceDate.optional().meta({ description: 'Its last day, or `count`.' }),
    count: z.int().min(1).max(maxOccurrences).optional(),
    onConflict: z.enum(['refuse', 'skip']).default('refuse').meta({
      description: 'refuse: all or none; skip: all that can be booked.',
    }),
  })
  .refine(({ until, count }) => (until === undefined) !== (count === undefined), {
    path: ['until'],
    error: 'expected either until or count',
  })
  .refine(({ weekdays, every }) => weekdays === undefined || every.includes('week'), {
    path: ['weekdays'],
    error: 'expected only with every week or two_weeks',
  })
  .refine(({ startsAt, endsAt }) => endsAt > startsAt, {
    path: ['endsAt'],
    error: 'expected a time after startsAt',
  })
  .meta({ id: 'NewBookingSeries' });
export type NewSeries = z.output<typeof NewSeries>;

const Occurrence = z
  .strictObject({
    bookingId: idOf('booking'),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    status: z.enum(bookingStatuses),
    charge: Charge.optional(),
    charged: Money.optional(),
  })
  .meta({ id: 'BookingOccurrence' });

const Skipped = z
  .strictObject({ startsAt: z.string(), code: z.string(), message: z.string() })
  .meta({ id: 'SkippedOccurrence' });

export const SeriesView = z
  .strictObject({
    id: idOf('bookingSeries'),
    customerId: idOf('customer'),
    memberId: idOf('member').optional(),
    resourceId: idOf('resource'),
    title: z.string().optional(),
    units: z.int(),
    startsAt: z.string(),
    endsAt: z.string(),
    timeZone: z.string(),
    every: z.enum(seriesSteps),
    weekdays: z.array(Weekday).optional(),
    until: z.string().optional(),
    count: z.int().optional(),
    bookedBy: z.string().meta({ description: 'Id of the admin, member or customer.' }),
    bookings: z.array(Occurrence),
    skipped: z.array(Skipped).meta({ description: 'What could not be booked, and why.' }),
    ...stamps,
  })
  .meta({ id: 'BookingSeries' });

export const SeriesSummary = z
  .strictObject({
    id: idOf('bookingSeries'),
    resourceId: idOf('resource'),
    memberId: idOf('member').optional(),
    title: z.string().optional(),
    startsAt: z.string(),
    endsAt: z.string(),
    every: z.enum(seriesSteps),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'BookingSeriesSummary' });

const from = ServiceDate.optional().meta({
  description:
    'The first day, at the location, that is cancelled. Absent: all that have not begun.',
});
export const OwnSeriesCancellation = z.strictObject({ from }).meta({
  id: 'OwnBookingSeriesCancellation',
});
export const SeriesCancellation = z
  .strictObject({ from, waiveFee: z.boolean().default(false) })
  .meta({ id: 'BookingSeriesCancellation' });
