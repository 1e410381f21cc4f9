import { readBilling } from '../../../shared/billing/inputs.ts';
import { creditsForUnused, linesBeyond } from '../../../shared/billing/unused-credit.ts';
import type { News } from '../../../shared/catalogue/announcements.ts';
import {
  type Actor,
  changeMembership,
  creationNews,
  todayOf,
} from '../../../shared/catalogue/change-membership.ts';
import { depositFor } from '../../../shared/catalogue/deposit.ts';
import { changeMembershipPlan } from '../../../shared/catalogue/membership-state-operations.ts';
import { membershipView } from '../../../shared/catalogue/membership-views.ts';
import type { Fee, Membership, Plan } from '../../../shared/catalogue/model.ts';
import { planChange } from '../../../shared/catalogue/plan-change.ts';
import { refusePlan } from '../../../shared/catalogue/plans.ts';
import * as store from '../../../shared/catalogue/store.ts';
import { feeAddition, membershipAddition, touchedOnce } from '../../../shared/catalogue/writes.ts';
import { domainEvent, type EventDetail } from '../../../shared/events/catalogue.ts';
import { type PlainDate, plusDays } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import type { Currency, Money } from '../../../shared/kernel/money.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { type Account, otherAccount } from '../../../shared/people/payer.ts';
import { route } from '../../middleware/http.ts';

const change = route(changeMembershipPlan, async call => {
  const { organisation, now, principal } = call;
  const { customerId, membershipId } = call.params;
  const { id: org, currency } = organisation;
  const before = await store.readMembership(org, customerId, membershipId);
  const [billing, found, old] = await Promise.all([
    readBilling(org, customerId),
    call.body.planId && store.findPlan(org, call.body.planId),
    store.readPlan(org, before.planId),
  ]);
  const { planId } = call.body;
  if (planId && !found) throw refusePlan(planId)();
  const plan = found || old;
  const today = todayOf(call);
  const id = createId('membership');
  const { anchorDay } = billing;
  const account = await otherAccount(org, before, call.body);
  const context = { id, today, now, currency, anchorDay, account };
  const { from, ends, follows: next } = planChange(before, call.body, context);
  const news = { change: 'changed', effectiveOn: from, plan: plan.name } as const;
  const actor = { organisation, now, by: principal.id };
  const told = account ? endOf(before, from) : news;
  const { after, writes, events } = await changeMembership(actor, before, ends, told);
  const credits = await creditsOf(organisation, before, old, { from, now });
  const detail = { organisationId: org, customerId, membershipId: id, by: principal.id };
  const { follows, ...other } = await atAccount(actor, before, next, plan, account);
  return {
    body: {
      membership: membershipView(follows, today),
      replaced: membershipView(after, today),
      from,
      credited: sumOf(credits, currency),
    },
    etag: follows.version,
    location: `/v1/admin/customers/${follows.customerId}/memberships/${id}`,
    writes: touchedOnce([
      ...membershipAddition(org, follows, other.billing ?? billing, {
        isSold: follows.planId !== before.planId,
      }),
      ...writes,
      ...credits.flatMap(credit => feeAddition(org, credit)),
      ...other.writes,
    ]),
    events: [
      domainEvent('membership.created', { ...detail, customerId: follows.customerId }),
      ...events,
      ...other.events,
      ...createdEvents(credits, detail),
    ],
  };
});

/** Whoever paid until then is told the end; of what never served there is none. */
const endOf = ({ startOn }: Membership, from: PlainDate): News | undefined =>
  from > startOn ? { change: 'ended', effectiveOn: plusDays(from, -1) } : undefined;

/** What it takes to go on with another customer: its billing day, a deposit that nobody has billed, and its mail. */
const atAccount = async (
  actor: Actor,
  before: Membership,
  follows: Membership,
  plan: Plan,
  account: Account | undefined,
) => {
  if (!account) return { follows, billing: undefined, writes: [], events: [] };
  const org = actor.organisation.id;
  const [billing, deposit] = await Promise.all([
    readBilling(org, account.customerId),
    depositFor(actor, before, follows),
  ]);
  const { depositFeeId } = deposit;
  const next = { ...follows, ...(depositFeeId && { depositFeeId }) };
  const news = await creationNews(actor, next, plan);
  return {
    ...{ follows: next, billing },
    writes: [...deposit.writes, ...news.writes, ...account.unchanged],
    events: [...deposit.events, ...news.events],
  };
};

/** What the customer gets back of days that are billed and not served any more, from who billed them. */
const creditsOf = async (
  { id: org, currency }: Organisation,
  before: Membership,
  plan: Plan,
  { from, now }: { readonly from: PlainDate; readonly now: string },
): Promise<Fee[]> => {
  if (before.billedTo <= from) return [];
  const lines = await linesBeyond(org, before, from);
  const { locationId } = before;
  return creditsForUnused(before, lines, {
    newId: () => createId('fee'),
    ...{ from, plan, locationId, currency, now },
  });
};

const sumOf = (credits: readonly Fee[], currency: Currency): Money | undefined =>
  credits.length > 0
    ? { amount: credits.reduce((sum, { price }) => sum + price.amount, 0), currency }
    : undefined;

const createdEvents = (
  credits: readonly Fee[],
  { membershipId: _, ...detail }: EventDetail<'membership.created'>,
) => credits.map(({ id: feeId }) => domainEvent('fee.created', { ...detail, feeId }));

export const planChangeRoutes = [change];
