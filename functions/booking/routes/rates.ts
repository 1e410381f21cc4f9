import { rate, rateEdit, rateView } from '../../../shared/booking/rates.ts';
import {
  createRate,
  editRate,
  getRate,
  listRates,
} from '../../../shared/booking/resource-operations.ts';
import { rateAddition, rateEditWrites } from '../../../shared/booking/resource-writes.ts';
import * as store from '../../../shared/booking/store.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const rateRoutes = [
  route(createRate, async ({ organisation, principal, body, now }) => {
    const { id: organisationId, currency } = organisation;
    const created = rate(body, { id: createId('rate'), currency, now });
    const detail = { organisationId, rateId: created.id, by: principal.id };
    return {
      body: rateView(created),
      etag: created.version,
      location: `/v1/admin/rates/${created.id}`,
      writes: rateAddition(organisationId, created),
      events: [domainEvent('rate.created', detail)],
    };
  }),

  route(listRates, async ({ organisation, query, position, nextCursor }) => {
    const { archived, limit } = query;
    const page = await store.listRates(
      organisation.id,
      { limit, after: position<string>() },
      each => archived === undefined || each.archived === (archived === 'true'),
    );
    return { body: { items: page.items.map(rateView), nextCursor: nextCursor(page.next) } };
  }),

  route(getRate, async ({ organisation, params }) => {
    const found = await store.readRate(organisation.id, params.rateId);
    return { body: rateView(found), etag: found.version };
  }),

  route(editRate, async ({ organisation, principal, params, body, expectedVersion }) => {
    const { id: organisationId, currency } = organisation;
    const before = await store.readRate(organisationId, params.rateId);
    sameVersion(before, expectedVersion);
    const changes = rateEdit(body, before, currency);
    const after = changed(before, changes);
    const detail = { organisationId, rateId: before.id, by: principal.id };
    return {
      body: rateView(after),
      etag: after.version,
      writes: rateEditWrites(organisationId, before, changes),
      events: [domainEvent('rate.updated', detail)],
    };
  }),
];
