import type { Invoice } from '../billing/model.ts';
import { type Actor, todayOf } from '../catalogue/change-membership.ts';
import { daysBetween } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import type { DunningCase, DunningStep } from './model.ts';
import type { PlannedStep } from './steps.ts';
import { allMemberships, isServing, suspendOne } from './suspend.ts';
import type { Visit } from './visit.ts';

/** What began to serve since the debt suspended the others is suspended too (S76). */
export const begunSince = async (
  visit: Visit,
  due: readonly PlannedStep[],
): Promise<DunningStep[]> => {
  const { policy, organisation, now, today, invoice, about } = visit;
  const isNow = due.some(({ kind }) => kind === 'suspension' || kind === 'write_off');
  if (isNow || policy.suspendAfterDays === 0) return [];
  const actor = { organisation, now, by: 'system' };
  const membershipIds = await suspendBegun(actor, invoice, about);
  const step = { kind: 'suspension', on: today, at: now, round: about.round } as const;
  const days = daysBetween(invoice.dueOn ?? '', today);
  return membershipIds.length > 0 ? [{ ...step, days, membershipIds }] : [];
};

/**
 * Suspends what began to serve a customer since its debt suspended the others. What somebody has given back by hand was
 * suspended before, and stays.
 */
const suspendBegun = async (
  actor: Actor,
  invoice: Invoice,
  { steps, round }: Pick<DunningCase, 'steps' | 'round'>,
): Promise<Id<'membership'>[]> => {
  const done = steps.filter(step => step.kind === 'suspension' && step.round === round);
  const [first] = done;
  if (!first) return [];
  const today = todayOf(actor);
  const known = new Set<string>(done.flatMap(({ membershipIds = [] }) => membershipIds));
  const all = await allMemberships(actor.organisation.id, invoice.customerId);
  const begun = all.filter(
    each => isServing(each, today) && each.startOn >= first.on && !known.has(each.id),
  );
  for (const membership of begun) await suspendOne(actor, invoice, membership);
  return begun.map(({ id }) => id);
};
