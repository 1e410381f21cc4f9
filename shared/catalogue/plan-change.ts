import { later, type PlainDate, periodContaining, plusDays } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import type { Account } from '../people/payer.ts';
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
  /** with whom what follows lies, when another one pays from then on */
  readonly account?: Account | undefined;
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
  const { id, today, account } = context;
  requireStatus(before, today, ['scheduled', 'active', 'paused', 'suspended']);
  requireChange(before, asked, account);
  const { endOn, pauses = [], replacedBy } = before;
  if (replacedBy) throw wrongState('the membership that follows', `replaced by ${replacedBy}`);
  const from = firstDay(before, asked.when, context);
  const paused = pauseOn(pauses, from);
  if (paused) throw wrongState('a day of service to change on', `paused from ${paused.from}`);
  const { memberId, forMember, locationId, cancelledAt, endRule, agreedEndOn } = before;
  const { customerId, whose } = account ?? { ...before, whose: { memberId, forMember } };
  const { planId = before.planId, quantity = before.quantity } = asked;
  const stays = planId === before.planId;
  const price = asked.price === undefined && stays ? before.price : asked.price;
  const discount = asked.discount === undefined && stays ? before.discount : asked.discount;
  const own = { ...(price && { price }), ...(discount && { discount }) };
  const terms = { planId, ...whose, locationId, endOn, quantity, ...own, startOn: from };
  const rest = pauses.filter(pause => pause.from > from);
  return {
    from,
    ends: { endOn: plusDays(from, -1), replacedBy: id, ...(cancelledAt && uncancelled) },
    follows: {
      ...membership(terms, { ...context, customerId }),
      // the mail of the change has told it, but for one that never started; who pays from now on learns of it
      announceStart: (account !== undefined || from === before.startOn) && before.announceStart,
      ...{ replaces: before.id, servedSince: before.servedSince ?? before.startOn },
      ...{ cancelledAt, endRule, agreedEndOn, ...(account ? accessOf(before) : heldBy(before)) },
      ...(rest.length > 0 && { pauses: rest }),
    },
  };
};

/** Who pays already is no change. */
const requireChange = (
  { forMember }: Membership,
  { billTo, when: _, ...terms }: PlanChange,
  account: Account | undefined,
): void => {
  const isNothing = Object.values(terms).every(given => given === undefined);
  if (account || !billTo || !isNothing) return;
  throw new Refusal('invalid_request', {
    ...{ field: '/body/billTo', expected: 'another payer, or other terms' },
    received: forMember ? 'member, who pays it' : 'company, which pays it',
  });
};

/** What the customer holds goes on. */
const heldBy = ({ suspendedAt, depositFeeId }: Membership) => ({ suspendedAt, depositFeeId });

/** Another one does not answer for a debt, and its deposit is its own. */
const accessOf = ({ suspendedAt, suspendedFor }: Membership) => ({
  suspendedAt: suspendedFor === 'debt' ? undefined : suspendedAt,
});

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
