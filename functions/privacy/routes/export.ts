import { localDate } from '../../../shared/kernel/calendar.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { pageOfExport } from '../../../shared/privacy/export.ts';
import { exportCustomer } from '../../../shared/privacy/operations.ts';
import { route } from '../../middleware/http.ts';

export const exportRoutes = [
  route(exportCustomer, async ({ organisation, params, query, now, position, nextCursor }) => {
    const { customerId } = params;
    await requireCustomer(organisation.id, customerId);
    const today = localDate(now, organisation.timeZone);
    const place = { organisationId: organisation.id, customerId, today };
    const asked = { limit: query.limit, after: position<string>() };
    const { items, next } = await pageOfExport(place, asked);
    return { body: { items, nextCursor: nextCursor(next) } };
  }),
];
