import { requireCurrency } from '../catalogue/plans.ts';
import { plusSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import { type Changes, changed } from '../store/change.ts';
import type { CommunityEventChanges, NewCommunityEvent } from './contract.ts';
import type { CommunityEvent } from './model.ts';

/** A community event as it is drafted. */
export const communityEvent = (
  input: NewCommunityEvent,
  context: { id: Id<'communityEvent'>; currency: Currency; now: string },
): CommunityEvent => {
  requireCurrency(input.ticket?.price, context.currency, 'ticket/price');
  return reasonable({
    ...input,
    id: context.id,
    status: 'draft',
    sold: 0,
    version: 1,
    createdAt: context.now,
  });
};

/** What an edit changes; nothing of a cancelled event, whose tickets are settled. */
export const communityEventEdit = (
  before: CommunityEvent,
  asked: CommunityEventChanges,
  currency: Currency,
): Changes<CommunityEvent> => {
  if (before.status === 'cancelled') throw wrongState(before, 'a draft or a published one');
  requireCurrency(asked.ticket?.price, currency, 'ticket/price');
  reasonable(changed(before, asked));
  return asked;
};

/** What publishing changes; a published event stays as it is. */
export const publication = (before: CommunityEvent): Changes<CommunityEvent> | undefined => {
  if (before.status === 'cancelled') throw wrongState(before, 'a draft');
  return before.status === 'draft' ? { status: 'published' } : undefined;
};

/** Who is told what exists: drafts are the team's, and a cancelled event is shown to who has a ticket for it. */
export const showsTo = (event: CommunityEvent, has: { readonly ticket: boolean }): boolean =>
  event.status === 'published' || (event.status === 'cancelled' && has.ticket);

export const wrongState = ({ status }: CommunityEvent, expected: string): Refusal =>
  new Refusal('event_state', { expected, received: status });

const maxDays = 31;

const reasonable = (event: CommunityEvent): CommunityEvent => {
  const { startsAt, endsAt, locationId, place } = event;
  if (endsAt <= startsAt || endsAt > plusSeconds(startsAt, maxDays * 24 * 60 * 60)) {
    const expected = `an instant after ${startsAt}, at most ${maxDays} days`;
    throw new Refusal('invalid_request', { field: '/body/endsAt', expected, received: endsAt });
  }
  if (locationId === undefined && place === undefined) {
    const expected = 'a location, or a place in words';
    throw new Refusal('invalid_request', { field: '/body/place', expected, received: 'neither' });
  }
  return event;
};
