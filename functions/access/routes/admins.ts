import { addressToInvite, invite } from '../../../shared/access/invite.ts';
import { adminInvitee } from '../../../shared/access/invitee.ts';
import { loginOf } from '../../../shared/access/login.ts';
import { inviteAdmin } from '../../../shared/access/operations.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { existingAdmin } from '../../../shared/organisation/store.ts';
import { adminView } from '../../../shared/organisation/views.ts';
import { changed } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const adminRoutes = [
  route(inviteAdmin, async ({ organisation: { id: organisationId }, params, principal }) => {
    const admin = await existingAdmin(organisationId, params.adminId);
    const invitee = adminInvitee(admin);
    const { subject } = await loginOf(addressToInvite(invitee));
    const { changes, mail, writes } = invite(organisationId, invitee, subject);
    const next = changed(admin, changes);
    const detail = { organisationId, adminId: admin.id, by: principal.id };
    return {
      body: adminView(next),
      etag: next.version,
      writes,
      events: [domainEvent('admin.invited', detail), mail],
    };
  }),
];
