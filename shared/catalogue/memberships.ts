import { isDeepStrictEqual } from 'node:util';
import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import { Refusal, type RefusalCode } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import { type Changes, changed } from '../store/change.ts';
import type { MembershipChanges, NewMembership } from './membership-contract.ts';
import type { Membership, MembershipStatus } from './model.ts';
import { requireCurrency, requireDiscountCurrency } from './plans.ts';

/** A membership as it is created: nothing is billed, so the first day to bill is its start. */
export const membership = (
  input: NewMembership,
  context: { id: Id<'membership'>; customerId: Id<'customer'>; currency: Currency; now: string },
): Membership => {
  requireCurrency(input.price, context.currency);
  requireDiscountCurrency(input.discount, context.currency);
  requireSpan(input);
  return {
    ...input,
    id: context.id,
    customerId: context.customerId,
    billedTo: input.startOn,
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
  const changes = { ...asked, ...(moved && { billedTo: asked.startOn }) };
  const next = changed<Membership>(current, changes);
  const billed = billedThroughOn(current);
  if (billed !== null) refuseBilled(current, next, billed);
  requireSpan(next, asked.endOn === undefined ? 'startOn' : 'endOn');
  return changes;
};

/** The last day that is billed, or null: a membership billed to 1 May is billed through 30 April. */
export const billedThroughOn = ({ startOn, billedTo }: Membership): PlainDate | null =>
  billedTo > startOn ? plusDays(billedTo, -1) : null;

/** Where a membership stands on the organisation's local `today`; its end is a day of service. */
export const membershipStatus = (
  { startOn, endOn }: Pick<Membership, 'startOn' | 'endOn'>,
  today: PlainDate,
): MembershipStatus => {
  if (today < startOn) return 'scheduled';
  return endOn !== undefined && today > endOn ? 'ended' : 'active';
};

const requireSpan = (
  { startOn, endOn }: Pick<Membership, 'startOn' | 'endOn'>,
  blamed: 'startOn' | 'endOn' = 'endOn',
): void => {
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
