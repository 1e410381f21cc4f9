import * as z from 'zod';
import { ServiceDate } from '../catalogue/contract.ts';
import { resourceTypes } from '../catalogue/model.ts';
import { pageQuery } from '../contract/operation.ts';
import { daysBetween } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';

const maxDays = 14;
const maxResources = 25;

/** What is asked of a location: some days of it, a page of its resources. */
export const AvailabilityQuery = z
  .strictObject({
    ...pageQuery,
    limit: z.coerce.number().int().min(1).max(maxResources).default(maxResources),
    locationId: idOf('location'),
    from: ServiceDate.meta({ description: 'The first day, at the location.' }),
    to: ServiceDate.meta({ description: `The last day, up to ${maxDays} days in all.` }),
    type: z.enum(resourceTypes).optional(),
    resourceId: idOf('resource').optional(),
  })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < maxDays, {
    path: ['to'],
    error: `expected a day from "from" on, ${maxDays} days in all at most`,
  });

export const AvailabilityView = z
  .strictObject({
    resourceId: idOf('resource'),
    name: z.string(),
    type: z.enum(resourceTypes),
    capacity: z.int(),
    seats: z.int().optional(),
    timeZone: z.string(),
    per: z.enum(['hour', 'day']).optional().meta({ description: 'What `price` is the price of.' }),
    price: Money.optional().meta({
      description: 'Of one unit, before tax; other prices of the rate may be lower.',
    }),
    free: z
      .array(
        z.strictObject({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), units: z.int() }),
      )
      .meta({
        description:
          'Within opening hours, in order; a booking of so many units within one fits. Those that touch differ in units.',
      }),
  })
  .meta({ id: 'Availability' });
