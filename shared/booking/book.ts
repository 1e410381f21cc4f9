import type { Fee } from '../catalogue/model.ts';
import { feeAddition } from '../catalogue/writes.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { createId, type Id } from '../kernel/id.ts';
import type { Write } from '../store/transact.ts';
import { accountOf } from './account.ts';
import { bookingFee } from './booking-fee.ts';
import {
  bookingAddition,
  customerKnown,
  memberKnown,
  resourceUnchanged,
} from './booking-writes.ts';
import { drawWrites } from './credits.ts';
import type { Booking } from './model.ts';
import { type Booker, type Offer, offerFor, type Wish } from './offer.ts';

export { cancel } from './cancel.ts';
export { confirmHeld, releaseHeld } from './held.ts';
export type { Booker, Wish } from './offer.ts';

/** What becomes of a booking, with the writes and events that make it so. */
export interface Booked {
  readonly booking: Booking;
  readonly writes: Write[];
  readonly events: DomainEvent[];
  /** what charges it, when that is new */
  readonly fee?: Fee | undefined;
}

export interface NewBooking extends Wish {
  /** what must still hold of its payer */
  readonly payerUnchanged?: readonly Write[];
  readonly title?: string | undefined;
  /** a checkout's: it takes its slot and credits, and makes no fee until it is confirmed */
  readonly hold?: { readonly until: string } | undefined;
  readonly orderId?: Id<'order'> | undefined;
  readonly seriesId?: Id<'bookingSeries'> | undefined;
  /** of a booking that must exist once per cause */
  readonly id?: Id<'booking'> | undefined;
}

/**
 * Books: slot, booking, credits and charge are one transaction. A visitor's customer need not be there yet.
 * `busy` when somebody booked the same day of the resource meanwhile. Up to 32 + 10 writes and one for each credit.
 */
export const book = async (booker: Booker, asked: NewBooking): Promise<Booked> => {
  const { organisation, now, by } = booker;
  const { payerUnchanged = [] } = asked;
  const org = organisation.id;
  const offer = await offerFor(booker, asked);
  const planned = plannedBooking(booker, asked, offer);
  const { rate, resource, timeZone, slot, sources } = offer;
  const context = rate && { rate, resource, timeZone, currency: organisation.currency, now };
  const fee = context && !asked.hold ? bookingFee(planned, context) : undefined;
  const booking = { ...planned, ...(fee && { feeId: fee.id }) };
  const { customerId, id, resourceId, price } = booking;
  const account = accountOf(booking);
  const detail = { organisationId: org, customerId, by: by.id };
  return {
    booking,
    fee,
    writes: [
      ...slot,
      resourceUnchanged(org, resource),
      ...bookingAddition(org, booking),
      ...drawWrites(org, account, price?.draws ?? [], sources),
      // a fee finds out by itself whether there is a customer
      ...(fee ? feeAddition(org, fee) : by.kind === 'visitor' ? [] : customerKnown(org, account)),
      ...(booking.payer ? payerUnchanged : memberKnown(org, booking)),
    ],
    events: [
      domainEvent('booking.created', { ...detail, bookingId: id, resourceId }),
      ...(fee
        ? [domainEvent('fee.created', { ...detail, customerId: account, feeId: fee.id })]
        : []),
    ],
  };
};

const plannedBooking = ({ now, by }: Booker, asked: NewBooking, offer: Offer): Booking => {
  const { hold, payerUnchanged: _, id = createId('booking'), ...wish } = asked;
  const { resource, rate, on, price } = offer;
  return {
    ...wish,
    id,
    locationId: resource.locationId,
    on,
    bufferMinutes: resource.bufferMinutes,
    ...(hold ? { status: 'held', heldUntil: hold.until } : { status: 'confirmed' }),
    price,
    rateId: rate?.id,
    cancellation: rate?.cancellation,
    bookedBy: by.id,
    version: 1,
    createdAt: now,
  };
};
