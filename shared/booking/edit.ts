import type { Fee } from '../catalogue/model.ts';
import { readFee } from '../catalogue/store.ts';
import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Changes, changed } from '../store/change.ts';
import { accountOf, type Paid, paidByOther } from './account.ts';
import type { Booked } from './book.ts';
import type { BookingChanges } from './booking-contract.ts';
import { bookingFee } from './booking-fee.ts';
import { requireFreeToChange } from './booking-rules.ts';
import { bookingEdit, feeChange, resourceUnchanged } from './booking-writes.ts';
import { drawWrites, returnWrites } from './credits.ts';
import type { Booking } from './model.ts';
import { type Booker, offerFor } from './offer.ts';

type Moves = Omit<BookingChanges, 'title' | 'billTo'>;

/** Changes a booking. Another time, resource, number of units or payer is priced anew; what changes nothing writes nothing. */
export const edit = async (
  booker: Booker,
  before: Booking,
  { title, billTo, ...asked }: BookingChanges,
): Promise<Booked> => {
  if (before.status !== 'confirmed') {
    throw new Refusal('booking_state', {
      expected: 'a confirmed booking',
      received: before.status,
    });
  }
  const isRenamed = title !== undefined && (title ?? undefined) !== before.title;
  const named = isRenamed ? { title } : {};
  const paid = billTo && (await paidByOther(booker, before, billTo));
  if (!paid && movesNothing(before, asked))
    return isRenamed ? renamed(booker, before, named) : unchanged(before);
  return moved(booker, before, asked, { named, paid });
};

const movesNothing = (before: Booking, asked: Moves): boolean =>
  Object.entries(asked).every(
    ([field, value]) => value === undefined || before[field as keyof typeof asked] === value,
  );

const unchanged = (booking: Booking): Booked => ({ booking, writes: [], events: [] });

const updated = ({ organisation, by }: Booker, { id, customerId, resourceId }: Booking) =>
  domainEvent('booking.updated', {
    organisationId: organisation.id,
    customerId,
    bookingId: id,
    resourceId,
    by: by.id,
  });

const renamed = (booker: Booker, before: Booking, changes: Changes<Booking>): Booked => ({
  booking: changed<Booking>(before, changes),
  writes: bookingEdit(booker.organisation.id, before, changes),
  events: [updated(booker, before)],
});

/** The old slot, credits and fee go and the new ones come in one transaction. Up to 64 + 16 writes. */
const moved = async (
  booker: Booker,
  before: Booking,
  asked: Moves,
  { named, paid }: { readonly named: Changes<Booking>; readonly paid: Paid | undefined },
): Promise<Booked> => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  if (by.kind !== 'admin') requireFreeToChange(before, now);
  const waived = await openFee(org, before);
  const wish = { ...before, ...asked, ...(paid && { payer: paid.payer }) } as Booking;
  const { resource, rate, timeZone, on, price, slot, sources } = await offerFor(
    booker,
    wish,
    before,
  );
  const context = rate && { rate, resource, timeZone, currency: organisation.currency, now };
  const added = context && bookingFee({ ...wish, on, price }, context);
  const changes: Changes<Booking> = {
    ...asked,
    ...named,
    ...(paid && { payer: paid.payer ?? null }),
    locationId: resource.locationId,
    on,
    bufferMinutes: resource.bufferMinutes,
    price: price ?? null,
    rateId: rate?.id ?? null,
    cancellation: rate?.cancellation ?? null,
    feeId: added?.id ?? null,
  };
  const account = accountOf(wish);
  const returned = price && account === accountOf(before) ? [] : (before.price?.draws ?? []);
  const booking = changed<Booking>(before, changes);
  const about = ({ customerId, id: feeId }: Fee) => ({
    ...{ organisationId: org, customerId, feeId, by: by.id },
  });
  return {
    booking,
    fee: added,
    writes: [
      ...slot,
      resourceUnchanged(org, resource),
      ...bookingEdit(org, before, changes),
      ...drawWrites(org, account, price?.draws ?? [], sources),
      ...(await returnWrites(org, accountOf(before), returned)),
      ...(paid?.payerUnchanged ?? []),
      ...feeChange(org, { waived, added }),
    ],
    events: [
      updated(booker, booking),
      ...(waived ? [domainEvent('fee.waived', about(waived))] : []),
      ...(added ? [domainEvent('fee.created', about(added))] : []),
    ],
  };
};

/** The fee that an edit takes back, if it is still open; refuses when it is billed. */
const openFee = async (org: string, { feeId, ...booking }: Booking): Promise<Fee | undefined> => {
  if (feeId === undefined) return undefined;
  const fee = await readFee(org, accountOf(booking), feeId);
  if (fee.status === 'billed') {
    throw new Refusal('already_billed', {
      expected: 'a booking that is not billed',
      received: feeId,
    });
  }
  return fee.status === 'open' ? fee : undefined;
};
