import { addressToInvite, invite } from '../../../shared/access/invite.ts';
import { individualInvitee } from '../../../shared/access/invitee.ts';
import { loginOf } from '../../../shared/access/login.ts';
import { inviteCustomer, revokeCustomerAccess } from '../../../shared/access/operations.ts';
import { revokeAccess } from '../../../shared/access/revoke.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { type BilledCustomer, existingBilledCustomer } from '../../../shared/people/store.ts';
import { customerView } from '../../../shared/people/views.ts';
import { changed } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

const existingIndividual = async (org: string, id: string): Promise<BilledCustomer> => {
  const found = await existingBilledCustomer(org, id);
  const { type } = found.customer;
  if (type !== 'individual') {
    throw new Refusal('customer_not_an_individual', { expected: 'individual', received: type });
  }
  return found;
};

export const customerRoutes = [
  route(inviteCustomer, async ({ organisation: { id: organisationId }, params, principal }) => {
    const { customer, billing } = await existingIndividual(organisationId, params.customerId);
    const invitee = individualInvitee(customer);
    const { subject } = await loginOf(addressToInvite(invitee));
    const { changes, mail, writes } = invite(organisationId, invitee, subject);
    const next = changed(customer, changes);
    const detail = { organisationId, customerId: customer.id, by: principal.id };
    return {
      body: customerView({ customer: next, billing }),
      etag: next.version,
      writes,
      events: [domainEvent('customer.invited', detail), mail],
    };
  }),

  route(revokeCustomerAccess, async ({ organisation, params, principal }) => {
    const organisationId = organisation.id;
    const { customer, billing } = await existingIndividual(organisationId, params.customerId);
    const { changes, writes } = revokeAccess(organisationId, individualInvitee(customer));
    const next = changed(customer, changes);
    const detail = { organisationId, customerId: customer.id, by: principal.id };
    return {
      body: customerView({ customer: next, billing }),
      etag: next.version,
      writes,
      events: [domainEvent('customer.accessRevoked', detail)],
    };
  }),
];
