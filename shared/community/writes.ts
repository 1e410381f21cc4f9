import type { Fee } from '../catalogue/model.ts';
import { feeAddition, feeWaiver } from '../catalogue/writes.ts';
import { Refusal } from '../kernel/errors.ts';
import { locationExists } from '../organisation/locations.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import type { CommunityEvent, Ticket } from './model.ts';

/** A community event as it is stored, with its entry in the list by start. */
const communityEventItem = (org: string, event: CommunityEvent): CommunityEvent & Key => ({
  ...keys.communityEvent(org, event.id),
  ...indexKeys.communityEvents(org, event.startsAt, event.id),
  ...event,
});

/** 1 or 2 writes. */
export const communityEventAddition = (org: string, event: CommunityEvent): Write[] => [
  { put: communityEventItem(org, event), condition: absent },
  ...(event.locationId ? [locationExists(org, event.locationId)] : []),
];

/** An edit on condition of its version; the capacity never falls below what is sold by then. 1 or 2 writes. */
export const communityEventEditWrites = (
  org: string,
  before: CommunityEvent,
  changes: Changes<CommunityEvent>,
): Write[] => {
  const { startsAt, capacity, locationId } = changes;
  const moved = startsAt && indexKeys.communityEvents(org, startsAt, before.id);
  const key = keys.communityEvent(org, before.id);
  const write = changeWrite(key, before.version, { ...changes, ...moved });
  return [
    typeof capacity === 'number' ? enough(write, before, capacity) : write,
    ...(locationId ? [locationExists(org, locationId)] : []),
  ];
};

const enough = (write: Write, { version }: CommunityEvent, capacity: number): Write => ({
  ...write,
  condition: `${write.condition} AND sold <= :capacity`,
  refuse: found => {
    if (found?.version !== version) return new Refusal('version_conflict');
    const expected = `at least the ${found.sold} places that are sold`;
    const received = `${capacity}`;
    return new Refusal('event_full', { field: '/body/capacity', expected, received });
  },
});

/**
 * A ticket with its places and its fee. The event is the one that was judged, and has the places: what it sold
 * is counted where the ticket is written, so it is never sold out twice. 3 to 7 writes.
 */
export const ticketAddition = (
  org: string,
  event: CommunityEvent,
  ticket: Ticket,
  charge: Fee | undefined,
): Write[] => [
  placesTaken(org, event, ticket.quantity),
  ...(ticket.memberId ? [memberExists(org, ticket.customerId, ticket.memberId)] : []),
  { put: { ...keys.ticket(org, ticket.customerId, ticket.id), ...ticket }, condition: absent },
  {
    put: {
      ...keys.eventTicket(org, event.id, ticket.id),
      customerId: ticket.customerId,
      ticketId: ticket.id,
    },
    condition: absent,
  },
  ...(charge ? feeAddition(org, charge) : []),
];

/** A condition cannot add, so the places that may be taken before are worked out here. */
const placesTaken = (
  org: string,
  { id, version, capacity }: CommunityEvent,
  quantity: number,
): Write => ({
  update: keys.communityEvent(org, id),
  expression: 'SET sold = sold + :quantity',
  condition: `version = :version${capacity === undefined ? '' : ' AND sold <= :most'}`,
  values: {
    ':version': version,
    ':quantity': quantity,
    ...(capacity !== undefined && { ':most': capacity - quantity }),
  },
  refuse: found => {
    if (capacity === undefined || found?.version !== version) return new Refusal('busy');
    const expected = `at most ${capacity - Number(found.sold)}`;
    const received = `${quantity}`;
    return new Refusal('event_full', { field: '/body/quantity', expected, received });
  },
});

const memberExists = (org: string, customerId: string, memberId: string): Write => ({
  check: keys.member(org, customerId, memberId),
  condition: present,
  refuse: () =>
    new Refusal('unknown_reference', {
      field: '/body/memberId',
      expected: 'a member of this customer',
      received: memberId,
    }),
});

/**
 * Ends a ticket and waives its fee while that is open. Who meets a run or another that ends it reads again.
 * Up to 5 writes.
 */
export const ticketEnd = (
  org: string,
  ticket: Ticket,
  status: 'returned' | 'cancelled',
  charge: Fee | undefined,
): Write[] => {
  const key = keys.ticket(org, ticket.customerId, ticket.id);
  return [
    changeWrite(key, ticket.version, { status }),
    // the places of a cancelled event are told as they were sold
    ...(status === 'returned' ? [placesFreed(org, ticket)] : []),
    ...(charge?.status === 'open' ? feeWaiver(org, charge) : []),
  ].map(readAgain);
};

const placesFreed = (org: string, { communityEventId, quantity }: Ticket): Write => ({
  update: keys.communityEvent(org, communityEventId),
  expression: 'SET sold = sold - :quantity',
  condition: 'sold >= :quantity',
  values: { ':quantity': quantity },
});

/** Nobody sent a version that could be told to have changed: the handler judges anew. */
export const readAgain = (write: Write): Write => ({ ...write, refuse: () => new Refusal('busy') });
