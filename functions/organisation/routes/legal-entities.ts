import {
  earlierNumbers,
  keptNumbers,
  readNumbered,
} from '../../../shared/billing/earlier-numbers.ts';
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
    const earlier = earlierNumbers(await readNumbered(organisation.id, body));
    const { entity, writes } = addLegalEntity(organisation, body, now, earlier);
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
    const series = await readNumbered(organisation.id, body);
    const kept = keptNumbers(organisation, series, id, body);
    const { entity, writes } = changeLegalEntity(
      organisation,
      id,
      expectedVersion,
      body,
      now,
      kept.earlier,
    );
    const detail = { organisationId: organisation.id, by: call.principal.id };
    return {
      body: legalEntityView(entity),
      etag: entity.version,
      writes: [...writes, ...kept.writes],
      events: [domainEvent('legalEntity.updated', { ...detail, legalEntityId: entity.id })],
    };
  }),
];
