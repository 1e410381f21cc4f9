import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { findLocation } from '../organisation/store.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, ConditionFailed, transact, type Write } from '../store/transact.ts';
import { book } from './book.ts';
import { findBookings, readBooking } from './booking-store.ts';
import { cancelBooking } from './cancel.ts';
import type { Booking, BookingSeries } from './model.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { type Booker, offerFor } from './offer.ts';
import { unknownResource } from './policy.ts';
import type { NewSeries } from './series-contract.ts';
import { bookingsOf, findSeries, inOwnTransaction, occurrenceId } from './series-store.ts';
import { findResource } from './store.ts';

/** What a request made of a series; `writes` end it, with the record of its answer. */
export interface BookedSeries {
  readonly series: BookingSeries;
  readonly bookings: Booking[];
  readonly writes: Write[];
}

/**
 * Books a series, each occurrence in a transaction of its own. Ids follow from the series' id, which the caller
 * derives from the request: one that was killed goes on when it is repeated. With `refuse` all are looked at
 * first, and what was made is taken back when a race is lost; with `skip` the rest is booked.
 */
export const bookSeries = async (
  booker: Booker,
  { customerId, id, input }: { customerId: string; id: Id<'bookingSeries'>; input: NewSeries },
): Promise<BookedSeries> => {
  const org = booker.organisation.id;
  const begun = await findSeries(org, customerId, id);
  const series = begun ?? (await newSeries(booker, { customerId, id, input }));
  const current = begun?.status === 'refused' ? again(begun) : series;
  const occurrences = occurrencesOf(current);
  const ids = occurrences.map(({ n }) => occurrenceId(current, n));
  const made = await findBookings(org, customerId, ids);
  const left = occurrences.filter((_, index) => !made[index]);
  if (current.onConflict === 'refuse') await requireAll(booker, current, left);
  await begin(org, begun, current);
  const skipped = await bookAll(booker, current, left);
  const changes: Changes<BookingSeries> = {
    status: 'booked',
    skipped: [...current.skipped, ...skipped],
  };
  const next = changed<BookingSeries>(current, changes);
  const bookings = await bookingsOf(org, next);
  const key = keys.bookingSeries(org, customerId, id);
  const end = { ...changeWrite(key, current.version, changes), refuse: () => new Refusal('busy') };
  return { series: next, bookings, writes: [end] };
};

const newSeries = async (
  { organisation, by, now }: Booker,
  { customerId, id, input }: { customerId: string; id: Id<'bookingSeries'>; input: NewSeries },
): Promise<BookingSeries> => {
  const resource = await findResource(organisation.id, input.resourceId);
  if (!resource) throw unknownResource(input.resourceId);
  const location = await findLocation(organisation.id, resource.locationId);
  return {
    ...input,
    id,
    customerId: customerId as Id<'customer'>,
    timeZone: location?.timeZone ?? organisation.timeZone,
    status: 'booking',
    attempt: 1,
    skipped: [],
    bookedBy: by.id,
    version: 1,
    createdAt: now,
  };
};

const again = (refused: BookingSeries): BookingSeries => ({
  ...refused,
  status: 'booking',
  attempt: refused.attempt + 1,
  skipped: [],
  version: refused.version + 1,
});

/** Written before its bookings, so that those of a request that died have a series that names them. */
const begin = async (
  org: string,
  before: BookingSeries | undefined,
  series: BookingSeries,
): Promise<void> => {
  if (before?.version === series.version) return;
  const put = { ...keys.bookingSeries(org, series.customerId, series.id), ...series };
  const held = before
    ? { condition: 'version = :before', values: { ':before': before.version } }
    : { condition: absent };
  await transact([{ put, ...held, refuse: () => new Refusal('busy') }]);
};

const wishOf = (series: BookingSeries, { startsAt, endsAt }: Occurrence) => {
  const { customerId, memberId, resourceId, units, title } = series;
  return { customerId, memberId, resourceId, units, title, startsAt, endsAt };
};

/** How many are looked at together. */
const together = 10;

/** Refuses with all that cannot be booked. */
const requireAll = async (
  booker: Booker,
  series: BookingSeries,
  occurrences: readonly Occurrence[],
): Promise<void> => {
  const refusals: { at: Occurrence; refusal: Refusal }[] = [];
  for (let start = 0; start < occurrences.length; start += together) {
    const looks = occurrences.slice(start, start + together).map(async at => {
      const refusal = await refusalOf(() => offerFor(booker, wishOf(series, at)));
      return refusal ? [{ at, refusal }] : [];
    });
    refusals.push(...(await Promise.all(looks)).flat());
  }
  if (refusals.length > 0) throw conflicts(refusals);
};

const refusalOf = async (look: () => Promise<unknown>): Promise<Refusal | undefined> => {
  try {
    await look();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

const conflicts = (refusals: readonly { at: Occurrence; refusal: Refusal }[]): Refusal => {
  const [first] = refusals;
  if (!first) throw new Error('no conflicts');
  // what is wrong with the series itself is wrong with each
  if (!['slot_taken', 'not_bookable'].includes(first.refusal.code)) return first.refusal;
  return new Refusal(first.refusal.code, {
    field: '/body/startsAt',
    errors: refusals.map(({ at, refusal: { code, message, detail } }) => ({
      field: `/body/occurrences/${at.n}`,
      expected: detail.expected ?? message,
      received: `${at.localStart}: ${code}`,
    })),
  });
};

type Skipped = BookingSeries['skipped'];

const bookAll = async (
  booker: Booker,
  series: BookingSeries,
  occurrences: readonly Occurrence[],
): Promise<Skipped> => {
  const skipped: Skipped = [];
  for (const at of occurrences) {
    const refusal = await refusalOf(() => bookOne(booker, series, at));
    if (!refusal) continue;
    if (series.onConflict === 'refuse' || !isSkippable(refusal)) {
      await takeBack(booker, series);
      throw refusal;
    }
    skipped.push({ startsAt: at.localStart, code: refusal.code, message: refusal.message });
  }
  return skipped;
};

/** What another time might not meet; the rest is wrong with the whole series. */
const isSkippable = ({ code }: Refusal): boolean =>
  code === 'slot_taken' || code === 'not_bookable' || code === 'invalid_request';

const bookOne = async (booker: Booker, series: BookingSeries, at: Occurrence): Promise<Booking> => {
  const org = booker.organisation.id;
  const id = occurrenceId(series, at.n);
  try {
    const wish = { ...wishOf(series, at), id, seriesId: series.id };
    return await inOwnTransaction(org, () => book(booker, wish));
  } catch (error) {
    // the same request at the same moment was first
    if (error instanceof ConditionFailed) return readBooking(org, series.customerId, id);
    throw error;
  }
};

const takeBack = async (booker: Booker, series: BookingSeries): Promise<void> => {
  const org = booker.organisation.id;
  for (const { id } of await bookingsOf(org, series)) {
    await inOwnTransaction(org, async () => {
      const booking = await readBooking(org, series.customerId, id);
      return cancelBooking(booker, booking, { waiveFee: true });
    });
  }
  const key = keys.bookingSeries(org, series.customerId, series.id);
  await transact([changeWrite(key, series.version, { status: 'refused' })]);
};
