import { decline } from '../../../shared/access/decline.ts';
import { addressToInvite, invite } from '../../../shared/access/invite.ts';
import { memberInvitee } from '../../../shared/access/invitee.ts';
import { loginOf } from '../../../shared/access/login.ts';
import {
  declineInvitation,
  inviteMember,
  revokeMemberAccess,
} from '../../../shared/access/operations.ts';
import { revokeAccess } from '../../../shared/access/revoke.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { existingMember } from '../../../shared/people/store.ts';
import { memberView } from '../../../shared/people/views.ts';
import { waitsNoMore } from '../../../shared/people/waiting.ts';
import { changed } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const memberRoutes = [
  route(inviteMember, async ({ organisation: { id: organisationId }, params, principal }) => {
    const member = await existingMember(organisationId, params);
    const invitee = memberInvitee(member);
    const { subject } = await loginOf(addressToInvite(invitee));
    const { changes, mail, writes } = invite(organisationId, invitee, subject);
    const next = changed(member, { ...changes, invitation: null });
    const detail = { organisationId, ...params, by: principal.id };
    return {
      body: memberView(next),
      etag: next.version,
      writes: [...writes, ...waitsNoMore(organisationId, member)],
      events: [domainEvent('member.invited', detail), mail],
    };
  }),

  route(declineInvitation, async ({ organisation: { id: organisationId }, params, principal }) => {
    const { next, writes } = decline(organisationId, await existingMember(organisationId, params));
    const detail = { organisationId, ...params, by: principal.id };
    return {
      body: memberView(next),
      etag: next.version,
      writes,
      events: [domainEvent('member.invitationDeclined', detail)],
    };
  }),

  route(revokeMemberAccess, async ({ organisation: { id: organisationId }, params, principal }) => {
    const member = await existingMember(organisationId, params);
    const { changes, writes } = revokeAccess(organisationId, memberInvitee(member));
    const next = changed(member, changes);
    const detail = { organisationId, ...params, by: principal.id };
    return {
      body: memberView(next),
      etag: next.version,
      writes,
      events: [domainEvent('member.accessRevoked', detail)],
    };
  }),
];
