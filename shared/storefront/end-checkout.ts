import { releaseHeld } from '../booking/book.ts';
import type { Booker } from '../booking/offer.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { mergeWrites } from '../orders/merge-writes.ts';
import { Organisation } from '../organisation/model.ts';
import { changed } from '../store/change.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { ConditionFailed, transact } from '../store/transact.ts';
import { checkoutChange, readCheckout } from './checkout-store.ts';
import type { Changed } from './complete-checkout.ts';
import type { Checkout } from './model.ts';

/** Gives back what a checkout held, in the transaction that ends it. */
export const endCheckout = async (
  booker: Booker,
  before: Checkout,
  status: 'cancelled' | 'expired',
): Promise<Changed> => {
  const { customerId, bookingIds } = before;
  const released = await Promise.all(
    bookingIds.map(bookingId => releaseHeld(booker, { customerId, bookingId })),
  );
  return {
    checkout: changed<Checkout>(before, { status }),
    writes: mergeWrites([
      checkoutChange(booker.organisation.id, before, { status }),
      ...released.flatMap(({ writes }) => writes),
    ]),
    events: released.flatMap(({ events }) => events),
  };
};

/** Ends the checkouts that nobody completed in time. Answers how many, and which could not be ended now. */
export const endAbandoned = async (
  hasTime: () => boolean,
): Promise<{ ended: number; failures: { checkoutId: string; error: unknown }[] }> => {
  const { gsi1pk } = indexKeys.openCheckout('', '', '');
  const late = await queryIndexAll({ pk: gsi1pk, between: ['', `${realClock.now()}~`] });
  const failures: { checkoutId: string; error: unknown }[] = [];
  let ended = 0;
  for (const { gsi1sk } of late) {
    if (!hasTime()) break;
    const [, org = '', checkoutId = ''] = gsi1sk.split('#');
    try {
      await endOne(org, checkoutId);
      ended += 1;
    } catch (error) {
      // somebody completed or cancelled it a moment ago
      if (!isLost(error)) failures.push({ checkoutId, error });
    }
  }
  return { ended, failures };
};

const isLost = (error: unknown): boolean =>
  error instanceof ConditionFailed || (error instanceof Refusal && error.code === 'busy');

const endOne = async (org: string, checkoutId: string): Promise<void> => {
  const before = await readCheckout(org, checkoutId);
  if (before.status !== 'open') return;
  const organisation = Organisation.parse(await getItem(keys.organisation(org)));
  const now = organisation.clock?.now ?? realClock.now();
  const by = { kind: 'visitor', id: 'expiry' } as const;
  const { writes, events } = await endCheckout({ organisation, now, by }, before, 'expired');
  const told = events.length > 0 ? [outboxWrite(organisation.id, events)] : [];
  await transact([...writes, ...told]);
};
