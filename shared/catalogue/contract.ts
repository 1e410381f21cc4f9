import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { Currency } from '../kernel/money.ts';
import { Reference } from '../kernel/text.ts';
import { Discount } from './model.ts';

/** What something costs: never negative, in whole minor units. Corrections are credit notes, not prices. */
export const Price = z
  .strictObject({ amount: z.int().min(0).max(1_000_000_000), currency: Currency })
  .meta({ id: 'Price', description: 'Whole minor units (cents for EUR) and ISO 4217 currency.' });

/** A day of service or of a charge. Years outside this century are typing errors. */
export const ServiceDate = PlainDate.refine(on => on >= '2000-01-01' && on <= '2099-12-31', {
  error: 'expected a date from 2000-01-01 to 2099-12-31',
});

export const Quantity = z.int().min(1).max(1000);

export const RevenueAccount = Reference(40).meta({
  description: 'Account of the bookkeeping it is booked on.',
});

export const NewDiscount = Discount.refine(
  ({ from, to }) => from === undefined || to === undefined || from <= to,
  { path: ['to'], error: 'expected a day not before from' },
).meta({ id: 'NewDiscount' });

/** Members that every view has. */
export const stamps = {
  version: z.int().meta({ description: 'The ETag without its quotes.' }),
  createdAt: z.iso.datetime(),
};
