import { readFee } from '../catalogue/store.ts';
import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { exact, roundHalfAwayFromZero } from '../kernel/money.ts';
import { changed } from '../store/change.ts';
import { accountOf } from './account.ts';
import type { Booked } from './book.ts';
import { cancellationFee } from './booking-fee.ts';
import { cancellationPercent, hasStarted } from './booking-rules.ts';
import { readBooking } from './booking-store.ts';
import { bookingCancellation, feeChange } from './booking-writes.ts';
import { handOver } from './claims.ts';
import { returnWrites } from './credits.ts';
import { splitDraws } from './draws.ts';
import { type BookingRef, placeOf, releaseOf } from './held.ts';
import type { Booking } from './model.ts';
import type { Booker } from './offer.ts';
import { readRate } from './store.ts';

interface Asked extends BookingRef {
  /** an admin lets it go without a fee */
  readonly waiveFee?: boolean | undefined;
}

/** Cancels a booking by the steps it was booked with. One that is cancelled stays as it is. */
export const cancel = async (booker: Booker, asked: Asked): Promise<Booked> => {
  const booking = await readBooking(booker.organisation.id, asked.customerId, asked.bookingId);
  return cancelBooking(booker, booking, asked);
};

/**
 * The same of a booking that was read. Its slot is free again. The part of its price that the cancellation
 * costs becomes a fee of its own and stays drawn of its credits; the rest is given back. A fee that is billed stays.
 */
export const cancelBooking = async (
  booker: Booker,
  booking: Booking,
  { waiveFee = false }: Pick<Asked, 'waiveFee'>,
): Promise<Booked> => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  if (booking.status === 'cancelled') return { booking, writes: [], events: [] };
  if (booking.status === 'held') return releaseOf(booker, booking);
  if (by.kind !== 'admin' && hasStarted(booking, now)) throw started(booking, now);
  const percent = waiveFee ? 0 : cancellationPercent(booking, now);
  const draws = splitDraws(booking.price?.draws ?? [], percent);
  const { id, customerId, resourceId } = booking;
  const slot = await handOver(org, { released: booking, capacity: 0 });
  const returned = await returnWrites(org, accountOf(booking), draws.returned);
  const { changes: feeChanges, writes, events } = await moneyOf(booker, booking, percent);
  const changes = {
    status: 'cancelled',
    cancelledAt: now,
    keptPercent: percent,
    ...(draws.kept.length > 0 && { keptDraws: draws.kept }),
    ...feeChanges,
  } as const;
  const detail = { organisationId: org, customerId, bookingId: id, resourceId, by: by.id };
  return {
    booking: changed<Booking>(booking, changes),
    writes: [...slot, ...bookingCancellation(org, booking, changes), ...returned, ...writes],
    events: [domainEvent('booking.cancelled', detail), ...events],
  };
};

const started = ({ startsAt }: Booking, now: string): Refusal =>
  new Refusal('booking_state', {
    expected: `a booking that starts after ${now}`,
    received: startsAt,
  });

/** What a cancellation does to the fee of a booking. */
const moneyOf = async ({ organisation, now, by }: Booker, booking: Booking, percent: number) => {
  const org = organisation.id;
  const { feeId, rateId, price } = booking;
  const customerId = accountOf(booking);
  const fee = feeId && (await readFee(org, customerId, feeId));
  // what is billed stays on its invoice; what an admin waived costs nothing
  if (!fee || !rateId || fee.status === 'billed') return { changes: {}, writes: [], events: [] };
  const [place, rate] = await Promise.all([
    placeOf({ organisation }, booking),
    readRate(org, rateId),
  ]);
  const charged = fee.status === 'waived' ? 0 : (price?.charged ?? 0);
  const amount = roundHalfAwayFromZero(exact(charged * percent, 100));
  const context = { ...place, rate, currency: organisation.currency, now };
  const added = cancellationFee(booking, { percent, amount }, context);
  const waived = fee.status === 'open' ? fee : undefined;
  const detail = { organisationId: org, customerId, by: by.id };
  return {
    changes: { feeId: null, ...(added && { cancellationFeeId: added.id }) },
    writes: feeChange(org, { waived, added }),
    events: [
      ...(waived ? [domainEvent('fee.waived', { ...detail, feeId: waived.id })] : []),
      ...(added ? [domainEvent('fee.created', { ...detail, feeId: added.id })] : []),
    ],
  };
};
