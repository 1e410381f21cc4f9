import type { Invoice } from '../billing/model.ts';
import { type Actor, changeMembership, todayOf } from '../catalogue/change-membership.ts';
import { membershipStatus } from '../catalogue/membership-states.ts';
import { Membership } from '../catalogue/model.ts';
import { suspension } from '../catalogue/pause-membership.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import { outboxWrite } from '../store/outbox.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { transact, type Write } from '../store/transact.ts';

/** 1 query of a customer's memberships. */
export const allMemberships = async (org: string, customerId: string): Promise<Membership[]> => {
  const { pk, sk: prefix } = keys.membership(org, customerId, '');
  return (await queryAll({ pk, prefix })).map(item => Membership.parse(item));
};

/**
 * Suspends what serves a customer today (S76), each membership in a transaction of its own that holds only while the
 * invoice is as it was read: who pays at the same moment keeps it, or is met by the review of that payment.
 * Done again it finds nothing more to do. Answers what is suspended for a debt.
 */
export const suspendFor = async (actor: Actor, invoice: Invoice): Promise<Id<'membership'>[]> => {
  const org = actor.organisation.id;
  const today = todayOf(actor);
  const all = await allMemberships(org, invoice.customerId);
  const serving = all.filter(each => isServing(each, today));
  for (const membership of serving) await suspendOne(actor, invoice, membership);
  const before = all.filter(each => each.suspendedFor === 'debt');
  return [...before, ...serving].map(({ id }) => id);
};

export const isServing = (membership: Membership, today: PlainDate): boolean =>
  ['active', 'paused'].includes(membershipStatus(membership, today));

/** 1 transaction, which holds the invoice as it was read. */
export const suspendOne = async (actor: Actor, invoice: Invoice, membership: Membership) => {
  const org = actor.organisation.id;
  const stopped = suspension(membership, todayOf(actor), actor.now);
  const changes = { ...stopped, suspendedFor: 'debt' } as const;
  const { writes, events } = await changeMembership(actor, membership, changes);
  await transact([...writes, invoiceIs(org, invoice), outboxWrite(org, events)]);
};

/** On condition that nobody has paid, credited or ended it since it was read. */
export const invoiceIs = (org: string, { customerId, id, version }: Invoice): Write => ({
  check: keys.invoice(org, customerId, id),
  condition: 'version = :asRead',
  values: { ':asRead': version },
});
