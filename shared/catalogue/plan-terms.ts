import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Price, ServiceDate } from './contract.ts';
import { resourceTypes, salesChannels } from './model.ts';

const isSet = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

export const Prices = z
  .array(
    z.strictObject({
      from: ServiceDate.meta({ description: 'The first day of service at this price.' }),
      locationId: idOf('location').optional().meta({ description: 'Absent: everywhere.' }),
      price: Price,
    }),
  )
  .max(50)
  .refine(prices => isSet(prices.map(({ from, locationId }) => `${from}#${locationId}`)), {
    error: 'expected one price a day and location',
  })
  .meta({
    description:
      'Prices of a location, or from a day on. The latest that has begun at the location holds, else the latest that has begun everywhere, else `price`. Each day of service costs the price that holds on it: a change within a billing period makes two lines. What is billed already stays as it was; a plan change of a membership to its own plan, from a day on, credits and bills it anew.',
  });

export const Deposit = Price.refine(({ amount }) => amount > 0, {
  path: ['amount'],
  error: 'expected 1 or more',
}).meta({
  description:
    'For each of its quantity, charged without tax as a refundable fee when a membership starts; a plan change asks for none.',
});

const ResourceTypes = z
  .array(z.enum(resourceTypes))
  .min(1)
  .refine(isSet, { error: 'expected each type once' });

const PlanCredit = z
  .strictObject({
    unit: z.enum(['minutes', 'money']).meta({
      description:
        "Minutes of booking, or minor units of the organisation's currency off its price.",
    }),
    amount: z.int().min(1).max(1_000_000_000),
    resourceTypes: ResourceTypes.optional().meta({ description: 'Absent: any resource.' }),
    lasting: z.boolean().default(false).meta({
      description: 'What a month leaves over stays; otherwise it is lost when the month ends.',
    }),
    shared: z.boolean().default(false).meta({
      description: "For every member of the company; otherwise for the membership's member.",
    }),
  })
  .meta({ id: 'PlanCredit' });

export const Credits = z.array(PlanCredit).max(10).meta({
  description: 'What each month of a membership gives towards bookings, for each of its quantity.',
});

export const Pass = z
  .strictObject({
    days: z.int().min(1).max(366).meta({ description: 'Each booking of a day uses one.' }),
    resourceTypes: ResourceTypes,
    validDays: z.int().min(1).max(3660).optional().meta({
      description: 'Days after the purchase on which it ends; absent: never.',
    }),
  })
  .meta({ id: 'PlanPass', description: 'What a day pass gives to who buys it.' });

export const OfferedOn = z
  .array(z.enum(salesChannels))
  .refine(isSet, { error: 'expected each channel once' })
  .meta({ description: "Where customers buy it for themselves, beside the operator's own sale." });

export const NoticeDays = z.int().min(0).max(365).meta({
  description: "Days from a cancellation to a membership's last day.",
});
