import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Write } from '../store/transact.ts';
import {
  type CalendarChange,
  calendarChanges,
  type MembershipChange,
  membershipStatus,
  untold,
} from './membership-states.ts';
import type { Membership } from './model.ts';

/** What a customer is told of its membership. */
export type News = Pick<CalendarChange, 'change' | 'effectiveOn'>;

/** What a write makes of where a membership stands today, told at once; the calendar's other news waits for its day. */
export const newsOf = (
  before: Membership | undefined,
  after: Membership,
  today: PlainDate,
): News | undefined => {
  const change = changeOf(before && membershipStatus(before, today), after, today);
  if (!change || (change === 'started' && after.announceStart === false)) return undefined;
  const begun = calendarChanges(after).findLast(each => each.change === change && each.on <= today);
  return { change, effectiveOn: begun?.effectiveOn ?? today };
};

const changeOf = (
  was: ReturnType<typeof membershipStatus> | undefined,
  after: Membership,
  today: PlainDate,
): MembershipChange | undefined => {
  const is = membershipStatus(after, today);
  if (is === was || is === 'scheduled') return undefined;
  if (is !== 'active') return was && is;
  return was === undefined || was === 'scheduled' ? 'started' : 'resumed';
};

/**
 * Up to which day news of a membership is told once it is written: today, unless something before the write
 * still waits for the daily check and stands.
 */
export const toldBy = (before: Membership, after: Membership, today: PlainDate): PlainDate => {
  const waits = untold(before).some(({ on }) => on <= today);
  const stands = membershipStatus(before, today) === membershipStatus(after, today);
  return waits && stands ? (before.announcedOn ?? today) : today;
};

/**
 * The mail that tells a customer and the event that tells everybody else; `cause` is what makes the news one
 * of its kind. 2 writes.
 */
export const announcement = (
  org: Id<'organisation'>,
  { id, customerId }: Membership,
  { change, effectiveOn }: News,
  { plan, by, cause }: { readonly plan: string; readonly by: string; readonly cause: string },
): { writes: Write[]; events: DomainEvent[] } => {
  const asked = { customerId, cause: `${id} ${change} ${cause}` };
  const mail =
    change === 'suspended'
      ? requestMail(org, {
          ...asked,
          kind: 'subscription_suspended',
          facts: { plan, suspendedOn: effectiveOn },
        })
      : requestMail(org, {
          ...asked,
          kind: 'subscription_changed',
          facts: { plan, change, effectiveOn },
        });
  return {
    writes: mail.writes,
    events: [changedEvent(org, { id, customerId }, change, by), mail.event],
  };
};

export const changedEvent = (
  organisationId: Id<'organisation'>,
  { id: membershipId, customerId }: Pick<Membership, 'id' | 'customerId'>,
  change: MembershipChange,
  by: string,
): DomainEvent =>
  domainEvent('membership.changed', { organisationId, customerId, membershipId, change, by });
