import { requestInvitation } from '../../../shared/access/invite.ts';
import { memberInvitee } from '../../../shared/access/invitee.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { changeMember, memberRemoval, newMember } from '../../../shared/people/members.ts';
import { moveToCompany } from '../../../shared/people/move-member.ts';
import {
  addMember,
  editMember,
  getMember,
  listMembers,
  moveMember,
  removeMember,
} from '../../../shared/people/operations.ts';
import {
  existingCustomer,
  existingMember,
  findCustomer,
  isTeamMember,
  pageOfMembers,
} from '../../../shared/people/store.ts';
import { memberView } from '../../../shared/people/views.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const memberRoutes = [
  route(addMember, async ({ organisation: { id: organisationId }, principal, params, ...call }) => {
    const customer = await existingCustomer(organisationId, params.customerId);
    const isAdmin = await isTeamMember(organisationId, call.body);
    const standing = { isAdmin, now: call.now };
    const { member, writes } = newMember(organisationId, customer, call.body, standing);
    const detail = {
      organisationId,
      customerId: customer.id,
      memberId: member.id,
      by: principal.id,
    };
    return {
      body: memberView(member),
      etag: member.version,
      location: `/v1/admin/customers/${customer.id}/members/${member.id}`,
      writes,
      events: [domainEvent('member.added', detail)],
    };
  }),

  route(listMembers, async call => {
    const { id } = await existingCustomer(call.organisation.id, call.params.customerId);
    const { limit, role } = call.query;
    const asked = { limit, role, after: call.position<string>() };
    const { items, next } = await pageOfMembers(call.organisation.id, id, asked);
    return { body: { items: items.map(memberView), nextCursor: call.nextCursor(next) } };
  }),

  route(getMember, async ({ organisation, params }) => {
    const member = await existingMember(organisation.id, params);
    return { body: memberView(member), etag: member.version };
  }),

  route(editMember, async ({ organisation: { id: organisationId }, params, body, ...call }) => {
    const member = await existingMember(organisationId, params);
    sameVersion(member, call.expectedVersion);
    const isAdmin = await isTeamMember(organisationId, { ...member, ...body });
    const { next, writes } = changeMember(organisationId, member, body, { isAdmin });
    const detail = { organisationId, ...params, by: call.principal.id };
    return {
      body: memberView(next),
      etag: next.version,
      writes,
      events: [domainEvent('member.updated', detail)],
    };
  }),

  route(moveMember, async ({ organisation: { id: organisationId }, params, body, principal }) => {
    const member = await existingMember(organisationId, params);
    const target = await findCustomer(organisationId, body.customerId);
    const { next, writes } = moveToCompany(organisationId, member, body.customerId, target);
    // the invitation it waits for lies with the company it leaves, and is withdrawn
    const invitation =
      next.portalAccess === 'invited'
        ? requestInvitation(organisationId, memberInvitee(next))
        : undefined;
    const detail = { organisationId, ...params, toCustomerId: next.customerId, by: principal.id };
    return {
      body: memberView(next),
      etag: next.version,
      location: `/v1/admin/customers/${next.customerId}/members/${next.id}`,
      writes: [...writes, ...(invitation?.writes ?? [])],
      events: [
        domainEvent('member.moved', detail),
        ...(invitation === undefined ? [] : [invitation.event]),
      ],
    };
  }),

  route(removeMember, async ({ organisation: { id: organisationId }, params, principal }) => {
    const member = await existingMember(organisationId, params);
    const detail = { organisationId, ...params, by: principal.id };
    return {
      writes: memberRemoval(organisationId, member),
      events: [domainEvent('member.removed', detail)],
    };
  }),
];
