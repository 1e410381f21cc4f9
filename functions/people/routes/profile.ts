import { domainEvent } from '../../../shared/events/catalogue.ts';
import { changeCustomer } from '../../../shared/people/customers.ts';
import { pageOfDirectory } from '../../../shared/people/directory.ts';
import { changeMember } from '../../../shared/people/members.ts';
import { editOwnProfile, getOwnProfile, listDirectory } from '../../../shared/people/operations.ts';
import { profileView } from '../../../shared/people/views.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';
import { portalCaller } from '../../middleware/principal.ts';

export const profileRoutes = [
  route(getOwnProfile, async ({ principal }) => {
    const { member, customer } = portalCaller(principal);
    const person = member ?? customer;
    return { body: profileView(person), etag: person.version };
  }),

  route(editOwnProfile, async ({ principal, organisation, expectedVersion, body }) => {
    const { member, customer, id: by } = portalCaller(principal);
    const organisationId = organisation.id;
    sameVersion(member ?? customer, expectedVersion);
    const { next, writes } = member
      ? changeMember(organisationId, member, body, { isAdmin: false })
      : changeCustomer(organisationId, customer, body);
    const detail = { organisationId, customerId: customer.id, by };
    const event = member
      ? domainEvent('member.updated', { ...detail, memberId: member.id })
      : domainEvent('customer.updated', detail);
    return { body: profileView(next), etag: next.version, writes, events: [event] };
  }),

  route(listDirectory, async ({ organisation, query, position, nextCursor }) => {
    const { search, limit } = query;
    const asked = { search, limit, after: position<string>() };
    const { items, next } = await pageOfDirectory(organisation.id, asked);
    return { body: { items, nextCursor: nextCursor(next) } };
  }),
];
