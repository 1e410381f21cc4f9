import { localDate, type PlainDate } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { findLocation } from '../organisation/store.ts';
import type { Write } from '../store/transact.ts';
import { accountOf } from './account.ts';
import { handOver } from './claims.ts';
import type { Source } from './credit-sources.ts';
import { cover, readSources } from './credits.ts';
import type { Booking, BookingPrice, Rate, Resource } from './model.ts';
import { requireBookable, unknownResource } from './policy.ts';
import { priceOf } from './price.ts';
import { findResource, readRate } from './store.ts';

/** Who books, when, and for which operator. */
export interface Booker {
  readonly organisation: Organisation;
  readonly now: string;
  readonly by: {
    readonly kind: 'admin' | 'member' | 'visitor';
    readonly id: string;
    /** of a company, without the right to buy for it */
    readonly teamMemberId?: Id<'member'> | undefined;
  };
}

/** What somebody wants to book. */
export type Wish = Pick<
  Booking,
  'customerId' | 'memberId' | 'payer' | 'resourceId' | 'startsAt' | 'endsAt' | 'units'
>;

/** What a wish would be as a booking, and the writes that take its slot. */
export interface Offer {
  readonly resource: Resource;
  /** absent: there is none, and an admin books (S40) */
  readonly rate?: Rate | undefined;
  readonly timeZone: string;
  readonly on: PlainDate;
  readonly price?: BookingPrice | undefined;
  /** what the price draws on, as it was read, what `before` drew given back */
  readonly sources: readonly Source[];
  readonly slot: readonly Write[];
}

/**
 * Judges a wish and prices it; `before` is the booking that it replaces, whose slot and credits are its to
 * use. Refuses what cannot be booked. 3 gets + 1 batch get of day sheets + what credits cost.
 */
export const offerFor = async (booker: Booker, wish: Wish, before?: Booking): Promise<Offer> => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  const resource = await findResource(org, wish.resourceId);
  if (!resource) throw unknownResource(wish.resourceId);
  const { bufferMinutes, capacity } = resource;
  const [location, rate] = await Promise.all([
    findLocation(org, resource.locationId),
    resource.rateId && readRate(org, resource.rateId),
  ]);
  const timeZone = location?.timeZone ?? organisation.timeZone;
  requireBookable(resource, wish, { timeZone, now, by: by.kind, ...(rate && { per: rate.per }) });
  const on = localDate(wish.startsAt, timeZone);
  const place = { resource, timeZone, on };
  if (!rate) return { ...place, sources: [], slot: await slotOf() };
  const [slot, priced] = await Promise.all([slotOf(), price(booker, rate, wish, place, before)]);
  return { ...place, rate, slot, ...priced };

  function slotOf() {
    return handOver(org, { released: before, taken: { ...wish, bufferMinutes }, capacity });
  }
};

const price = async (
  { organisation, by }: Booker,
  rate: Rate,
  wish: Wish,
  { resource, timeZone, on }: Pick<Offer, 'resource' | 'timeZone' | 'on'>,
  before: Booking | undefined,
): Promise<Pick<Offer, 'price' | 'sources'>> => {
  const { id: org } = organisation;
  const full = priceOf(rate, { ...wish, timeZone });
  const { memberId, units } = wish;
  // what was drawn of another account is no use here
  const isSame = before && accountOf(before) === accountOf(wish);
  const back = isSame ? before.price?.draws : undefined;
  // what a customer has is nothing to somebody who has not proved to be that customer
  const sources =
    by.kind === 'visitor'
      ? []
      : await readSources(org, accountOf(wish), { memberId, on, ...(back && { back }) });
  const booked = { resourceType: resource.type, per: rate.per, units };
  return { price: cover(full, sources, booked), sources };
};
