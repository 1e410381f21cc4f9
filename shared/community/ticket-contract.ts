import * as z from 'zod';
import { Price, stamps } from '../catalogue/contract.ts';
import { idOf } from '../kernel/id.ts';
import { ticketStatuses } from './model.ts';

const quantity = z.int().min(1).max(10).meta({ description: 'Places.' });

export const NewTicket = z
  .strictObject({
    customerId: idOf('customer'),
    memberId: idOf('member').optional().meta({ description: 'Of a company: the member who goes.' }),
    quantity: quantity.default(1),
  })
  .meta({ id: 'NewTicket' });

export const NewOwnTicket = z
  .strictObject({ quantity: quantity.default(1) })
  .meta({ id: 'NewOwnTicket', description: 'For the caller.' });

/** What became of the fee of a ticket. */
export const charges = ['free', 'to_be_billed', 'already_billed', 'waived'] as const;

const shown = {
  id: idOf('ticket'),
  communityEventId: idOf('communityEvent'),
  quantity: z.int(),
  price: Price.optional().meta({ description: 'Of one place, before tax; absent: it was free.' }),
  status: z.enum(ticketStatuses).meta({ description: 'cancelled: with its community event.' }),
  charge: z.enum(charges).meta({
    description:
      'already_billed: the fee is on an invoice, and stays when the ticket is given back or the event is cancelled.',
  }),
};

export const TicketView = z
  .strictObject({
    ...shown,
    customerId: idOf('customer'),
    memberId: idOf('member').optional(),
    feeId: idOf('fee').optional(),
    bookedBy: z.string().meta({ description: 'An admin, the member, or the customer itself.' }),
    ...stamps,
  })
  .meta({ id: 'Ticket' });
export type TicketView = z.input<typeof TicketView>;

/** A ticket as who has it sees it. */
export const OwnTicketView = z
  .strictObject({
    ...shown,
    title: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  })
  .meta({ id: 'OwnTicket' });
export type OwnTicketView = z.input<typeof OwnTicketView>;
