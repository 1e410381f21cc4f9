import type { Fee } from '../catalogue/model.ts';
import { feeAddition, feeWaiver, touchedOnce } from '../catalogue/writes.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, present, versionIs, type Write } from '../store/transact.ts';
import type { Booking, Resource } from './model.ts';

/** A booking as it is stored: found by its customer through the index. */
export const bookingItem = (org: string, booking: Booking): Booking & Key => ({
  ...keys.booking(org, booking.customerId, booking.id),
  ...indexKeys.customerBookings(org, booking.customerId, booking.startsAt, booking.id),
  ...booking,
});

/** What leads from a resource's calendar to a booking; its end says whether it reaches into a span. */
export const pointerItem = (org: string, booking: Booking): Key & Record<string, unknown> => ({
  ...pointerKey(org, booking),
  customerId: booking.customerId,
  bookingId: booking.id,
  endsAt: booking.endsAt,
});

const pointerKey = (org: string, { resourceId, startsAt, id }: Booking): Key =>
  keys.resourceBooking(org, resourceId, startsAt, id);

/** Puts a booking and its place in the resource's calendar. 2 writes. */
export const bookingAddition = (org: string, booking: Booking): Write[] => [
  { put: bookingItem(org, booking), condition: absent },
  { put: pointerItem(org, booking), condition: absent },
];

/** Changes a booking on condition of its version; its places in calendar and index follow. Up to 3 writes. */
export const bookingEdit = (org: string, before: Booking, changes: Changes<Booking>): Write[] => {
  const next = changed<Booking>(before, changes);
  const from = pointerKey(org, before);
  const to = pointerKey(org, next);
  const { gsi1sk } = indexKeys.customerBookings(org, next.customerId, next.startsAt, next.id);
  const isMoved = from.pk !== to.pk || from.sk !== to.sk;
  const isSpan = isMoved || next.endsAt !== before.endsAt;
  const key = keys.booking(org, before.customerId, before.id);
  return [
    changeWrite(key, before.version, { ...changes, ...(isMoved && { gsi1sk }) }),
    ...(isMoved ? [{ delete: from }] : []),
    ...(isSpan ? [{ put: pointerItem(org, next) }] : []),
  ];
};

/** A cancelled booking stays in its customer's list, not in the calendar. 2 writes. */
export const bookingCancellation = (
  org: string,
  before: Booking,
  changes: Changes<Booking>,
): Write[] => [
  changeWrite(keys.booking(org, before.customerId, before.id), before.version, changes),
  { delete: pointerKey(org, before) },
];

/** The resource is as it was judged: its rate, hours and capacity too. */
export const resourceUnchanged = (org: string, { id, version }: Resource): Write => ({
  check: keys.resource(org, id),
  ...versionIs(version),
  refuse: () => new Refusal('busy'),
});

export const customerKnown = (org: string, customerId: string): Write[] => [
  {
    check: keys.customer(org, customerId),
    condition: present,
    refuse: () => new Refusal('not_found'),
  },
];

/** The member that a booking names, if any, is its customer's. */
export const memberKnown = (
  org: string,
  { customerId, memberId }: Pick<Booking, 'customerId' | 'memberId'>,
): Write[] =>
  memberId === undefined
    ? []
    : [
        {
          check: keys.member(org, customerId, memberId),
          condition: present,
          refuse: () =>
            new Refusal('unknown_reference', {
              field: '/body/memberId',
              expected: 'a member of this customer',
              received: memberId,
            }),
        },
      ];

/**
 * Takes the fees of a booking back and adds others; a run that billed one meanwhile is met by its condition,
 * and the caller reads again. Says once of a customer that its charges changed. Up to 6 writes.
 */
export const feeChange = (
  org: string,
  { waived, added }: { readonly waived?: Fee | undefined; readonly added?: Fee | undefined },
): Write[] => {
  const refuse = () => new Refusal('busy');
  return touchedOnce([
    ...(waived ? feeWaiver(org, waived).map(write => ({ ...write, refuse })) : []),
    ...(added ? feeAddition(org, added) : []),
  ]);
};
