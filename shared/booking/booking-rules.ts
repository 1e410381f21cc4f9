import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../kernel/errors.ts';
import type { Booking, CancellationStep } from './model.ts';

/** Who looks at bookings of a customer: one of its members, or the individual itself. */
export interface Viewer {
  /** absent: the customer itself, whose bookings are all its own */
  readonly memberId?: string | undefined;
}

/** Every member sees what is booked for the company alone; what names a member, only that member (S16). */
export const sees = ({ memberId }: Viewer, booking: Pick<Booking, 'memberId'>): boolean =>
  memberId === undefined || booking.memberId === undefined || booking.memberId === memberId;

/** A member edits what names it, and what it booked for the company alone, whatever its role (S17). */
export const owns = (
  { memberId }: Viewer,
  booking: Pick<Booking, 'memberId' | 'bookedBy'>,
): boolean => memberId === undefined || (booking.memberId ?? booking.bookedBy) === memberId;

/** Refuses with 404 what the viewer may not know of, and with 403 what it sees and did not make. */
export const requireOwn = (
  viewer: Viewer,
  booking: Pick<Booking, 'memberId' | 'bookedBy'>,
): void => {
  if (!sees(viewer, booking)) throw new Refusal('not_found');
  if (owns(viewer, booking)) return;
  throw new Refusal('forbidden', { message: 'Only who made the booking may change it.' });
};

/** A member books for itself or for the company alone. */
export const requireSelf = (viewer: Viewer, memberId: string | undefined): void => {
  if (memberId === undefined || memberId === viewer.memberId) return;
  throw new Refusal('unknown_reference', {
    field: '/body/memberId',
    expected: 'yourself, or nobody',
    received: memberId,
  });
};

export const hasStarted = ({ startsAt }: Pick<Booking, 'startsAt'>, now: string): boolean =>
  Temporal.Instant.compare(now, startsAt) >= 0;

/** Which part of its price a cancellation now costs; once it has started, all of it. */
export const cancellationPercent = (
  { startsAt, cancellation = [] }: Pick<Booking, 'startsAt' | 'cancellation'>,
  now: string,
): number => {
  if (hasStarted({ startsAt }, now)) return 100;
  const hours = hoursBetween(now, startsAt);
  const reached = cancellation.filter(({ hoursBefore }) => hours < hoursBefore);
  return Math.max(0, ...reached.map(({ percent }: CancellationStep) => percent));
};

/** Hours from one instant to another, with their fraction. */
export const hoursBetween = (from: string, to: string): number =>
  Temporal.Instant.from(from).until(to).total('hours');

/** Members leave a booking as it is once that costs a fee, or it has begun; admins are not bound. */
export const requireFreeToChange = (booking: Booking, now: string): void => {
  if (!hasStarted(booking, now) && cancellationPercent(booking, now) === 0) return;
  throw new Refusal('booking_state', {
    field: '/body/startsAt',
    expected: 'a booking that could be cancelled without a fee',
    received: hasStarted(booking, now)
      ? 'one that has started'
      : 'one whose cancellation costs a fee',
  });
};
