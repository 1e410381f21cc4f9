import { domainEvent } from '../../../shared/events/catalogue.ts';
import {
  addLegalEntity,
  changeLegalEntity,
  legalEntityView,
} from '../../../shared/organisation/legal-entities.ts';
import {
  createLegalEntity,
  editLegalEntity,
  listLegalEntities,
} from '../../../shared/organisation/legal-entity-contract.ts';
import { route } from '../../middleware/http.ts';

export const legalEntityRoutes = [
  route(createLegalEntity, async ({ organisation, principal, body, now }) => {
    const { entity, writes } = addLegalEntity(organisation, body, now);
    const detail = { legalEntityId: entity.id, by: principal.id };
    return {
      body: legalEntityView(entity),
      etag: entity.version,
      writes,
      events: [domainEvent('legalEntity.created', { organisationId: organisation.id, ...detail })],
    };
  }),

  route(listLegalEntities, async ({ organisation: { legalEntities = [] } }) => ({
    body: { items: legalEntities.map(legalEntityView) },
  })),

  route(editLegalEntity, async call => {
    const { organisation, params, expectedVersion, body, now } = call;
    const { legalEntityId: id } = params;
    const { entity, writes } = changeLegalEntity(organisation, id, expectedVersion, body, now);
    const detail = { organisationId: organisation.id, by: call.principal.id };
    return {
      body: legalEntityView(entity),
      etag: entity.version,
      writes,
      events: [domainEvent('legalEntity.updated', { ...detail, legalEntityId: entity.id })],
    };
  }),
];
