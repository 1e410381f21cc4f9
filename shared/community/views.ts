import type { Fee } from '../catalogue/model.ts';
import type { Location } from '../organisation/model.ts';
import type { CommunityEventView, OwnCommunityEventView } from './contract.ts';
import type { CommunityEvent, Ticket } from './model.ts';
import type { charges, OwnTicketView, TicketView } from './ticket-contract.ts';

export const communityEventView = (event: CommunityEvent): CommunityEventView => ({
  id: event.id,
  title: event.title,
  description: event.description,
  locationId: event.locationId,
  place: event.place,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  capacity: event.capacity,
  ticket: event.ticket,
  status: event.status,
  sold: event.sold,
  cancellation: event.cancellation && {
    isSettled: event.cancellation.isSettled,
    alreadyBilled: event.cancellation.alreadyBilled,
  },
  version: event.version,
  createdAt: event.createdAt,
});

/** A community event as members see it (S13). */
export const ownCommunityEventView = (
  event: CommunityEvent,
  location: Location | undefined,
  timeZone: string,
): OwnCommunityEventView => ({
  id: event.id,
  title: event.title,
  description: event.description,
  place: event.place,
  location: location && { name: location.name, address: location.address },
  timeZone: location?.timeZone ?? timeZone,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  ticket: event.ticket && { price: event.ticket.price, tax: event.ticket.tax },
  placesLeft: event.capacity === undefined ? undefined : event.capacity - event.sold,
  status: event.status === 'cancelled' ? 'cancelled' : 'published',
});

const chargeOf = (charge: Fee | undefined): (typeof charges)[number] =>
  charge === undefined
    ? 'free'
    : ({ open: 'to_be_billed', billed: 'already_billed', waived: 'waived' } as const)[
        charge.status
      ];

export const ticketView = (ticket: Ticket, charge: Fee | undefined): TicketView => ({
  id: ticket.id,
  customerId: ticket.customerId,
  memberId: ticket.memberId,
  communityEventId: ticket.communityEventId,
  quantity: ticket.quantity,
  price: ticket.price,
  status: ticket.status,
  charge: chargeOf(charge),
  feeId: ticket.feeId,
  bookedBy: ticket.bookedBy,
  version: ticket.version,
  createdAt: ticket.createdAt,
});

export const ownTicketView = (
  ticket: Ticket,
  { title, startsAt, endsAt }: CommunityEvent,
  charge: Fee | undefined,
): OwnTicketView => ({
  id: ticket.id,
  communityEventId: ticket.communityEventId,
  title,
  startsAt,
  endsAt,
  quantity: ticket.quantity,
  price: ticket.price,
  status: ticket.status,
  charge: chargeOf(charge),
});
