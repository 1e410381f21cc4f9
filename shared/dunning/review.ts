import { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { type Actor, changeMembership, todayOf } from '../catalogue/change-membership.ts';
import { membershipStatus } from '../catalogue/membership-states.ts';
import type { Membership } from '../catalogue/model.ts';
import { reactivation } from '../catalogue/pause-membership.ts';
import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import type { DunningPolicy } from '../organisation/model.ts';
import { outboxWrite } from '../store/outbox.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import { appendStep, customerCases } from './case-store.ts';
import type { DunningCase } from './model.ts';
import { allMemberships } from './suspend.ts';
import { policyFor, readTerms } from './terms.ts';

/** Whether a debt keeps a membership suspended: overdue beyond the limit, or given up while it was suspended. */
export const isBlocking = (
  { suspendAfterDays, on }: Pick<DunningPolicy, 'on' | 'suspendAfterDays'>,
  invoice: Pick<Invoice, 'status' | 'dueOn' | 'gross' | 'credited' | 'payments' | 'ended'>,
  {
    today,
    suspendedAt = '',
  }: { readonly today: PlainDate; readonly suspendedAt?: string | undefined },
): boolean => {
  if (!on || suspendAfterDays === 0) return false;
  const { status, ended, dueOn = '9999-01-01' } = invoice;
  if (status === 'written_off') return (ended?.on ?? '') >= suspendedAt.slice(0, 10);
  return openOf(invoice) > 0 && today >= plusDays(dueOn, suspendAfterDays);
};

/**
 * Gives a customer back what was suspended for a debt, once none is left that would keep it (S77); what somebody
 * suspended by hand stays. Done again it finds nothing to do. 1 query for who has nothing suspended, otherwise 4 reads
 * and 1 transaction a membership. Answers how many came back.
 */
export const reviewSuspension = async (
  actor: Actor,
  customerId: Id<'customer'>,
): Promise<number> => {
  const org = actor.organisation.id;
  const all = await allMemberships(org, customerId);
  const suspended = all.filter(each => isSuspendedForDebt(each, todayOf(actor)));
  if (suspended.length === 0) return 0;
  const { pk, sk: prefix } = keys.invoice(org, customerId, '');
  const [terms, items] = await Promise.all([readTerms(org, customerId), queryAll({ pk, prefix })]);
  const policy = policyFor(actor.organisation, terms);
  const invoices = items.map(item => Invoice.parse(item));
  const free = suspended.filter(({ suspendedAt }) => {
    const at = { today: todayOf(actor), suspendedAt };
    return !invoices.some(invoice => isBlocking(policy, invoice, at));
  });
  for (const membership of free) await giveBack(actor, membership);
  return free.length;
};

const isSuspendedForDebt = (membership: Membership, today: PlainDate): boolean =>
  membership.suspendedFor === 'debt' && membershipStatus(membership, today) === 'suspended';

const giveBack = async (actor: Actor, membership: Membership): Promise<void> => {
  const { organisation, now } = actor;
  const today = todayOf(actor);
  const cases = await customerCases(organisation.id, membership.customerId);
  const { writes, events } = await changeMembership(
    actor,
    membership,
    reactivation(membership, today),
  );
  const step = {
    kind: 'reactivation' as const,
    on: today,
    at: now,
    membershipIds: [membership.id],
  };
  const told = cases.filter(each => suspends(each, membership));
  await transact([
    ...writes,
    ...told.map(each => appendStep(organisation.id, each, { ...step, days: 0, round: each.round })),
    outboxWrite(organisation.id, events),
  ]);
};

/** Whether the last that a case did to a membership was its suspension. */
const suspends = ({ steps }: DunningCase, { id }: Membership): boolean =>
  steps.findLast(({ membershipIds }) => membershipIds?.includes(id))?.kind === 'suspension';
