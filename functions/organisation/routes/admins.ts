import { domainEvent } from '../../../shared/events/catalogue.ts';
import { adminRemoval, changeAdmin, newAdmin } from '../../../shared/organisation/admins.ts';
import {
  addAdmin,
  editAdmin,
  getAdmin,
  listAdmins,
  removeAdmin,
} from '../../../shared/organisation/operations.ts';
import { existingAdmin, pageOfAdmins } from '../../../shared/organisation/store.ts';
import { adminView } from '../../../shared/organisation/views.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const adminRoutes = [
  route(addAdmin, async ({ organisation: { id: organisationId }, principal, body, now }) => {
    const { admin, writes } = newAdmin(organisationId, body, now);
    const detail = { organisationId, adminId: admin.id, by: principal.id };
    return {
      body: adminView(admin),
      etag: admin.version,
      location: `/v1/admin/admins/${admin.id}`,
      writes,
      events: [domainEvent('admin.added', detail)],
    };
  }),

  route(listAdmins, async call => {
    const asked = { limit: call.query.limit, after: call.position<string>() };
    const { items, next } = await pageOfAdmins(call.organisation.id, asked);
    return { body: { items: items.map(adminView), nextCursor: call.nextCursor(next) } };
  }),

  route(getAdmin, async ({ organisation, params }) => {
    const admin = await existingAdmin(organisation.id, params.adminId);
    return { body: adminView(admin), etag: admin.version };
  }),

  route(editAdmin, async ({ organisation: { id: organisationId }, principal, params, ...call }) => {
    const admin = await existingAdmin(organisationId, params.adminId);
    sameVersion(admin, call.expectedVersion);
    const { next, writes } = changeAdmin(organisationId, admin, call.body);
    const detail = { organisationId, adminId: admin.id, by: principal.id };
    return {
      body: adminView(next),
      etag: next.version,
      writes,
      events: [domainEvent('admin.updated', detail)],
    };
  }),

  route(removeAdmin, async ({ organisation: { id: organisationId }, principal, params }) => {
    const admin = await existingAdmin(organisationId, params.adminId);
    const detail = { organisationId, adminId: admin.id, by: principal.id };
    return {
      writes: adminRemoval(organisationId, admin),
      events: [domainEvent('admin.removed', detail)],
    };
  }),
];
