import { Refusal } from '../kernel/errors.ts';
import type { Occurrence } from './occurrences.ts';
import { type Booker, offerFor } from './offer.ts';
import type { BookingSeries } from './series-model.ts';

/** What an occurrence would be as a booking. */
export const wishOf = (series: BookingSeries, { startsAt, endsAt }: Occurrence) => {
  const { customerId, memberId, payer, resourceId, units, title } = series;
  return { customerId, memberId, payer, resourceId, units, title, startsAt, endsAt };
};

/** How many are looked at together. */
const together = 10;

/** Refuses with all that cannot be booked. */
export const requireAll = async (
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

/** Why something is refused, if it is. */
export const refusalOf = async (look: () => Promise<unknown>): Promise<Refusal | undefined> => {
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
