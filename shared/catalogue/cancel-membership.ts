import { later, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Changes } from '../store/change.ts';
import { billedThroughOn, membershipStatus, wrongState } from './membership-states.ts';
import type { EndRule, Membership } from './model.ts';

/** Whom the notice binds, and how long it is. */
export interface Notice {
  readonly today: PlainDate;
  readonly noticeDays: number;
  readonly by: 'admin' | 'customer';
}

/** A last day of service and what set it. */
interface End {
  readonly endOn: PlainDate;
  readonly endRule: EndRule;
}

/**
 * What a cancellation changes; `undefined`: it is cancelled like that already. The notice binds a customer;
 * an admin may end earlier or later. Billed days stay, and what has not started need never start.
 */
export const cancellation = (
  membership: Membership,
  asked: PlainDate | undefined,
  { now, ...notice }: Notice & { readonly now: string },
): Changes<Membership> | undefined => {
  const { cancelledAt, endOn, replacedBy } = membership;
  const status = membershipStatus(membership, notice.today);
  if (cancelledAt && (asked === undefined || asked === endOn)) return undefined;
  if (status === 'ended') throw wrongState('a membership that has not ended', status);
  if (replacedBy) throw wrongState('the membership that follows', `replaced by ${replacedBy}`);
  if (cancelledAt || (endOn && notice.by === 'customer'))
    throw wrongState('a membership without an end', `ends on ${endOn}`);
  const end =
    asked === undefined ? usualEnd(membership, notice) : askedEnd(membership, asked, notice);
  return { ...end, cancelledAt: now, ...(endOn && { agreedEndOn: endOn }) };
};

/** The end when nobody asks for a day: by notice, not before what is billed, not after what was agreed. */
export const usualEnd = (membership: Membership, { today, noticeDays }: Notice): End => {
  const { startOn, endOn: agreed } = membership;
  const notice = plusDays(today, noticeDays);
  const billed = billedThroughOn(membership);
  if (agreed && agreed <= later(notice, billed ?? notice))
    return { endOn: agreed, endRule: 'agreed' };
  if (billed && billed > notice) return { endOn: billed, endRule: 'billed' };
  if (notice < startOn) return { endOn: plusDays(startOn, -1), endRule: 'not_started' };
  return { endOn: notice, endRule: 'notice' };
};

const askedEnd = (membership: Membership, asked: PlainDate, notice: Notice): End => {
  const { startOn, endOn: agreed } = membership;
  const billed = billedThroughOn(membership);
  const refused = (
    code: 'already_billed' | 'notice_period' | 'invalid_request',
    expected: string,
  ) => new Refusal(code, { field: '/body/endOn', expected, received: asked });
  if (billed && asked < billed) throw refused('already_billed', `${billed} or later`);
  const usual = usualEnd(membership, notice).endOn;
  if (notice.by === 'customer' && asked < usual)
    throw refused('notice_period', `${usual} or later`);
  if (agreed && asked > agreed) throw refused('invalid_request', `${agreed} (endOn) or earlier`);
  if (asked < startOn) return { endOn: plusDays(startOn, -1), endRule: 'not_started' };
  return { endOn: asked, endRule: 'asked' };
};

/** Takes a cancellation back while its end is not over: the end that was agreed before holds again. */
export const withdrawal = (membership: Membership, today: PlainDate): Changes<Membership> => {
  const { agreedEndOn, cancelledAt, endOn = '', replacedBy } = membership;
  const status = membershipStatus(membership, today);
  if (!cancelledAt) throw wrongState('a cancelled membership', status);
  if (today > endOn) throw wrongState('a membership that has not ended', status);
  if (replacedBy) throw wrongState('the membership that follows', `replaced by ${replacedBy}`);
  return { endOn: agreedEndOn ?? null, ...uncancelled };
};

/** What is left of a cancellation once the end is another's. */
export const uncancelled = { cancelledAt: null, endRule: null, agreedEndOn: null } as const;

/** The first last day that a customer may ask for; nothing when there is nothing to cancel. */
export const earliestEnd = (
  membership: Membership,
  noticeDays: number,
  today: PlainDate,
): PlainDate | undefined => {
  const isOpen = membership.endOn === undefined;
  return isOpen ? usualEnd(membership, { today, noticeDays, by: 'customer' }).endOn : undefined;
};
