import type { Operation } from '../contract/operation.ts';
import {
  cancelCommunityEvent,
  createCommunityEvent,
  editCommunityEvent,
  getCommunityEvent,
  getOwnCommunityEvent,
  listCommunityEvents,
  listOwnCommunityEvents,
  publishCommunityEvent,
} from './event-operations.ts';
import {
  bookOwnTicket,
  bookTicket,
  listOwnTickets,
  listTickets,
  returnOwnTicket,
  returnTicket,
} from './ticket-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const communityOperations: readonly Operation[] = [
  createCommunityEvent,
  listCommunityEvents,
  getCommunityEvent,
  editCommunityEvent,
  publishCommunityEvent,
  cancelCommunityEvent,
  bookTicket,
  listTickets,
  returnTicket,
  listOwnCommunityEvents,
  getOwnCommunityEvent,
  bookOwnTicket,
  listOwnTickets,
  returnOwnTicket,
];
