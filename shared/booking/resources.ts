import type * as z from 'zod';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { type Changes, changed } from '../store/change.ts';
import type { Rate, Resource } from './model.ts';
import { offeredRateView } from './rates.ts';
import type {
  NewResource,
  OfferedResource,
  ResourceChanges,
  ResourceView,
} from './resource-contract.ts';

const requireLengths = ({
  minMinutes,
  maxMinutes,
}: Pick<Resource, 'minMinutes' | 'maxMinutes'>): void => {
  if (minMinutes !== undefined && maxMinutes !== undefined && minMinutes > maxMinutes) {
    throw new Refusal('invalid_request', {
      field: '/body/maxMinutes',
      expected: `at least minMinutes, ${minMinutes}`,
      received: `${maxMinutes}`,
    });
  }
};

export const resource = (
  input: NewResource,
  context: { id: Id<'resource'>; now: string },
): Resource => {
  requireLengths(input);
  return { ...input, id: context.id, archived: false, version: 1, createdAt: context.now };
};

/** What an edit changes. The location stays: bookings have their day there. */
export const resourceEdit = (asked: ResourceChanges, before: Resource): Changes<Resource> => {
  requireLengths(changed(before, asked));
  return asked;
};

const offeredView = (resource: Resource) => ({
  id: resource.id,
  name: resource.name,
  description: resource.description,
  type: resource.type,
  locationId: resource.locationId,
  capacity: resource.capacity,
  seats: resource.seats,
  openingHours: resource.openingHours,
  bufferMinutes: resource.bufferMinutes,
  minMinutes: resource.minMinutes,
  maxMinutes: resource.maxMinutes,
  maxDaysAhead: resource.maxDaysAhead,
});

export const resourceView = (resource: Resource): z.input<typeof ResourceView> => ({
  ...offeredView(resource),
  rateId: resource.rateId,
  offeredOn: resource.offeredOn,
  archived: resource.archived,
  version: resource.version,
  createdAt: resource.createdAt,
});

/** Whether members (portal) or visitors (storefront) may book it: what has no rate they may not (S40). */
export const isOffered = (resource: Resource, channel: 'portal' | 'storefront'): boolean =>
  !resource.archived && resource.rateId !== undefined && resource.offeredOn.includes(channel);

/** A resource as who books it sees it, with its price. */
export const offeredResourceView = (
  resource: Resource,
  rate: Rate,
): z.input<typeof OfferedResource> => ({ ...offeredView(resource), rate: offeredRateView(rate) });
