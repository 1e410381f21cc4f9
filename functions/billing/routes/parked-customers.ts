import { listParkedCustomers, unparkCustomer } from '../../../shared/billing/operations.ts';
import { listParked } from '../../../shared/billing/run-lists.ts';
import { unparking } from '../../../shared/billing/unpark.ts';
import { route } from '../../middleware/http.ts';

export const parkedCustomerRoutes = [
  route(listParkedCustomers, async ({ organisation, query, position, nextCursor }) => {
    const asked = { limit: query.limit, after: position<string>() };
    const { items, next } = await listParked(organisation.id, asked);
    return { body: { items, nextCursor: nextCursor(next) } };
  }),

  route(unparkCustomer, ({ organisation, params, principal, now }) =>
    unparking(organisation, params.customerId, principal.id, now),
  ),
];
