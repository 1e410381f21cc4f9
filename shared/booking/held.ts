import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { findLocation } from '../organisation/store.ts';
import { changed } from '../store/change.ts';
import { accountOf } from './account.ts';
import type { Booked } from './book.ts';
import { bookingFee } from './booking-fee.ts';
import { readBooking } from './booking-store.ts';
import { bookingCancellation, bookingEdit, feeChange } from './booking-writes.ts';
import { handOver } from './claims.ts';
import { returnWrites } from './credits.ts';
import type { Booking, Resource } from './model.ts';
import type { Booker } from './offer.ts';
import { readRate, readResource } from './store.ts';

/** Which booking of whom. */
export interface BookingRef {
  readonly customerId: string;
  readonly bookingId: string;
}

/** Where a booking takes place, for what its fees say. */
export const placeOf = async (
  { organisation }: Pick<Booker, 'organisation'>,
  { resourceId, locationId }: Booking,
): Promise<{ resource: Resource; timeZone: string }> => {
  const [resource, location] = await Promise.all([
    readResource(organisation.id, resourceId),
    findLocation(organisation.id, locationId),
  ]);
  return { resource, timeZone: location?.timeZone ?? organisation.timeZone };
};

/** A checkout was completed: the held booking stays, at the price it was held at. Its customer is there by now. */
export const confirmHeld = async (
  { organisation, now, by }: Booker,
  { customerId, bookingId, orderId }: BookingRef & { readonly orderId?: Id<'order'> },
): Promise<Booked> => {
  const org = organisation.id;
  const held = await readBooking(org, customerId, bookingId);
  requireHeld(held);
  const place = await placeOf({ organisation }, held);
  const rate = held.rateId && (await readRate(org, held.rateId));
  const context = rate && { ...place, rate, currency: organisation.currency, now };
  const fee = context ? bookingFee(held, context) : undefined;
  const changes = { status: 'confirmed', heldUntil: null, orderId, feeId: fee?.id } as const;
  const detail = { organisationId: org, customerId: held.customerId, by: by.id };
  return {
    booking: changed<Booking>(held, changes),
    fee,
    writes: [...bookingEdit(org, held, changes), ...feeChange(org, { added: fee })],
    events: [
      domainEvent('booking.updated', { ...detail, bookingId, resourceId: held.resourceId }),
      ...(fee
        ? [domainEvent('fee.created', { ...detail, customerId: fee.customerId, feeId: fee.id })]
        : []),
    ],
  };
};

/** A checkout was abandoned: slot and credits are free again. One that is released already stays so. */
export const releaseHeld = async (
  booker: Pick<Booker, 'organisation' | 'now' | 'by'>,
  { customerId, bookingId }: BookingRef,
): Promise<Booked> => {
  const held = await readBooking(booker.organisation.id, customerId, bookingId);
  if (held.status === 'cancelled') return { booking: held, writes: [], events: [] };
  requireHeld(held);
  return releaseOf(booker, held);
};

export const releaseOf = async (
  { organisation, now, by }: Booker,
  held: Booking,
): Promise<Booked> => {
  const { id: org } = organisation;
  const { id, customerId, resourceId } = held;
  const changes = {
    status: 'cancelled',
    cancelledAt: now,
    heldUntil: null,
    keptPercent: 0,
  } as const;
  const slot = await handOver(org, { released: held, capacity: 0 });
  const returned = await returnWrites(org, accountOf(held), held.price?.draws ?? []);
  return {
    booking: changed<Booking>(held, changes),
    writes: [...slot, ...bookingCancellation(org, held, changes), ...returned],
    events: [
      domainEvent('booking.cancelled', {
        organisationId: org,
        customerId,
        bookingId: id,
        resourceId,
        by: by.id,
      }),
    ],
  };
};

const requireHeld = ({ status }: Booking): void => {
  if (status === 'held') return;
  throw new Refusal('booking_state', { expected: 'a held booking', received: status });
};
