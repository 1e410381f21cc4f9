import { Temporal } from 'temporal-polyfill';
import { fee } from '../catalogue/fees.ts';
import type { Fee } from '../catalogue/model.ts';
import { localDate } from '../kernel/calendar.ts';
import { createId } from '../kernel/id.ts';
import { type Currency, exact, moneyText } from '../kernel/money.ts';
import { accountOf } from './account.ts';
import { hoursBetween } from './booking-rules.ts';
import type { Booking, Rate, Resource } from './model.ts';

const typeNames: Record<Resource['type'], string> = {
  meeting_room: 'Meeting room',
  desk: 'Desk',
  event_space: 'Event space',
  office: 'Office',
  other: '',
};

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const dayText = (local: Temporal.ZonedDateTime): string =>
  dayFormat.format(local.toPlainDate().toZonedDateTime('UTC').epochMilliseconds);
const timeText = (local: Temporal.ZonedDateTime): string =>
  local.toPlainTime().toString().slice(0, 5);

/** `24 Nov 2026 10:00–12:00`, at the location. */
export const spanText = (
  { startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>,
  timeZone: string,
): string => {
  const from = Temporal.Instant.from(startsAt).toZonedDateTimeISO(timeZone);
  const to = Temporal.Instant.from(endsAt).toZonedDateTimeISO(timeZone);
  const isOneDay = from.toPlainDate().equals(to.toPlainDate());
  const end = isOneDay ? timeText(to) : ` ${dayText(to)} ${timeText(to)}`;
  return `${dayText(from)} ${timeText(from)}${isOneDay ? '–' : ' –'}${end}`;
};

/** What an invoice calls it: `Meeting room Sky, 24 Nov 2026 10:00–12:00`. */
export const bookingName = (
  booking: Booking,
  { name, type }: Resource,
  timeZone: string,
): string => {
  const kind = typeNames[type];
  const isNamed = name.toLowerCase().includes(kind.toLowerCase());
  const units = booking.units > 1 ? ` × ${booking.units}` : '';
  return `${isNamed ? name : `${kind} ${name}`}${units}, ${spanText(booking, timeZone)}`;
};

/** What a fee of a booking needs beside it. */
export interface FeeContext {
  readonly resource: Resource;
  readonly rate: Rate;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly now: string;
}

/** The fee of a booking; none when nothing is left to charge. */
export const bookingFee = (booking: Booking, context: FeeContext): Fee | undefined => {
  const { resource, timeZone } = context;
  const { price } = booking;
  if (!price || price.charged === 0) return undefined;
  return feeOf(booking, context, {
    name: bookingName(booking, resource, timeZone),
    on: booking.on,
    amount: price.charged,
    kind: 'booking',
    explanation: price.explanation.join('; '),
  });
};

/** The fee of its cancellation, dated at the location; none when that is free. */
export const cancellationFee = (
  booking: Booking,
  { percent, amount }: { percent: number; amount: number },
  context: FeeContext,
): Fee | undefined => {
  const { resource, timeZone, now } = context;
  if (!booking.price || amount === 0) return undefined;
  const charged = moneyText(exact(booking.price.charged), booking.price.currency);
  return feeOf(booking, context, {
    name: `Cancellation: ${bookingName(booking, resource, timeZone)}`,
    on: localDate(now, timeZone),
    amount,
    kind: 'cancellation',
    explanation: `cancelled ${beforeText(now, booking.startsAt)}: ${percent} % of ${charged}`,
  });
};

const beforeText = (now: string, startsAt: string): string => {
  const hours = hoursBetween(now, startsAt);
  return hours > 0 ? `${Math.floor(hours * 10) / 10} hours before the start` : 'after the start';
};

const feeOf = (
  booking: Booking,
  { rate, currency, now }: FeeContext,
  made: {
    name: string;
    on: string;
    amount: number;
    kind: 'booking' | 'cancellation';
    explanation: string;
  },
): Fee =>
  fee(
    {
      name: made.name,
      on: made.on,
      price: { amount: made.amount, currency: booking.price?.currency ?? currency },
      quantity: 1,
      tax: rate.tax,
      revenueAccount: rate.revenueAccount,
      ...(booking.payer && { forMember: booking.payer.forMember }),
      origin: { kind: made.kind, id: booking.id },
      explanation: made.explanation,
    },
    { id: createId('fee'), customerId: accountOf(booking), currency, now },
  );
