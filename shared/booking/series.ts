import { plusSeconds, realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { findLocation } from '../organisation/store.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import { absent, transact, versionIs, type Write } from '../store/transact.ts';
import { paidBy } from './account.ts';
import { book } from './book.ts';
import { findBookings, readBooking } from './booking-store.ts';
import { cancelBooking } from './cancel.ts';
import type { Booking } from './model.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import type { Booker } from './offer.ts';
import { unknownResource } from './policy.ts';
import { refusalOf, requireAll, wishOf } from './series-conflicts.ts';
import type { NewSeries } from './series-contract.ts';
import type { BookingSeries } from './series-model.ts';
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
export const bookSeries = async (booker: Booker, asked: AskedSeries): Promise<BookedSeries> => {
  const org = booker.organisation.id;
  const { customerId, id } = asked;
  const found = await findSeries(org, customerId, id);
  if (found?.status === 'booked') {
    return { series: found, bookings: await bookingsOf(org, found), writes: [] };
  }
  const series = await begin(org, found, found ?? (await newSeries(booker, asked)));
  const skipped = await bookAll(booker, series);
  const changes: Changes<BookingSeries> = {
    status: 'booked',
    skipped: [...series.skipped, ...skipped],
    leaseUntil: null,
  };
  const next = changed<BookingSeries>(series, changes);
  const key = keys.bookingSeries(org, customerId, id);
  const end = { ...changeWrite(key, series.version, changes), refuse: () => new Refusal('busy') };
  return { series: next, bookings: await bookingsOf(org, next), writes: [end] };
};

interface AskedSeries {
  readonly customerId: string;
  readonly id: Id<'bookingSeries'>;
  readonly input: NewSeries;
}

const newSeries = async (
  booker: Booker,
  { customerId: asked, id, input }: AskedSeries,
): Promise<BookingSeries> => {
  const { organisation, by, now } = booker;
  const customerId = asked as Id<'customer'>;
  const resource = await findResource(organisation.id, input.resourceId);
  if (!resource) throw unknownResource(input.resourceId);
  const location = await findLocation(organisation.id, resource.locationId);
  const { payer } = await paidBy(booker, { ...input, customerId });
  return {
    ...input,
    id,
    customerId,
    ...(payer && { payer }),
    timeZone: location?.timeZone ?? organisation.timeZone,
    status: 'booking',
    attempt: 1,
    skipped: [],
    bookedBy: by.id,
    version: 1,
    createdAt: now,
  };
};

/** Longer than a request lives. */
const leaseSeconds = 20;

/**
 * Written before its bookings, so that those of a request that died have a series that names them, and with a
 * lease: the same request at the same moment waits for the answer of the first.
 */
const begin = async (
  org: string,
  before: BookingSeries | undefined,
  series: BookingSeries,
): Promise<BookingSeries> => {
  const now = realClock.now();
  if (before?.leaseUntil !== undefined && before.leaseUntil > now) throw new Refusal('busy');
  const isAgain = before?.status === 'refused';
  const begun: BookingSeries = {
    ...series,
    status: 'booking',
    attempt: isAgain ? series.attempt + 1 : series.attempt,
    leaseUntil: plusSeconds(now, leaseSeconds),
    version: before ? before.version + 1 : 1,
  };
  // refuses a rule by which it never takes place, or too often, before anything is written
  occurrencesOf(begun);
  const held = before ? versionIs(before.version) : { condition: absent };
  const put = { ...keys.bookingSeries(org, series.customerId, series.id), ...begun };
  await transact([{ put, ...held, refuse: () => new Refusal('busy') }]);
  return begun;
};

type Skipped = BookingSeries['skipped'];

/** Books what is not booked yet. What fails leaves nothing behind that holds up its repetition. */
const bookAll = async (booker: Booker, series: BookingSeries): Promise<Skipped> => {
  const org = booker.organisation.id;
  const occurrences = occurrencesOf(series);
  const ids = occurrences.map(({ n }) => occurrenceId(series, n));
  const made = await findBookings(org, series.customerId, ids);
  const left = occurrences.filter((_, index) => !made[index]);
  try {
    if (series.onConflict === 'refuse') await requireAll(booker, series, left);
    return await bookEach(booker, series, left);
  } catch (error) {
    const isFinal = error instanceof Refusal && error.code !== 'busy';
    if (isFinal) await takeBack(booker, series);
    else await close(org, series, { leaseUntil: null });
    throw error;
  }
};

const bookEach = async (
  booker: Booker,
  series: BookingSeries,
  occurrences: readonly Occurrence[],
): Promise<Skipped> => {
  const skipped: Skipped = [];
  for (const at of occurrences) {
    const wish = { ...wishOf(series, at), id: occurrenceId(series, at.n), seriesId: series.id };
    const refusal = await refusalOf(() =>
      inOwnTransaction(booker.organisation.id, () => book(booker, wish)),
    );
    if (!refusal) continue;
    if (series.onConflict === 'refuse' || !isSkippable(refusal)) throw refusal;
    skipped.push({ startsAt: at.localStart, code: refusal.code, message: refusal.message });
  }
  return skipped;
};

/** What another time might not meet; the rest is wrong with the whole series. */
const isSkippable = ({ code }: Refusal): boolean =>
  code === 'slot_taken' || code === 'not_bookable' || code === 'invalid_request';

const takeBack = async (booker: Booker, series: BookingSeries): Promise<void> => {
  const org = booker.organisation.id;
  const bookings = await bookingsOf(org, series);
  for (const { id } of bookings) {
    await inOwnTransaction(org, async () => {
      const booking = await readBooking(org, series.customerId, id);
      return cancelBooking(booker, booking, { waiveFee: true });
    });
  }
  const key = keys.bookingSeries(org, series.customerId, series.id);
  const isNothing = bookings.length === 0 && series.attempt === 1;
  if (isNothing) await transact([{ delete: key, ...versionIs(series.version) }]);
  else await close(org, series, { status: 'refused', leaseUntil: null });
};

const close = (org: string, series: BookingSeries, changes: Changes<BookingSeries>) =>
  transact([
    changeWrite(keys.bookingSeries(org, series.customerId, series.id), series.version, changes),
  ]);
