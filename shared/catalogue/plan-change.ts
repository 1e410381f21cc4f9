import { later, type PlainDate, periodContaining, plusDays } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import type { Changes } from '../store/change.ts';
import { uncancelled } from './cancel-membership.ts';
import type { PlanChange } from './membership-state-contract.ts';
import { pauseOn, requireStatus, wrongState } from './membership-states.ts';
import { membership } from './memberships.ts';
import type { Membership } from './model.ts';

interface Context {
  /** of the membership that follows */
  readonly id: Id<'membership'>;
  readonly today: PlainDate;
  readonly now: string;
  readonly currency: Currency;
  /** the customer's billing day */
  readonly anchorDay: number;
}

/**
 * An upgrade or downgrade, or other terms of the same plan: what ends the day before, and what follows for the same
 * member and place.
 */
export const planChange = (
  before: Membership,
  asked: PlanChange,
  context: Context,
): { from: PlainDate; ends: Changes<Membership>; follows: Membership } => {
  const { id, today } = context;
  requireStatus(before, today, ['scheduled', 'active', 'paused', 'suspended']);
  const { endOn, pauses = [], replacedBy } = before;
  if (replacedBy) throw wrongState('the membership that follows', `replaced by ${replacedBy}`);
  const from = firstDay(before, asked.when, context);
  const paused = pauseOn(pauses, from);
  if (paused) throw wrongState('a day of service to change on', `paused from ${paused.from}`);
  const { memberId, locationId, cancelledAt, endRule, agreedEndOn, suspendedAt } = before;
  const { depositFeeId } = before;
  const { planId = before.planId, quantity = before.quantity } = asked;
  const stays = planId === before.planId;
  const price = asked.price === undefined && stays ? before.price : asked.price;
  const discount = asked.discount === undefined && stays ? before.discount : asked.discount;
  const own = { ...(price && { price }), ...(discount && { discount }) };
  const terms = { planId, memberId, locationId, endOn, quantity, ...own, startOn: from };
  const rest = pauses.filter(pause => pause.from > from);
  return {
    from,
    ends: { endOn: plusDays(from, -1), replacedBy: id, ...(cancelledAt && uncancelled) },
    follows: {
      ...membership(terms, { ...context, customerId: before.customerId }),
      // the mail of the change has told it, but for one that never started
      announceStart: from === before.startOn && before.announceStart,
      ...{ replaces: before.id, servedSince: before.servedSince ?? before.startOn },
      ...{ cancelledAt, endRule, agreedEndOn, suspendedAt, depositFeeId },
      ...(rest.length > 0 && { pauses: rest }),
    },
  };
};

const firstDay = (
  { startOn, billedTo, endOn = '9999-12-31' }: Membership,
  when: PlanChange['when'],
  { today, anchorDay }: Context,
): PlainDate => {
  const earliest = later(today, startOn);
  const from =
    when === 'now'
      ? earliest
      : when === 'next_period'
        ? later(billedTo, periodContaining(earliest, anchorDay).to)
        : when;
  const expected =
    from < startOn
      ? `${startOn} (startOn) or later`
      : from > endOn && `${endOn} (endOn) or earlier`;
  if (expected)
    throw new Refusal('invalid_request', { field: '/body/when', expected, received: from });
  return from;
};
