import { domainEvent } from '../../../shared/events/catalogue.ts';
import { billingDetails } from '../../../shared/people/billing-details.ts';
import { changeCustomer } from '../../../shared/people/customers.ts';
import { whoIs } from '../../../shared/people/me.ts';
import {
  addOwnMember,
  editOwnCustomer,
  getMe,
  getOwnBilling,
  getOwnCustomer,
  listOwnMembers,
} from '../../../shared/people/operations.ts';
import { memberFromPortal } from '../../../shared/people/request-invitation.ts';
import { pageOfMembers } from '../../../shared/people/store.ts';
import { ownCustomerView, ownMemberView } from '../../../shared/people/views.ts';
import { refuseKnownMember } from '../../../shared/people/waiting.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';
import {
  hasContactRights,
  loginCaller,
  mayAddMembers,
  portalCaller,
} from '../../middleware/principal.ts';

export const portalRoutes = [
  route(getMe, async ({ principal }) => ({ body: await whoIs(loginCaller(principal).places) })),

  route(getOwnCustomer, async ({ principal }) => {
    const caller = portalCaller(principal);
    const seesDetails = hasContactRights(caller);
    const { customer } = caller;
    return { body: ownCustomerView(customer, { seesDetails }), etag: customer.version };
  }),

  route(editOwnCustomer, async ({ principal, organisation, expectedVersion, body }) => {
    const { customer, id: by } = portalCaller(principal);
    sameVersion(customer, expectedVersion);
    const { next, writes } = changeCustomer(organisation.id, customer, body);
    const detail = { organisationId: organisation.id, customerId: customer.id, by };
    return {
      body: ownCustomerView(next, { seesDetails: true }),
      etag: next.version,
      writes,
      events: [domainEvent('customer.updated', detail)],
    };
  }),

  route(getOwnBilling, async ({ principal, organisation }) => ({
    body: await billingDetails(organisation, portalCaller(principal).customer.id),
  })),

  route(listOwnMembers, async call => {
    const caller = portalCaller(call.principal);
    const seesAddress = mayAddMembers(caller);
    const asked = { limit: call.query.limit, after: call.position<string>() };
    const page = await pageOfMembers(call.organisation.id, caller.customer.id, asked);
    const items = page.items.map(member => ownMemberView(member, { seesAddress }));
    return { body: { items, nextCursor: call.nextCursor(page.next) } };
  }),

  route(addOwnMember, async ({ principal, organisation, body, now }) => {
    const { customer, id: by, member: asking } = portalCaller(principal);
    await refuseKnownMember(organisation.id, { customerId: customer.id, email: body.email });
    const { member, mail, writes } = memberFromPortal(organisation.id, customer, body, {
      now,
      asking,
    });
    const detail = {
      organisationId: organisation.id,
      customerId: customer.id,
      memberId: member.id,
      by,
    };
    return {
      body: ownMemberView(member, { seesAddress: true }),
      location: `/v1/portal/customers/${customer.id}/members`,
      writes,
      events: [
        domainEvent('member.added', detail),
        domainEvent('member.invitationRequested', detail),
        mail,
      ],
    };
  }),
];
