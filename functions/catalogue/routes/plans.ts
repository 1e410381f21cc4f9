import {
  createPlan,
  editPlan,
  getPlan,
  listPlanOffers,
  listPlans,
} from '../../../shared/catalogue/plan-operations.ts';
import { planAddition, planEditWrites } from '../../../shared/catalogue/plan-writes.ts';
import { offerView, plan, planEdit, planView } from '../../../shared/catalogue/plans.ts';
import { isOffered } from '../../../shared/catalogue/prices.ts';
import * as store from '../../../shared/catalogue/store.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { localDate } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';
import { portalCaller } from '../../middleware/principal.ts';

const create = route(createPlan, async ({ organisation, body, now, principal }) => {
  const { currency, billing } = organisation;
  const context = { id: createId('plan'), currency, timing: billing.membershipTiming, now };
  const created = plan(body, context);
  const detail = { organisationId: organisation.id, planId: created.id, by: principal.id };
  return {
    body: planView(created),
    etag: created.version,
    location: `/v1/admin/plans/${created.id}`,
    writes: planAddition(organisation.id, created),
    events: [domainEvent('plan.created', detail)],
  };
});

const list = route(listPlans, async ({ organisation, query, position, nextCursor }) => {
  const { archived, limit, offeredOn } = query;
  const asked = { limit, after: position<string>() };
  const page = await store.listPlans(
    organisation.id,
    asked,
    plan =>
      (archived === undefined || plan.archived === (archived === 'true')) &&
      (offeredOn === undefined || isOffered(plan, offeredOn)),
  );
  return { body: { items: page.items.map(planView), nextCursor: nextCursor(page.next) } };
});

const read = route(getPlan, async ({ organisation, params }) => {
  const found = await store.readPlan(organisation.id, params.planId);
  return { body: planView(found), etag: found.version };
});

const edit = route(editPlan, async call => {
  const { organisation, params, body, expectedVersion, principal } = call;
  const before = await store.readPlan(organisation.id, params.planId);
  sameVersion(before, expectedVersion);
  const changes = planEdit(before, body, organisation.currency);
  const after = changed(before, changes);
  const detail = { organisationId: organisation.id, planId: before.id, by: principal.id };
  return {
    body: planView(after),
    etag: after.version,
    writes: planEditWrites(organisation.id, before, changes),
    events: [domainEvent('plan.updated', detail)],
  };
});

const listOffers = route(listPlanOffers, async call => {
  const { organisation, now, principal, query } = call;
  const { locationId } = portalCaller(principal).customer;
  const sale = { on: localDate(now, organisation.timeZone), locationId };
  const asked = { limit: query.limit, after: call.position<string>() };
  const page = await store.listPlans(organisation.id, asked, plan => isOffered(plan, 'portal'));
  const items = page.items.map(plan => offerView(plan, sale));
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

export const planRoutes = [create, list, read, edit, listOffers];
