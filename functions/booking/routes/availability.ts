import {
  searchAvailability,
  searchOwnAvailability,
} from '../../../shared/booking/availability-operations.ts';
import * as store from '../../../shared/booking/availability-store.ts';
import { route } from '../../middleware/http.ts';

export const availabilityRoutes = [
  route(searchAvailability, async ({ organisation, query, position, nextCursor, now }) => {
    const search = { ...query, after: position<string>() };
    const page = await store.searchAvailability(organisation.id, search, { now, by: 'admin' });
    return { body: { items: page.items, nextCursor: nextCursor(page.next) } };
  }),

  route(searchOwnAvailability, async ({ organisation, query, position, nextCursor, now }) => {
    const search = { ...query, after: position<string>() };
    const page = await store.searchAvailability(organisation.id, search, { now, by: 'member' });
    return { body: { items: page.items, nextCursor: nextCursor(page.next) } };
  }),
];
