import { endTicket, sellTicket } from '../../../shared/community/sell.ts';
import * as store from '../../../shared/community/store.ts';
import {
  bookTicket,
  listTickets,
  returnTicket,
} from '../../../shared/community/ticket-operations.ts';
import { requireOpen } from '../../../shared/community/tickets.ts';
import { ticketView } from '../../../shared/community/views.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { findCustomer } from '../../../shared/people/store.ts';
import { route } from '../../middleware/http.ts';

/** Who goes is a member of a company, or the individual itself. */
const requireBuyer = async (
  org: string,
  { customerId, memberId }: { readonly customerId: string; readonly memberId?: string | undefined },
): Promise<void> => {
  const customer = await findCustomer(org, customerId);
  if (!customer) {
    const expected = 'a customer of this organisation';
    throw new Refusal('unknown_reference', {
      field: '/body/customerId',
      expected,
      received: customerId,
    });
  }
  if (customer.type === 'company' && memberId === undefined) {
    const expected = 'the member of the company who goes';
    throw new Refusal('invalid_request', {
      field: '/body/memberId',
      expected,
      received: 'nothing',
    });
  }
};

const book = route(bookTicket, async ({ organisation, params, body, now, principal }) => {
  const event = await store.readCommunityEvent(organisation.id, params.communityEventId);
  requireOpen(event, { now, isAdmin: true });
  await requireBuyer(organisation.id, body);
  const buyer = { ...body, by: principal.id };
  const { ticket, charge, ...outcome } = await sellTicket(organisation, event, buyer, now);
  return {
    body: ticketView(ticket, charge),
    etag: ticket.version,
    location: `/v1/admin/community-events/${event.id}/tickets`,
    ...outcome,
  };
});

const list = route(listTickets, async ({ organisation, params, query, position, nextCursor }) => {
  const org = organisation.id;
  await store.readCommunityEvent(org, params.communityEventId);
  const asked = { limit: query.limit, after: position<string>() };
  const { items, next } = await store.listTickets(org, params.communityEventId, asked);
  const charges = await store.feesOf(org, items);
  const views = items.map(ticket => ticketView(ticket, charges.get(ticket.id)));
  return { body: { items: views, nextCursor: nextCursor(next) } };
});

const takeBack = route(returnTicket, async ({ organisation, params, principal }) => {
  const { communityEventId, ticketId } = params;
  const found = await store.readTicketOf(organisation.id, communityEventId, ticketId);
  const { ticket, charge, ...outcome } = await endTicket(
    organisation.id,
    found,
    'returned',
    principal.id,
  );
  return { body: ticketView(ticket, charge), etag: ticket.version, ...outcome };
});

export const ticketRoutes = [book, list, takeBack];
