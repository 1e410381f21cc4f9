import * as z from 'zod';
import { RevenueAccount, stamps } from '../catalogue/contract.ts';
import { Tax } from '../catalogue/model.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import { CancellationStep, RateWindow, TimeOfDay, Weekday } from './model.ts';

/** Of one unit; 100,000.00 is beyond any hour or day that is sold. */
const RatePrice = z
  .strictObject({ amount: z.int().min(0).max(10_000_000), currency: Currency })
  .meta({ id: 'RatePrice', description: 'Whole minor units and ISO 4217 currency, of one unit.' });

const once = <T>(what: string, of: (element: T) => unknown = element => element) =>
  [
    (list: readonly T[]) => new Set(list.map(of)).size === list.length,
    { error: `expected each ${what} once` },
  ] as const;

/** Some hours of some days of the week; hours over midnight are two. */
export const weekly = {
  weekdays: z
    .array(Weekday)
    .min(1)
    .max(7)
    .refine(...once<number>('day of the week'))
    .meta({ description: '1 is Monday, 7 is Sunday.' }),
  from: TimeOfDay,
  to: TimeOfDay.meta({ description: '24:00 is the end of the day.' }),
};

export const isInOrder = ({ from, to }: { from: string; to: string }): boolean => from < to;
export const notInOrder = { path: ['to'], error: 'expected a time after from' };

const NewWindow = z
  .strictObject({
    name: Line(60).meta({ description: 'Shown with the price, such as "Evening".' }),
    ...weekly,
    hour: RatePrice.optional(),
    halfDay: RatePrice.optional(),
    day: RatePrice.optional(),
  })
  .refine(isInOrder, notInOrder)
  .refine(({ hour, halfDay, day }) => hour ?? halfDay ?? day, {
    path: ['hour'],
    error: 'expected a price: hour, halfDay or day',
  })
  .meta({ id: 'RateWindow', description: 'Prices that hold for the minutes within it.' });

const NewStep = z
  .strictObject({
    hoursBefore: z.int().min(0).max(8760),
    percent: z.int().min(0).max(100),
  })
  .meta({
    id: 'CancellationStep',
    description: 'A cancellation later than so many hours before the start costs this percentage.',
  });

const parts = {
  halfDay: RatePrice.meta({ description: 'Of a stretch of up to halfDayHours.' }),
  halfDayHours: z.int().min(1).max(12).meta({ description: '4 unless said.' }),
  day: RatePrice.meta({ description: 'Of an hourly rate: the most that a local day costs.' }),
  windows: z.array(NewWindow).max(20),
  cancellation: z
    .array(NewStep)
    .max(10)
    .refine(...once<{ hoursBefore: number }>('hoursBefore', step => step.hoursBefore))
    .meta({ description: 'None: cancelling is free until the start.' }),
};

const price = RatePrice.meta({ description: 'Of an hour, or of a local calendar day.' });

export const NewRate = z
  .strictObject({
    name: Line(120),
    per: z.enum(['hour', 'day']).meta({
      description: 'Usual are hours for meeting rooms, days for desks and event spaces.',
    }),
    price,
    halfDay: parts.halfDay.optional(),
    halfDayHours: parts.halfDayHours.optional(),
    day: parts.day.optional(),
    windows: parts.windows.optional(),
    cancellation: parts.cancellation.optional(),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
  })
  .meta({ id: 'NewRate' });
export type NewRate = z.output<typeof NewRate>;

export const RateChanges = z
  .strictObject({
    name: Line(120).optional(),
    price: price.optional(),
    halfDay: parts.halfDay.nullable().optional(),
    halfDayHours: parts.halfDayHours.nullable().optional(),
    day: parts.day.nullable().optional(),
    windows: parts.windows.nullable().optional(),
    cancellation: parts.cancellation.nullable().optional(),
    tax: Tax.optional(),
    revenueAccount: RevenueAccount.nullable().optional(),
    archived: z.boolean().optional().meta({ description: 'Only when no resource uses it.' }),
  })
  .meta({ id: 'RateChanges', description: 'They hold for bookings made from now on.' });
export type RateChanges = z.output<typeof RateChanges>;

/** What whoever books may know of a rate. */
export const offeredRate = {
  per: z.enum(['hour', 'day']),
  price: Money,
  halfDay: Money.optional(),
  halfDayHours: z.int().optional(),
  day: Money.optional(),
  windows: z.array(RateWindow).optional(),
  cancellation: z.array(CancellationStep).optional(),
  tax: Tax,
};

export const OfferedRate = z.strictObject(offeredRate).meta({ id: 'OfferedRate' });

export const RateView = z
  .strictObject({
    id: idOf('rate'),
    name: z.string(),
    ...offeredRate,
    revenueAccount: z.string().optional(),
    archived: z.boolean(),
    ...stamps,
  })
  .meta({ id: 'Rate' });
