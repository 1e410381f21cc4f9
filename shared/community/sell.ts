import type { Fee } from '../catalogue/model.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import type { Organisation } from '../organisation/model.ts';
import { changed } from '../store/change.ts';
import type { Write } from '../store/transact.ts';
import type { CommunityEvent, Ticket } from './model.ts';
import { feesOf, locationsOf } from './store.ts';
import { type Buyer, ticketFor } from './tickets.ts';
import { ticketAddition, ticketEnd } from './writes.ts';

/** What a booking or a return makes: the ticket, what became of its fee, and what is to be written. */
interface Deal {
  readonly ticket: Ticket;
  readonly charge: Fee | undefined;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** Books a ticket at business time `now`; its fee lies on the local date of the event (S39). Up to 7 writes. */
export const sellTicket = async (
  organisation: Organisation,
  event: CommunityEvent,
  buyer: Buyer,
  now: string,
): Promise<Deal> => {
  const org = organisation.id;
  const location = (await locationsOf(org, [event])).get(event.locationId ?? '');
  const timeZone = location?.timeZone ?? organisation.timeZone;
  const { ticket, charge } = ticketFor(event, buyer, { now, timeZone });
  const { by } = buyer;
  const place = { organisationId: org, customerId: ticket.customerId, by };
  return {
    ticket,
    charge,
    writes: ticketAddition(org, event, ticket, charge),
    events: [
      domainEvent('ticket.booked', { ...place, ...named(ticket) }),
      ...(charge ? [domainEvent('fee.created', { ...place, feeId: charge.id })] : []),
    ],
  };
};

/** Ends a ticket; an open fee is waived, one that is billed stays. One that has ended stays as it is. Up to 5 writes. */
export const endTicket = async (
  org: Organisation['id'],
  ticket: Ticket,
  status: 'returned' | 'cancelled',
  by: string,
): Promise<Deal> => {
  const charge = (await feesOf(org, [ticket])).get(ticket.id);
  if (ticket.status !== 'booked') return { ticket, charge, writes: [], events: [] };
  const place = { organisationId: org, customerId: ticket.customerId, by };
  const isWaived = charge?.status === 'open';
  return {
    ticket: changed(ticket, { status }),
    charge: isWaived ? changed(charge, { status: 'waived' }) : charge,
    writes: ticketEnd(org, ticket, status, charge),
    events: [
      domainEvent('ticket.returned', { ...place, ...named(ticket) }),
      ...(isWaived ? [domainEvent('fee.waived', { ...place, feeId: charge.id })] : []),
    ],
  };
};

const named = ({ id: ticketId, communityEventId }: Ticket) => ({ ticketId, communityEventId });
