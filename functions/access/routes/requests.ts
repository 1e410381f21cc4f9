import { listInvitationRequests } from '../../../shared/access/operations.ts';
import { pageOfInvitationRequests } from '../../../shared/access/requests.ts';
import { route } from '../../middleware/http.ts';

export const requestRoutes = [
  route(listInvitationRequests, async call => {
    const asked = { limit: call.query.limit, after: call.position<string>() };
    const { items, next } = await pageOfInvitationRequests(call.organisation.id, asked);
    return { body: { items, nextCursor: call.nextCursor(next) } };
  }),
];
