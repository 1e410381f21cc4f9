import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Tax } from '../kernel/tax.ts';

export const communityEventStatuses = ['draft', 'published', 'cancelled'] as const;

/** How far a cancellation has settled the tickets. */
export const Cancellation = z.object({
  isSettled: z.boolean(),
  /** the last ticket that is settled; the next request goes on behind it */
  settledTo: idOf('ticket').optional(),
  /** tickets whose fee was billed before: it stays */
  alreadyBilled: z.int(),
});
export type Cancellation = z.infer<typeof Cancellation>;

/** A dated happening for the operator's community. */
export const CommunityEvent = z.object({
  id: idOf('communityEvent'),
  title: z.string(),
  /** plain text */
  description: z.string().optional(),
  locationId: idOf('location').optional(),
  /** where, in words: a room of the location, or anywhere else */
  place: z.string().optional(),
  /** instants in UTC; the span is half-open */
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** absent: as many as come */
  capacity: z.int().positive().optional(),
  /** what a place costs; absent: it is free */
  ticket: z.object({ price: Money, tax: Tax, revenueAccount: z.string().optional() }).optional(),
  status: z.enum(communityEventStatuses),
  /** places of the tickets that are booked; counted by who books and returns, beside the version */
  sold: z.int(),
  cancellation: Cancellation.optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type CommunityEvent = z.infer<typeof CommunityEvent>;

/** `cancelled`: with its community event. */
export const ticketStatuses = ['booked', 'returned', 'cancelled'] as const;

/** Places of one person at a community event. */
export const Ticket = z.object({
  id: idOf('ticket'),
  customerId: idOf('customer'),
  /** absent: the customer itself, an individual */
  memberId: idOf('member').optional(),
  communityEventId: idOf('communityEvent'),
  quantity: z.int().positive(),
  /** of one place, when it was booked; absent: it was free */
  price: Money.optional(),
  feeId: idOf('fee').optional(),
  status: z.enum(ticketStatuses),
  /** who booked it: an admin, the member, or the customer itself */
  bookedBy: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Ticket = z.infer<typeof Ticket>;
