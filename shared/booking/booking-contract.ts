import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { stamps } from '../catalogue/contract.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import { BillTo } from '../people/model.ts';
import { bookingStatuses, CancellationStep } from './model.ts';

/** An instant with its offset, as it is stored: in UTC with milliseconds. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'expected an instant such as 2026-11-24T09:00:00Z' })
  .transform(text => Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 }))
  .refine(instant => instant >= '2000' && instant < '2100', {
    error: 'expected an instant from 2000 to 2099',
  })
  .meta({ format: 'date-time', description: 'An instant with its offset, e.g. `Z`.' });

const units = z.int().min(1).max(1000).meta({ description: 'Of the capacity, e.g. desks.' });
const title = Line(120).meta({ description: 'Shown to who sees the booking.' });

const newBooking = {
  resourceId: idOf('resource'),
  startsAt: Instant,
  endsAt: Instant,
  units: units.default(1),
  memberId: idOf('member').optional().meta({
    description: 'Absent: for the company alone, seen by all its members.',
  }),
  title: title.optional(),
};

export const NewOwnBooking = z.strictObject(newBooking).meta({ id: 'NewOwnBooking' });

const billTo = BillTo.optional().meta({
  description:
    "Whose credits are drawn and who is charged; of a new booking the member's or its company's setting unless said.",
});

export const NewBooking = z.strictObject({ ...newBooking, billTo }).meta({ id: 'NewBooking' });
export type NewBooking = z.output<typeof NewBooking>;

const changes = {
  resourceId: idOf('resource').optional(),
  startsAt: Instant.optional(),
  endsAt: Instant.optional(),
  units: units.optional(),
  title: title.nullable().optional(),
};
const changesSomething = (given: object) => Object.keys(given).length > 0;
const error = 'expected something to change';

export const OwnBookingChanges = z
  .strictObject(changes)
  .refine(changesSomething, { error })
  .meta({ id: 'OwnBookingChanges' });

export const BookingChanges = z
  .strictObject({ ...changes, billTo })
  .refine(changesSomething, { error })
  .meta({ id: 'BookingChanges' });
export type BookingChanges = z.output<typeof BookingChanges>;

export const OwnCancellation = z.strictObject({}).meta({ id: 'OwnBookingCancellation' });
export const Cancellation = z
  .strictObject({
    waiveFee: z.boolean().default(false).meta({ description: 'Cancel without a fee.' }),
  })
  .meta({ id: 'BookingCancellation' });

export const PriceView = z
  .strictObject({
    full: Money.meta({ description: 'What the rate says for all units.' }),
    covered: Money.meta({ description: 'What credits and passes cover of it.' }),
    charged: Money.meta({ description: 'What is left to pay, before tax.' }),
    draws: z.array(
      z.strictObject({
        name: z.string(),
        minutes: z.int().optional(),
        money: z.int().optional().meta({ description: 'Minor units.' }),
        days: z.int().optional(),
      }),
    ),
    explanation: z.array(z.string()).meta({
      description: 'Which price, credit or pass was used, a sentence each.',
    }),
  })
  .meta({ id: 'BookingPrice' });

/** What became of the money of a booking. */
export const charges = [
  'fee',
  'none',
  'none_no_rate',
  'when_confirmed',
  'cancellation_fee',
  'stays_billed',
] as const;
export const Charge = z.enum(charges).meta({
  id: 'BookingCharge',
  description: [
    'fee: billed by the next run that covers its day',
    'none: covered, free, or cancelled without a fee',
    'none_no_rate: an admin booked what has no rate; nothing is charged (S40)',
    'when_confirmed: held for a checkout',
    'cancellation_fee: cancelled, and that costs',
    'stays_billed: cancelled after it was billed; the invoice stays as it is',
  ].join('; '),
});

const span = {
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  on: PlainDate.meta({ description: 'The day of its charge, at the location.' }),
  units: z.int(),
  status: z.enum(bookingStatuses),
  heldUntil: z.iso.datetime().optional(),
};
const common = {
  id: idOf('booking'),
  memberId: idOf('member').optional(),
  billTo: BillTo.meta({ description: 'Who pays for it.' }),
  resourceId: idOf('resource'),
  locationId: idOf('location'),
  bookingSeriesId: idOf('bookingSeries').optional(),
  title: z.string().optional(),
  ...span,
  cancellation: z.array(CancellationStep).optional().meta({
    description: 'What cancelling costs, as it stood when it was booked.',
  }),
  cancelledAt: z.iso.datetime().optional(),
};

export const BookingView = z
  .strictObject({
    ...common,
    customerId: idOf('customer'),
    orderId: idOf('order').optional(),
    price: PriceView.optional(),
    charge: Charge,
    payerId: idOf('customer').optional().meta({
      description: 'The customer with whom its fees lie; absent: its own.',
    }),
    feeId: idOf('fee').optional(),
    cancellationFeeId: idOf('fee').optional(),
    bookedBy: z.string().meta({ description: 'Id of the admin, member or customer.' }),
    ...stamps,
  })
  .meta({ id: 'Booking' });

/** What a member sees; money only of what it may change, or whose invoices it may see (S14). */
export const OwnBookingView = z
  .strictObject({
    ...common,
    price: PriceView.optional(),
    charge: Charge.optional(),
    bookedBy: z.string().meta({ description: 'Id of the admin, member or customer.' }),
    editable: z.boolean().meta({ description: 'Whether it is the caller’s to change (S17).' }),
    ...stamps,
  })
  .meta({ id: 'OwnBooking' });

export const BookingQuote = z
  .strictObject({
    bookable: z.boolean(),
    billTo: BillTo.optional().meta({ description: 'Who pays for it.' }),
    price: PriceView.optional(),
    cancellation: z.array(CancellationStep).optional(),
    reason: z
      .strictObject({ code: z.string(), message: z.string(), expected: z.string().optional() })
      .optional()
      .meta({ description: 'Why it cannot be booked.' }),
  })
  .meta({ id: 'BookingQuote' });
