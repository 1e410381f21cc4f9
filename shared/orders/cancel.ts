import { cancel as cancelBooking } from '../booking/cancel.ts';
import { grantRevocation } from '../booking/credit-writes.ts';
import type { Booker } from '../booking/offer.ts';
import { readFee } from '../catalogue/store.ts';
import { feeWaiver } from '../catalogue/writes.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { changed } from '../store/change.ts';
import type { Write } from '../store/transact.ts';
import { endMembership } from './end-membership.ts';
import { mergeWrites } from './merge-writes.ts';
import type { Order, OrderItem } from './model.ts';
import type { Placed } from './place.ts';
import { inTheWay, requireCancellable } from './rules.ts';
import { orderChange } from './store.ts';

type Undone = Pick<Placed, 'writes' | 'events'>;

/**
 * Takes an order back with all it made: open fees are waived, unused passes, bookings and memberships end. What is
 * billed or used stands in the way. One that is cancelled stays as it is.
 */
export const cancelOrder = async (booker: Booker, before: Order): Promise<Placed> => {
  if (before.status === 'cancelled') return { order: before, writes: [], events: [] };
  requireCancellable(before, booker.by.kind === 'admin' ? 'admin' : 'customer');
  const { organisation, now, by } = booker;
  const changes = { status: 'cancelled', cancelledAt: now } as const;
  const undone: Undone[] = [];
  for (const item of before.items) undone.push(await undo(booker, before, item));
  const { customerId, id: orderId } = before;
  const detail = { organisationId: organisation.id, customerId, orderId, by: by.id };
  return {
    order: changed<Order>(before, changes),
    writes: mergeWrites([
      orderChange(organisation.id, before, changes),
      ...undone.flatMap(({ writes }) => writes),
    ]),
    events: [domainEvent('order.cancelled', detail), ...undone.flatMap(({ events }) => events)],
  };
};

const undo = async (booker: Booker, { customerId }: Order, item: OrderItem): Promise<Undone> => {
  const ends = [
    await undoCharge(booker, customerId, item),
    undoPass(booker, customerId, item),
    await endMembership(booker, customerId, item),
  ];
  return {
    writes: ends.flatMap(({ writes }) => writes),
    events: ends.flatMap(({ events }) => events),
  };
};

const nothing: Undone = { writes: [], events: [] };

/** A booking takes its own fee back. */
const undoCharge = async (
  booker: Booker,
  customerId: Order['customerId'],
  { feeId, bookingId, name }: OrderItem,
): Promise<Undone> => {
  const org = booker.organisation.id;
  const fee = feeId && (await readFee(org, customerId, feeId));
  if (fee && fee.status === 'billed') throw inTheWay(name, 'billed');
  if (bookingId) return cancelBooking(booker, { customerId, bookingId, waiveFee: true });
  if (!fee || fee.status === 'waived') return nothing;
  const detail = { organisationId: org, customerId, feeId: fee.id, by: booker.by.id };
  return {
    writes: feeWaiver(org, fee).map(retried),
    events: [domainEvent('fee.waived', detail)],
  };
};

/** Whoever billed or changed it meanwhile is seen when the order is read again. */
const retried = (write: Write): Write => ({ ...write, refuse: () => new Refusal('busy') });

const undoPass = (
  { organisation, by }: Booker,
  customerId: Order['customerId'],
  { creditGrantId, name }: OrderItem,
): Undone => {
  if (!creditGrantId) return nothing;
  const org = organisation.id;
  const detail: DomainEvent = domainEvent('credit.revoked', {
    organisationId: org,
    customerId,
    creditGrantId,
    by: by.id,
  });
  const writes = grantRevocation(org, customerId, creditGrantId).map(write => ({
    ...write,
    refuse: () => inTheWay(name, 'used'),
  }));
  return { writes, events: [detail] };
};
