import { readBilling } from '../../../shared/billing/inputs.ts';
import {
  changeMembership,
  creationNews,
  todayOf,
} from '../../../shared/catalogue/change-membership.ts';
import { depositAddition, withDeposit } from '../../../shared/catalogue/deposit.ts';
import {
  createMembership,
  editMembership,
  getMembership,
  getOwnMembership,
  listMemberships,
  listOwnMemberships,
} from '../../../shared/catalogue/membership-operations.ts';
import { membershipView, ownMembershipView } from '../../../shared/catalogue/membership-views.ts';
import { membership, membershipEdit } from '../../../shared/catalogue/memberships.ts';
import type { Plan } from '../../../shared/catalogue/model.ts';
import { refusePlan } from '../../../shared/catalogue/plans.ts';
import * as store from '../../../shared/catalogue/store.ts';
import { membershipAddition, touchedOnce } from '../../../shared/catalogue/writes.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { accountOf } from '../../../shared/people/payer.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';
import { placeOf } from './place-of.ts';

const create = route(createMembership, async call => {
  const { organisation, now } = call;
  const { id: org, currency } = organisation;
  const { billTo, memberId, ...terms } = call.body;
  const account = await accountOf(org, call.params.customerId, { memberId, billTo });
  const { customerId } = account;
  const id = createId('membership');
  const context = { id, customerId, currency, now, today: todayOf(call) };
  const asked = membership({ ...terms, ...account.whose }, context);
  const by = call.principal.id;
  const [billing, plan] = await Promise.all([
    readBilling(org, customerId),
    store.findPlan(org, asked.planId),
  ]);
  if (!plan) throw refusePlan(asked.planId)();
  const { membership: created, deposit } = withDeposit(asked, plan, { currency, now });
  const held = depositAddition(org, by, deposit);
  const news = await creationNews({ organisation, now, by }, created, plan);
  const detail = { organisationId: org, customerId, membershipId: id, by };
  return {
    body: membershipView(created, todayOf(call)),
    etag: created.version,
    location: `/v1/admin/customers/${customerId}/memberships/${id}`,
    writes: touchedOnce([
      ...membershipAddition(org, created, billing),
      ...held.writes,
      ...news.writes,
      ...account.unchanged,
    ]),
    events: [domainEvent('membership.created', detail), ...held.events, ...news.events],
  };
});

const list = route(listMemberships, async call => {
  const org = call.organisation.id;
  const { customerId } = call.params;
  await requireCustomer(org, customerId);
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const page = await store.listMemberships(org, customerId, asked);
  const items = page.items.map(item => membershipView(item, todayOf(call)));
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

const read = route(getMembership, async call => {
  const { customerId, membershipId } = call.params;
  const found = await store.readMembership(call.organisation.id, customerId, membershipId);
  return { body: membershipView(found, todayOf(call)), etag: found.version };
});

const edit = route(editMembership, async call => {
  const { customerId, membershipId } = call.params;
  const { organisation, now, principal } = call;
  const before = await store.readMembership(organisation.id, customerId, membershipId);
  sameVersion(before, call.expectedVersion);
  const changes = membershipEdit(before, call.body, organisation.currency);
  const actor = { organisation, now, by: principal.id };
  const { after, ...written } = await changeMembership(actor, before, changes);
  return { body: membershipView(after, todayOf(call)), etag: after.version, ...written };
});

const listOwn = route(listOwnMemberships, async call => {
  const org = call.organisation.id;
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const page = await store.listMemberships(org, call.params.customerId, asked);
  const plans = await store.readPlans(
    org,
    page.items.map(({ planId }) => planId),
  );
  const items = page.items.map(item =>
    ownMembershipView(item, plans.get(item.planId) as Plan, placeOf(call)),
  );
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

const readOwn = route(getOwnMembership, async call => {
  const { customerId, membershipId } = call.params;
  const org = call.organisation.id;
  const found = await store.readMembership(org, customerId, membershipId);
  const plan = await store.readPlan(org, found.planId);
  return { body: ownMembershipView(found, plan, placeOf(call)) };
});

export const membershipRoutes = [create, list, read, edit, listOwn, readOwn];
