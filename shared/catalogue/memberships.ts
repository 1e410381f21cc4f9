import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal, type RefusalCode } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import { type Changes, changed } from '../store/change.ts';
import { uncancelled } from './cancel-membership.ts';
import type { MembershipChanges, NewMembership } from './membership-contract.ts';
import { billedThroughOn, wrongState } from './membership-states.ts';
import type { Membership } from './model.ts';
import { requireCurrency, requireDiscountCurrency } from './plans.ts';

interface Context {
  readonly id: Id<'membership'>;
  readonly customerId: Id<'customer'>;
  readonly currency: Currency;
  readonly now: string;
  /** the organisation's local date: what the calendar brings later is told on its day */
  readonly today: PlainDate;
}

/** A membership as it is created: nothing is billed, so the first day to bill is its start. */
export const membership = (
  input: Omit<NewMembership, 'billTo'> & Pick<Membership, 'forMember'>,
  context: Context,
): Membership => {
  requireCurrency(input.price, context.currency);
  requireDiscountCurrency(input.discount, context.currency);
  requireSpan(input);
  return {
    ...input,
    id: context.id,
    customerId: context.customerId,
    billedTo: input.startOn,
    announcedOn: context.today,
    version: 1,
    createdAt: context.now,
  };
};

/**
 * What an edit changes. Days that are billed stay as they were: no start, end or end of a discount may
 * move over them. Quantity, price and discount hold from the first unbilled day.
 */
export const membershipEdit = (
  current: Membership,
  asked: MembershipChanges,
  currency: Currency,
): Changes<Membership> => {
  requireCurrency(asked.price, currency);
  requireDiscountCurrency(asked.discount, currency);
  const moved = asked.startOn !== undefined && asked.startOn !== current.startOn;
  const endMoved = asked.endOn !== undefined && (asked.endOn ?? undefined) !== current.endOn;
  refuseFixed(current, { moved, endMoved });
  const changes = {
    ...asked,
    ...(moved && { billedTo: asked.startOn }),
    ...(endMoved && current.cancelledAt && endOfCancelled(asked.endOn)),
  };
  const next = changed<Membership>(current, changes);
  const billed = billedThroughOn(current);
  if (billed !== null) refuseBilled(current, next, billed);
  // one that was cancelled before it started ends before it starts
  if (moved || endMoved) requireSpan(next, asked.endOn === undefined ? 'startOn' : 'endOn');
  return changes;
};

/** Another end is not what the notice set; without one nothing is left of the cancellation. */
const endOfCancelled = (endOn: PlainDate | null | undefined): Changes<Membership> =>
  endOn === null ? uncancelled : { endRule: 'asked' };

/** Where one membership follows another neither moves: there would be a gap, or days billed twice. */
const refuseFixed = (
  { replacedBy, replaces }: Membership,
  { moved, endMoved }: { moved: boolean; endMoved: boolean },
): void => {
  if (endMoved && replacedBy)
    throw wrongState('an end that no plan change set', `replaced by ${replacedBy}`);
  if (moved && replaces)
    throw wrongState('a start that no plan change set', `replaces ${replaces}`);
};

const requireSpan = (
  { startOn, endOn, pauses = [] }: Pick<Membership, 'startOn' | 'endOn' | 'pauses'>,
  blamed: 'startOn' | 'endOn' = 'endOn',
): void => {
  const [first] = pauses;
  if (first && first.from <= startOn)
    throw refusal('invalid_request', '/body/startOn', `before ${first.from} (paused)`, startOn);
  if (endOn === undefined || endOn >= startOn) return;
  throw blamed === 'endOn'
    ? refusal('invalid_request', '/body/endOn', `${startOn} (startOn) or later`, endOn)
    : refusal('invalid_request', '/body/startOn', `${endOn} (endOn) or earlier`, startOn);
};

const refuseBilled = (current: Membership, next: Membership, billed: PlainDate): void => {
  if (next.startOn !== current.startOn) {
    throw refusal('already_billed', '/body/startOn', current.startOn, next.startOn);
  }
  const isEarlier = next.endOn !== undefined && next.endOn < (current.endOn ?? '9999');
  if (next.endOn !== undefined && isEarlier && next.endOn < billed) {
    throw refusal('already_billed', '/body/endOn', `${billed} or later`, next.endOn);
  }
  const until = next.discount?.to;
  const isOld = isDeepStrictEqual(current.discount, next.discount);
  if (until !== undefined && until < billed && !isOld) {
    throw refusal('already_billed', '/body/discount/to', `${billed} or later`, until);
  }
};

const refusal = (code: RefusalCode, field: string, expected: string, received: string): Refusal =>
  new Refusal(code, { field, expected, received });
