import {
  getOwnCommunityEvent,
  listOwnCommunityEvents,
} from '../../../shared/community/event-operations.ts';
import { showsTo } from '../../../shared/community/rules.ts';
import { endTicket, sellTicket } from '../../../shared/community/sell.ts';
import * as store from '../../../shared/community/store.ts';
import {
  bookOwnTicket,
  listOwnTickets,
  returnOwnTicket,
} from '../../../shared/community/ticket-operations.ts';
import { requireOpen, requireReturnable } from '../../../shared/community/tickets.ts';
import { ownCommunityEventView, ownTicketView } from '../../../shared/community/views.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { route } from '../../middleware/http.ts';
import { type Principal, portalCaller } from '../../middleware/principal.ts';

/** A ticket is its person's own, whatever others of the company may. */
const holderOf = (principal: Principal) => {
  const { customer, member } = portalCaller(principal);
  return { customerId: customer.id, memberId: member?.id };
};

const list = route(listOwnCommunityEvents, async call => {
  const { id: org, timeZone } = call.organisation;
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const isShown = (event: { status: string }) => event.status === 'published';
  const page = await store.listCommunityEvents(org, { from: call.now }, asked, isShown);
  const locations = await store.locationsOf(org, page.items);
  const items = page.items.map(event =>
    ownCommunityEventView(event, locations.get(event.locationId ?? ''), timeZone),
  );
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

/** A community event that shows to the caller; nothing tells what else there is. */
const shownEvent = async (org: string, id: string, principal: Principal) => {
  const event = await store.readCommunityEvent(org, id);
  const isCancelled = event.status === 'cancelled';
  const ticket = isCancelled && (await store.hasTicket(org, holderOf(principal), id));
  if (!showsTo(event, { ticket })) throw new Refusal('not_found');
  return event;
};

const read = route(getOwnCommunityEvent, async ({ organisation, params, principal }) => {
  const { id: org, timeZone } = organisation;
  const event = await shownEvent(org, params.communityEventId, principal);
  const location = (await store.locationsOf(org, [event])).get(event.locationId ?? '');
  return { body: ownCommunityEventView(event, location, timeZone) };
});

const book = route(bookOwnTicket, async ({ organisation, params, body, now, principal }) => {
  const event = await shownEvent(organisation.id, params.communityEventId, principal);
  requireOpen(event, { now, isAdmin: false });
  const buyer = { ...holderOf(principal), quantity: body.quantity, by: principal.id };
  const { ticket, charge, ...outcome } = await sellTicket(organisation, event, buyer, now);
  return {
    body: ownTicketView(ticket, event, charge),
    location: `/v1/portal/customers/${ticket.customerId}/community-tickets`,
    ...outcome,
  };
});

const listOwn = route(listOwnTickets, async call => {
  const org = call.organisation.id;
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const page = await store.listTicketsOf(org, holderOf(call.principal), asked);
  const ids = page.items.map(({ communityEventId }) => communityEventId);
  const [events, charges] = await Promise.all([
    store.readCommunityEvents(org, ids),
    store.feesOf(org, page.items),
  ]);
  const items = page.items.flatMap(ticket => {
    const event = events.get(ticket.communityEventId);
    return event ? [ownTicketView(ticket, event, charges.get(ticket.id))] : [];
  });
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

const giveBack = route(returnOwnTicket, async ({ organisation, params, now, principal }) => {
  const org = organisation.id;
  const { customerId, memberId } = holderOf(principal);
  const found = await store.readTicket(org, customerId, params.ticketId);
  if (found.memberId !== memberId) throw new Refusal('not_found');
  const event = await store.readCommunityEvent(org, found.communityEventId);
  if (found.status === 'booked') requireReturnable(event, now);
  const { ticket, charge, ...outcome } = await endTicket(org, found, 'returned', principal.id);
  return { body: ownTicketView(ticket, event, charge), ...outcome };
});

export const portalRoutes = [list, read, book, listOwn, giveBack];
