import { drawsOn } from '../../../shared/booking/account.ts';
import { customerKnown, memberKnown } from '../../../shared/booking/booking-writes.ts';
import {
  getCreditGrant,
  grantCredit,
  listCreditBalances,
  listCreditGrants,
  listOwnCreditBalances,
  revokeCreditGrant,
} from '../../../shared/booking/credit-operations.ts';
import * as views from '../../../shared/booking/credit-views.ts';
import { grantAddition, grantRevocation } from '../../../shared/booking/credit-writes.ts';
import { listGrants, readGrant, readSources } from '../../../shared/booking/credits.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { localDate } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { type Call, route } from '../../middleware/http.ts';
import { portalCaller } from '../../middleware/principal.ts';
import { bookerOf } from '../booker.ts';

const grant = route(grantCredit, async ({ organisation, params, body, now, principal }) => {
  const { id: organisationId } = organisation;
  const { customerId } = params;
  const id = createId('creditGrant');
  const granted = { ...body, id, customerId, used: 0, version: 1, createdAt: now };
  const detail = { organisationId, customerId, creditGrantId: id, by: principal.id };
  return {
    body: views.creditGrantView(granted),
    etag: granted.version,
    location: `/v1/admin/customers/${customerId}/credits/${id}`,
    writes: [
      ...customerKnown(organisationId, customerId),
      ...memberKnown(organisationId, granted),
      ...grantAddition(organisationId, granted),
    ],
    events: [domainEvent('credit.granted', detail)],
  };
});

const list = route(listCreditGrants, async call => {
  const { customerId } = call.params;
  await requireCustomer(call.organisation.id, customerId);
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { items, next } = await listGrants(call.organisation.id, customerId, asked);
  return { body: { items: items.map(views.creditGrantView), nextCursor: call.nextCursor(next) } };
});

const read = route(getCreditGrant, async ({ organisation, params }) => {
  const found = await readGrant(organisation.id, params.customerId, params.creditGrantId);
  return { body: views.creditGrantView(found), etag: found.version };
});

const revoke = route(revokeCreditGrant, async ({ organisation, params, principal }) => {
  const { customerId, creditGrantId } = params;
  const { id: organisationId } = organisation;
  const detail = { organisationId, customerId, creditGrantId, by: principal.id };
  return {
    writes: grantRevocation(organisationId, customerId, creditGrantId),
    events: [domainEvent('credit.revoked', detail)],
  };
});

const dayOf = ({
  query,
  now,
  organisation,
}: Pick<Call<typeof listOwnCreditBalances>, 'query' | 'now' | 'organisation'>) =>
  query.on ?? localDate(now, organisation.timeZone);

const balances = route(listCreditBalances, async call => {
  const { id: org } = call.organisation;
  const { customerId } = call.params;
  const { memberId } = call.query;
  const on = dayOf(call);
  await requireCustomer(org, customerId);
  const everybody = memberId === undefined;
  const sources = await readSources(org, customerId, { memberId, everybody, on });
  return { body: views.creditBalances(sources, on) };
});

const ownBalances = route(listOwnCreditBalances, async call => {
  const memberId = portalCaller(call.principal).member?.id;
  const on = dayOf(call);
  const { customerId } = call.params;
  const account = await drawsOn(bookerOf(call), { customerId, memberId });
  const sources = await readSources(call.organisation.id, account, { memberId, on });
  return { body: views.ownCreditBalances(sources, on) };
});

export const creditRoutes = [grant, list, read, revoke, balances, ownBalances];
