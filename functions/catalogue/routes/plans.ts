import {
  createPlan,
  editPlan,
  getPlan,
  listPlans,
} from '../../../shared/catalogue/plan-operations.ts';
import { plan, planEdit, planView } from '../../../shared/catalogue/plans.ts';
import * as store from '../../../shared/catalogue/store.ts';
import { planAddition, planEditWrites } from '../../../shared/catalogue/writes.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

const create = route(createPlan, async ({ organisation, body, now }) => {
  const { currency, billing } = organisation;
  const context = { id: createId('plan'), currency, timing: billing.membershipTiming, now };
  const created = plan(body, context);
  return {
    body: planView(created),
    etag: created.version,
    location: `/v1/admin/plans/${created.id}`,
    writes: planAddition(organisation.id, created),
  };
});

const list = route(listPlans, async ({ organisation, query, position, nextCursor }) => {
  const { archived, limit } = query;
  const asked = { limit, after: position<string>() };
  const page = await store.listPlans(
    organisation.id,
    asked,
    plan => archived === undefined || plan.archived === (archived === 'true'),
  );
  return { body: { items: page.items.map(planView), nextCursor: nextCursor(page.next) } };
});

const read = route(getPlan, async ({ organisation, params }) => {
  const found = await store.readPlan(organisation.id, params.planId);
  return { body: planView(found), etag: found.version };
});

const edit = route(editPlan, async ({ organisation, params, body, expectedVersion }) => {
  const before = await store.readPlan(organisation.id, params.planId);
  sameVersion(before, expectedVersion);
  const changes = planEdit(body, organisation.currency);
  const after = changed(before, changes);
  return {
    body: planView(after),
    etag: after.version,
    writes: planEditWrites(organisation.id, before, changes),
  };
});

export const planRoutes = [create, list, read, edit];
