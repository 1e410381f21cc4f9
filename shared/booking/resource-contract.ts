import * as z from 'zod';
import { stamps } from '../catalogue/contract.ts';
import { resourceTypes, salesChannels } from '../catalogue/model.ts';
import { idOf } from '../kernel/id.ts';
import { Line } from '../kernel/text.ts';
import { OpeningHours } from './model.ts';
import { stepMinutes } from './policy.ts';
import { isInOrder, notInOrder, OfferedRate, weekly } from './rate-contract.ts';

const minutes = (min: number, max: number) => z.int().min(min).max(max).multipleOf(stepMinutes);

const NewHours = z
  .strictObject(weekly)
  .refine(isInOrder, notInOrder)
  .meta({ id: 'OpeningHours', description: 'In the local time of the location.' });

const asked = {
  description: Line(1000),
  capacity: z.int().min(1).max(1000).meta({
    description: 'How many can be booked at one time: 1 for a room, more for a pool of desks.',
  }),
  seats: z.int().min(1).max(10_000).meta({ description: 'People who fit in.' }),
  rateId: idOf('rate').meta({ description: 'Without one only an admin books it (S40).' }),
  openingHours: z.array(NewHours).min(1).max(21).meta({ description: 'None: always open.' }),
  bufferMinutes: minutes(0, 1440).meta({ description: 'They stay free after each booking.' }),
  minMinutes: minutes(5, 44_640),
  maxMinutes: minutes(5, 44_640),
  maxDaysAhead: z.int().min(0).max(730).meta({
    description: 'Days ahead that members and visitors may book; a year unless said.',
  }),
  offeredOn: z
    .array(z.enum(salesChannels))
    .max(salesChannels.length)
    .refine(list => new Set(list).size === list.length, { error: 'expected each channel once' })
    .meta({ description: 'Where it can be booked beside the admin portal.' }),
};

export const NewResource = z
  .strictObject({
    name: Line(120),
    type: z.enum(resourceTypes),
    locationId: idOf('location'),
    description: asked.description.optional(),
    capacity: asked.capacity.default(1),
    seats: asked.seats.optional(),
    rateId: asked.rateId.optional(),
    openingHours: asked.openingHours.optional(),
    bufferMinutes: asked.bufferMinutes.default(0),
    minMinutes: asked.minMinutes.optional(),
    maxMinutes: asked.maxMinutes.optional(),
    maxDaysAhead: asked.maxDaysAhead.optional(),
    offeredOn: asked.offeredOn.default(['portal']),
  })
  .meta({ id: 'NewResource' });
export type NewResource = z.output<typeof NewResource>;

export const ResourceChanges = z
  .strictObject({
    name: Line(120).optional(),
    type: z.enum(resourceTypes).optional(),
    description: asked.description.nullable().optional(),
    capacity: asked.capacity.optional(),
    seats: asked.seats.nullable().optional(),
    rateId: asked.rateId.nullable().optional(),
    openingHours: asked.openingHours.nullable().optional(),
    bufferMinutes: asked.bufferMinutes.optional(),
    minMinutes: asked.minMinutes.nullable().optional(),
    maxMinutes: asked.maxMinutes.nullable().optional(),
    maxDaysAhead: asked.maxDaysAhead.nullable().optional(),
    offeredOn: asked.offeredOn.optional(),
    archived: z
      .boolean()
      .optional()
      .meta({ description: 'An archived resource is not booked; bookings made stay.' }),
  })
  .meta({ id: 'ResourceChanges', description: 'They hold for bookings made from now on.' });
export type ResourceChanges = z.output<typeof ResourceChanges>;

/** What whoever books may know of a resource. */
const offered = {
  id: idOf('resource'),
  name: z.string(),
  description: z.string().optional(),
  type: z.enum(resourceTypes),
  locationId: idOf('location'),
  capacity: z.int(),
  seats: z.int().optional(),
  openingHours: z.array(OpeningHours).optional(),
  bufferMinutes: z.int(),
  minMinutes: z.int().optional(),
  maxMinutes: z.int().optional(),
  maxDaysAhead: z.int().optional(),
};

export const ResourceView = z
  .strictObject({
    ...offered,
    rateId: idOf('rate').optional(),
    offeredOn: z.array(z.enum(salesChannels)),
    archived: z.boolean(),
    ...stamps,
  })
  .meta({ id: 'Resource' });

export const OfferedResource = z
  .strictObject({ ...offered, rate: OfferedRate })
  .meta({ id: 'OfferedResource' });
