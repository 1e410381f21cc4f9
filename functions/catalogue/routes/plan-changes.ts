import { readBilling } from '../../../shared/billing/inputs.ts';
import { changeMembership, todayOf } from '../../../shared/catalogue/change-membership.ts';
import { changeMembershipPlan } from '../../../shared/catalogue/membership-state-operations.ts';
import { membershipView } from '../../../shared/catalogue/membership-views.ts';
import { planChange } from '../../../shared/catalogue/plan-change.ts';
import { refusePlan } from '../../../shared/catalogue/plans.ts';
import * as store from '../../../shared/catalogue/store.ts';
import { membershipAddition, touchedOnce } from '../../../shared/catalogue/writes.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { route } from '../../middleware/http.ts';

const change = route(changeMembershipPlan, async call => {
  const { organisation, now, principal } = call;
  const { customerId, membershipId } = call.params;
  const { id: org, currency } = organisation;
  const before = await store.readMembership(org, customerId, membershipId);
  const [billing, plan] = await Promise.all([
    readBilling(org, customerId),
    store.findPlan(org, call.body.planId),
  ]);
  if (!plan) throw refusePlan(call.body.planId)();
  const today = todayOf(call);
  const id = createId('membership');
  const { anchorDay } = billing;
  const context = { id, today, now, currency, anchorDay };
  const { from, ends, follows } = planChange(before, call.body, context);
  const news = { change: 'changed', effectiveOn: from, plan: plan.name } as const;
  const actor = { organisation, now, by: principal.id };
  const { after, writes, events } = await changeMembership(actor, before, ends, news);
  const detail = { organisationId: org, customerId, membershipId: id, by: principal.id };
  return {
    body: {
      membership: membershipView(follows, today),
      replaced: membershipView(after, today),
      from,
    },
    etag: follows.version,
    location: `/v1/admin/customers/${customerId}/memberships/${id}`,
    writes: touchedOnce([...membershipAddition(org, follows, billing), ...writes]),
    events: [domainEvent('membership.created', detail), ...events],
  };
});

export const planChangeRoutes = [change];
