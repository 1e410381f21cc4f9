import { fee } from '../catalogue/fees.ts';
import type { Fee } from '../catalogue/model.ts';
import { localDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import type { CommunityEvent, Ticket } from './model.ts';
import { wrongState } from './rules.ts';

/** Who gets a ticket, and who books it. */
export interface Buyer {
  readonly customerId: Id<'customer'>;
  readonly memberId?: Id<'member'> | undefined;
  readonly quantity: number;
  readonly by: string;
}

/** Members book until it starts; an admin may as long as it is published. */
export const requireOpen = (
  event: CommunityEvent,
  asked: { now: string; isAdmin: boolean },
): void => {
  if (event.status !== 'published') {
    const expected = 'a published community event';
    throw new Refusal('event_not_open', { expected, received: event.status });
  }
  if (!asked.isAdmin && asked.now >= event.startsAt) {
    const expected = `before its start at ${event.startsAt}`;
    throw new Refusal('event_not_open', { expected, received: asked.now });
  }
};

/** Members give a ticket back until the community event starts. */
export const requireReturnable = (event: CommunityEvent, now: string): void => {
  if (now >= event.startsAt) throw wrongState(event, `before its start at ${event.startsAt}`);
};

/** A ticket as it is booked, and the fee that charges it; a free one has none (S39). */
export const ticketFor = (
  event: CommunityEvent,
  { customerId, memberId, quantity, by }: Buyer,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): { ticket: Ticket; charge: Fee | undefined } => {
  const id = createId('ticket');
  const charge = event.ticket && chargeFor(event, { id, customerId, quantity }, { now, timeZone });
  const ticket: Ticket = {
    id,
    customerId,
    ...(memberId && { memberId }),
    communityEventId: event.id,
    quantity,
    ...(charge && { price: charge.price, feeId: charge.id }),
    status: 'booked',
    bookedBy: by,
    version: 1,
    createdAt: now,
  };
  return { ticket, charge };
};

const chargeFor = (
  { title, startsAt, ticket }: CommunityEvent,
  { id, customerId, quantity }: Pick<Ticket, 'id' | 'customerId' | 'quantity'>,
  { now, timeZone }: { readonly now: string; readonly timeZone: string },
): Fee | undefined => {
  if (!ticket) return undefined;
  const on = localDate(startsAt, timeZone);
  const explanation = `${quantity} ${quantity === 1 ? 'ticket' : 'tickets'} for ${on}`;
  const input = {
    ...ticket,
    name: title,
    on,
    quantity,
    origin: { kind: 'ticket' as const, id },
    explanation,
  };
  return fee(input, { id: createId('fee'), customerId, currency: ticket.price.currency, now });
};
