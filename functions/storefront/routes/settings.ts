import { domainEvent } from '../../../shared/events/catalogue.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { changeStorefront, storefrontView } from '../../../shared/storefront/settings.ts';
import { getStorefront, putStorefront } from '../../../shared/storefront/settings-operations.ts';
import { route } from '../../middleware/http.ts';

export const settingsRoutes = [
  route(getStorefront, async ({ organisation }) => ({
    body: storefrontView(organisation),
    etag: organisation.version,
  })),

  route(putStorefront, async ({ organisation, principal, body, expectedVersion }) => {
    sameVersion(organisation, expectedVersion);
    const { next, writes } = changeStorefront(organisation, body);
    const detail = { organisationId: organisation.id, by: principal.id };
    return {
      body: storefrontView(next),
      etag: next.version,
      writes,
      events: [domainEvent('organisation.updated', detail)],
    };
  }),
];
