import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { NewOwnTicket, NewTicket, OwnTicketView, TicketView } from './ticket-contract.ts';

const context = 'community';
const tickets = '/v1/admin/community-events/{communityEventId}/tickets';
const ofEvent = z.strictObject({ communityEventId: idOf('communityEvent') });

export const bookTicket = operation({
  id: 'bookTicket',
  context,
  method: 'POST',
  path: tickets,
  summary: 'Book a ticket for a member of a company, or for an individual',
  access: 'admin',
  params: ofEvent,
  body: NewTicket,
  answer: TicketView,
  status: 201,
  idempotent: true,
  refusals: ['unknown_reference', 'invalid_request', 'event_not_open', 'event_full'],
});

export const listTickets = operation({
  id: 'listTickets',
  context,
  method: 'GET',
  path: tickets,
  summary: 'The tickets of a community event, oldest first',
  access: 'admin',
  params: ofEvent,
  query: z.strictObject(pageQuery),
  answer: pageOf(TicketView),
});

export const returnTicket = operation({
  id: 'returnTicket',
  context,
  method: 'POST',
  path: `${tickets}/{ticketId}/return`,
  summary: 'Take a ticket back, at any time; its fee is waived unless it is billed already',
  access: 'admin',
  params: ofEvent.extend({ ticketId: idOf('ticket') }),
  answer: TicketView,
});

const customer = '/v1/portal/customers/{customerId}';
const customerId = idOf('customer');

export const bookOwnTicket = operation({
  id: 'bookOwnTicket',
  context,
  method: 'POST',
  path: `${customer}/community-events/{communityEventId}/tickets`,
  summary:
    'Book a ticket for oneself until the community event starts; what it costs becomes a fee (S39)',
  access: 'member',
  params: ofEvent.extend({ customerId }),
  body: NewOwnTicket,
  answer: OwnTicketView,
  status: 201,
  idempotent: true,
  refusals: ['event_not_open', 'event_full'],
});

export const listOwnTickets = operation({
  id: 'listOwnTickets',
  context,
  method: 'GET',
  path: `${customer}/community-tickets`,
  summary: "The caller's own tickets, oldest first",
  access: 'member',
  params: z.strictObject({ customerId }),
  query: z.strictObject(pageQuery),
  answer: pageOf(OwnTicketView),
});

export const returnOwnTicket = operation({
  id: 'returnOwnTicket',
  context,
  method: 'POST',
  path: `${customer}/community-tickets/{ticketId}/return`,
  summary:
    "Give one's ticket back until the community event starts; its fee is waived unless it is billed already",
  access: 'member',
  params: z.strictObject({ customerId, ticketId: idOf('ticket') }),
  answer: OwnTicketView,
  refusals: ['event_state'],
});
