import * as z from 'zod';
import { Price, RevenueAccount, stamps } from '../catalogue/contract.ts';
import { TimeZone } from '../kernel/calendar.ts';
import { plusSeconds } from '../kernel/clock.ts';
import { idOf } from '../kernel/id.ts';
import { Tax } from '../kernel/tax.ts';
import { Line, Text } from '../kernel/text.ts';
import { Address } from '../organisation/model.ts';
import { communityEventStatuses } from './model.ts';

/** Years outside this century are typing errors. With milliseconds, so that instants sort as they are. */
export const Instant = z.iso
  .datetime()
  .refine(at => at >= '2000' && at < '2100', { error: 'expected an instant from 2000 to 2099' })
  .transform(at => plusSeconds(at, 0));

const Capacity = z.int().min(1).max(100_000).meta({ description: 'Places; absent: no limit.' });

const TicketPrice = z
  .strictObject({
    price: Price.refine(({ amount }) => amount > 0, {
      path: ['amount'],
      error: 'expected more than 0; a free event has no ticket price',
    }),
    tax: Tax,
    revenueAccount: RevenueAccount.optional(),
  })
  .meta({
    id: 'TicketPrice',
    description:
      'Of one place, before tax; charged to the customer as a fee on the day of the event.',
  });

const place = Line(200).meta({
  description: 'Where, in words: a room of the location, or somewhere else.',
});

export const NewCommunityEvent = z
  .strictObject({
    title: Line(120),
    description: Text(4000).optional(),
    locationId: idOf('location').optional(),
    place: place.optional(),
    startsAt: Instant,
    endsAt: Instant,
    capacity: Capacity.optional(),
    ticket: TicketPrice.optional(),
  })
  .meta({ id: 'NewCommunityEvent', description: 'A location, a place in words, or both.' });
export type NewCommunityEvent = z.output<typeof NewCommunityEvent>;

export const CommunityEventChanges = z
  .strictObject({
    title: Line(120).optional(),
    description: Text(4000).nullable().optional(),
    locationId: idOf('location').nullable().optional(),
    place: place.nullable().optional(),
    startsAt: Instant.optional(),
    endsAt: Instant.optional(),
    capacity: Capacity.nullable().optional(),
    ticket: TicketPrice.nullable().optional(),
  })
  .meta({
    id: 'CommunityEventChanges',
    description: 'null removes. Tickets that are booked keep price and day of their fee.',
  });
export type CommunityEventChanges = z.output<typeof CommunityEventChanges>;

const shown = {
  id: idOf('communityEvent'),
  title: z.string(),
  description: z.string().optional(),
  place: z.string().optional(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
};

export const CommunityEventView = z
  .strictObject({
    ...shown,
    locationId: idOf('location').optional(),
    capacity: z.int().optional(),
    ticket: TicketPrice.optional(),
    status: z.enum(communityEventStatuses),
    sold: z.int().meta({ description: 'Places of the tickets that are booked.' }),
    cancellation: z
      .strictObject({
        isSettled: z.boolean().meta({
          description: 'Whether the fee of every ticket is waived; if not, cancel again to go on.',
        }),
        alreadyBilled: z
          .int()
          .meta({ description: 'Tickets whose fee was billed before: it stays.' }),
      })
      .optional(),
    ...stamps,
  })
  .meta({ id: 'CommunityEvent' });
export type CommunityEventView = z.input<typeof CommunityEventView>;

/** A community event as a member sees it. */
export const OwnCommunityEventView = z
  .strictObject({
    ...shown,
    location: z.strictObject({ name: z.string(), address: Address }).optional(),
    timeZone: TimeZone.meta({ description: 'Of the location, else of the operator.' }),
    ticket: TicketPrice.omit({ revenueAccount: true })
      .optional()
      .meta({ description: 'What a place costs, before tax; absent: it is free.' }),
    placesLeft: z.int().optional().meta({ description: 'Absent: no limit.' }),
    status: z.enum(['published', 'cancelled']),
  })
  .meta({ id: 'OwnCommunityEvent' });
export type OwnCommunityEventView = z.input<typeof OwnCommunityEventView>;
