import type * as z from 'zod';
import { plusDays } from '../kernel/calendar.ts';
import { instantOfMinute } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { findLocation } from '../organisation/store.ts';
import { ahead } from '../store/ahead.ts';
import type { ListPage } from '../store/list.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { type Asked, type FreeStretch, freeStretches, openMinutes } from './availability.ts';
import type { AvailabilityView } from './availability-contract.ts';
import { DaySheet, type Rate, type Resource } from './model.ts';
import { isOffered } from './resources.ts';
import { findResource, listResources, matches, withRates } from './store.ts';

/** Resources whose sheets are read at once. */
const atOnce = 8;

/** What is asked of a location. */
export interface Search {
  readonly locationId: string;
  /** local days, both asked about */
  readonly from: string;
  readonly to: string;
  readonly type?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * What of a location can be booked when, a page of resources. Members and visitors see what they may book.
 * 1 get + 1 query of resources (more when most are elsewhere) + 1 batch get + 1 query for each resource.
 */
export const searchAvailability = async (
  org: string,
  search: Search,
  { now, by }: Pick<Asked, 'now' | 'by'>,
): Promise<ListPage<z.input<typeof AvailabilityView>>> => {
  const location = await findLocation(org, search.locationId);
  if (!location) throw unknownLocation(search.locationId);
  const { timeZone } = location;
  const channel = by === 'member' ? 'portal' : 'storefront';
  const page = await pageOfResources(org, search, resource =>
    by === 'admin' ? !resource.archived : isOffered(resource, channel),
  );
  const asked = { days: daysOf(search), timeZone, now, by };
  const listed = await withRates(org, page.items);
  const items: z.input<typeof AvailabilityView>[] = [];
  const read = async (each: (typeof listed)[number]) =>
    view(each, timeZone, await readFree(org, each.resource, asked));
  for await (const found of ahead(listed, read, atOnce - 1)) items.push(found);
  return { ...page, items };
};

const pageOfResources = async (
  org: string,
  { resourceId, ...asked }: Search,
  isShown: (resource: Resource) => boolean,
): Promise<ListPage<Resource>> => {
  const keep = (resource: Resource) => matches(resource, asked) && isShown(resource);
  if (resourceId === undefined) return listResources(org, asked, keep);
  const found = await findResource(org, resourceId);
  return { items: found && keep(found) ? [found] : [] };
};

const daysOf = ({ from, to }: Search): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};

/** When a resource is free on these days. 1 query. */
export const readFree = async (
  org: string,
  resource: Resource,
  asked: Asked,
): Promise<FreeStretch[]> => {
  const open = openMinutes(resource, asked);
  const [first, last] = [open[0]?.[0], open.at(-1)?.[1]];
  if (first === undefined || last === undefined) return [];
  const sheet = (minute: number) =>
    keys.daySheet(org, resource.id, instantOfMinute(minute).slice(0, 10));
  const [{ pk, sk: from }, { sk: to }] = [sheet(first), sheet(last + resource.bufferMinutes)];
  const { sk: prefix } = keys.daySheet(org, resource.id, '');
  const items = await queryAll({ pk, between: [from, to] });
  const sheets = items.map(item => ({
    ...DaySheet.parse(item),
    day: item.sk.slice(prefix.length),
  }));
  return freeStretches(resource, asked, sheets);
};

const view = (
  { resource, rate }: { resource: Resource; rate?: Rate | undefined },
  timeZone: string,
  free: FreeStretch[],
): z.input<typeof AvailabilityView> => ({
  resourceId: resource.id,
  name: resource.name,
  type: resource.type,
  capacity: resource.capacity,
  seats: resource.seats,
  timeZone,
  per: rate?.per,
  price: rate?.price,
  free,
});

const unknownLocation = (locationId: string): Refusal =>
  new Refusal('unknown_reference', {
    field: '/query/locationId',
    expected: 'a location of this organisation',
    received: locationId,
  });
