import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { requireLegalEntity } from '../../../shared/organisation/legal-entities.ts';
import {
  createLocation,
  editLocation,
  getLocation,
  listLocations,
} from '../../../shared/organisation/operations.ts';
import { existingLocation, pageOfLocations } from '../../../shared/organisation/store.ts';
import { locationView } from '../../../shared/organisation/views.ts';
import { changed, changeWrite, sameVersion } from '../../../shared/store/change.ts';
import { keys } from '../../../shared/store/table.ts';
import { absent } from '../../../shared/store/transact.ts';
import { route } from '../../middleware/http.ts';

export const locationRoutes = [
  route(createLocation, async ({ organisation, principal, body, now }) => {
    const { id: organisationId } = organisation;
    requireLegalEntity(organisation, body.legalEntityId);
    const location = { id: createId('location'), ...body, version: 1, createdAt: now };
    const key = keys.location(organisationId, location.id);
    const detail = { organisationId, locationId: location.id, by: principal.id };
    return {
      body: locationView(location),
      etag: 1,
      location: `/v1/admin/locations/${location.id}`,
      writes: [{ put: { ...key, ...location }, condition: absent }],
      events: [domainEvent('location.created', detail)],
    };
  }),

  route(listLocations, async call => {
    const asked = { limit: call.query.limit, after: call.position<string>() };
    const { items, next } = await pageOfLocations(call.organisation.id, asked);
    return { body: { items: items.map(locationView), nextCursor: call.nextCursor(next) } };
  }),

  route(getLocation, async ({ organisation, params }) => {
    const location = await existingLocation(organisation.id, params.locationId);
    return { body: locationView(location), etag: location.version };
  }),

  route(editLocation, async call => {
    const organisationId = call.organisation.id;
    const location = await existingLocation(organisationId, call.params.locationId);
    sameVersion(location, call.expectedVersion);
    requireLegalEntity(call.organisation, call.body.legalEntityId);
    const next = changed(location, call.body);
    const key = keys.location(organisationId, location.id);
    const detail = { organisationId, locationId: location.id, by: call.principal.id };
    return {
      body: locationView(next),
      etag: next.version,
      writes: [changeWrite(key, location.version, call.body)],
      events: [domainEvent('location.updated', detail)],
    };
  }),
];
