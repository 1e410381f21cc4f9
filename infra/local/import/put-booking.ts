import { bookingFee } from '../../../shared/booking/booking-fee.ts';
import {
  bookingAddition,
  customerKnown,
  memberKnown,
  resourceUnchanged,
} from '../../../shared/booking/booking-writes.ts';
import { handOver } from '../../../shared/booking/claims.ts';
import type { Booking, Rate, Resource } from '../../../shared/booking/model.ts';
import { requireBookable } from '../../../shared/booking/policy.ts';
import type { Fee } from '../../../shared/catalogue/model.ts';
import { feeAddition } from '../../../shared/catalogue/writes.ts';
import { minuteAt } from '../../../shared/kernel/calendar.ts';
import { instantOfMinute } from '../../../shared/kernel/clock.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { getItem } from '../../../shared/store/read.ts';
import { keys } from '../../../shared/store/table.ts';
import { transact } from '../../../shared/store/transact.ts';
import type { Bookable } from './catalogue-rows.ts';
import type { Row } from './parse-rows.ts';
import { importedId, type Moment, misfit, type Terms } from './terms.ts';

/** A booking as the previous system had it, with the fee of what is still to be charged. Pure. */
export const bookingOf = (
  { values }: Row<'bookings'>,
  terms: Terms,
): { booking: Booking; fee?: Fee | undefined; bookable: Bookable } => {
  const { organisation, now, catalogue } = terms;
  const { id, customer: source, member, units, title, price } = values;
  const bookable = catalogue.resources.get(values.resource);
  if (!bookable) throw misfit('resource', 'the id of a row of resources', values.resource);
  const { resource, rate, timeZone } = bookable;
  const at = ({ on, time }: { on: string; time: string }) =>
    instantOfMinute(minuteAt(on, time, timeZone));
  const org = organisation.id;
  const booking: Booking = {
    id: importedId('booking', org, source, id),
    customerId: importedId('customer', org, source),
    ...(member && { memberId: importedId('member', org, source, member) }),
    ...{ resourceId: resource.id, locationId: resource.locationId, ...(title && { title }) },
    ...{ startsAt: at(values.startsAt), endsAt: at(values.endsAt), on: values.startsAt.on },
    ...{ units, bufferMinutes: resource.bufferMinutes, status: 'confirmed', bookedBy: 'system' },
    ...{ version: 1, createdAt: now },
  };
  if (booking.startsAt <= now) throw misfit('startsAt', `a time after ${now}`, booking.startsAt);
  requireBookable(resource, booking, {
    timeZone,
    now,
    by: 'admin',
    ...(rate && { per: rate.per }),
  });
  if (!price || price.amount === 0) return { booking, bookable };
  if (!rate) throw misfit('price', 'nothing, as the resource has no rate', `${price.amount}`);
  return { bookable, ...charged(booking, price.amount, { resource, rate, timeZone }, terms) };
};

const charged = (
  booking: Booking,
  amount: number,
  place: { readonly resource: Resource; readonly rate: Rate; readonly timeZone: string },
  { organisation, now }: Terms,
): { booking: Booking; fee?: Fee | undefined } => {
  const { currency } = organisation;
  const explanation = ['as agreed in the previous system'];
  const price = { currency, full: amount, covered: 0, charged: amount, draws: [], explanation };
  const priced: Booking = { ...booking, price, rateId: place.rate.id };
  const made = bookingFee(priced, { ...place, currency, now });
  const fee = made && { ...made, id: importedId('fee', organisation.id, 'booking', booking.id) };
  return { booking: { ...priced, ...(fee && { feeId: fee.id }) }, fee };
};

/** Takes its slot as any booking does, once. 2 gets, 1 batch get of day sheets, 1 transaction. */
export const putBooking = async (
  { booking, fee, bookable }: ReturnType<typeof bookingOf>,
  { organisation }: Moment,
): Promise<'created' | 'exists'> => {
  const org = organisation.id;
  const { customerId, id } = booking;
  for (let attempt = 1; ; attempt += 1) {
    if (await getItem(keys.booking(org, customerId, id))) return 'exists';
    const { capacity } = bookable.resource;
    try {
      await transact([
        ...(await handOver(org, { taken: booking, capacity })),
        resourceUnchanged(org, bookable.resource),
        ...bookingAddition(org, booking),
        ...(fee ? feeAddition(org, fee) : customerKnown(org, customerId)),
        ...memberKnown(org, booking),
      ]);
      return 'created';
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'busy' || attempt === 8) throw error;
    }
  }
};
