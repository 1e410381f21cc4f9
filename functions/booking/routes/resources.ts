import {
  createResource,
  editResource,
  getResource,
  listOfferedResources,
  listResources,
} from '../../../shared/booking/resource-operations.ts';
import { resourceAddition, resourceEditWrites } from '../../../shared/booking/resource-writes.ts';
import {
  isOffered,
  offeredResourceView,
  resource,
  resourceEdit,
  resourceView,
} from '../../../shared/booking/resources.ts';
import * as store from '../../../shared/booking/store.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const resourceRoutes = [
  route(createResource, async ({ organisation: { id: organisationId }, principal, body, now }) => {
    const created = resource(body, { id: createId('resource'), now });
    const detail = { organisationId, resourceId: created.id, by: principal.id };
    return {
      body: resourceView(created),
      etag: created.version,
      location: `/v1/admin/resources/${created.id}`,
      writes: resourceAddition(organisationId, created),
      events: [domainEvent('resource.created', detail)],
    };
  }),

  route(listResources, async ({ organisation, query, position, nextCursor }) => {
    const { archived, limit, locationId, type } = query;
    const page = await store.listResources(
      organisation.id,
      { limit, after: position<string>() },
      each =>
        (archived === undefined || each.archived === (archived === 'true')) &&
        store.matches(each, { locationId, type }),
    );
    return { body: { items: page.items.map(resourceView), nextCursor: nextCursor(page.next) } };
  }),

  route(getResource, async ({ organisation, params }) => {
    const found = await store.readResource(organisation.id, params.resourceId);
    return { body: resourceView(found), etag: found.version };
  }),

  route(editResource, async ({ organisation, principal, params, body, expectedVersion }) => {
    const organisationId = organisation.id;
    const before = await store.readResource(organisationId, params.resourceId);
    sameVersion(before, expectedVersion);
    const changes = resourceEdit(body, before);
    const after = changed(before, changes);
    const detail = { organisationId, resourceId: before.id, by: principal.id };
    return {
      body: resourceView(after),
      etag: after.version,
      writes: resourceEditWrites(organisationId, before, changes),
      events: [domainEvent('resource.updated', detail)],
    };
  }),

  route(listOfferedResources, async ({ organisation, query, position, nextCursor }) => {
    const { limit, locationId, type } = query;
    const page = await store.listResources(
      organisation.id,
      { limit, after: position<string>() },
      each => isOffered(each, 'portal') && store.matches(each, { locationId, type }),
    );
    const priced = await store.withRates(organisation.id, page.items);
    const items = priced.flatMap(({ resource, rate }) =>
      rate ? [offeredResourceView(resource, rate)] : [],
    );
    return { body: { items, nextCursor: nextCursor(page.next) } };
  }),
];
