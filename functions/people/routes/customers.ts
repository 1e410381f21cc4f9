import { domainEvent } from '../../../shared/events/catalogue.ts';
import { changeCustomer, newCustomer } from '../../../shared/people/customers.ts';
import {
  createCustomer,
  editCustomer,
  getCustomer,
  listCustomers,
} from '../../../shared/people/operations.ts';
import { existingBilledCustomer, pageOfCustomers } from '../../../shared/people/store.ts';
import { customerView } from '../../../shared/people/views.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const customerRoutes = [
  route(createCustomer, async ({ organisation, principal, body, now }) => {
    const { customer, billing, writes } = newCustomer(organisation, body, now);
    const detail = {
      organisationId: organisation.id,
      customerId: customer.id,
      by: principal.id,
    };
    return {
      body: customerView({ customer, billing }),
      etag: customer.version,
      location: `/v1/admin/customers/${customer.id}`,
      writes,
      events: [domainEvent('customer.created', detail)],
    };
  }),

  route(listCustomers, async call => {
    const asked = { limit: call.query.limit, after: call.position<string>() };
    const { items, next } = await pageOfCustomers(call.organisation.id, asked);
    return { body: { items: items.map(customerView), nextCursor: call.nextCursor(next) } };
  }),

  route(getCustomer, async ({ organisation, params }) => {
    const found = await existingBilledCustomer(organisation.id, params.customerId);
    return { body: customerView(found), etag: found.customer.version };
  }),

  route(editCustomer, async call => {
    const organisationId = call.organisation.id;
    const { customer, billing } = await existingBilledCustomer(
      organisationId,
      call.params.customerId,
    );
    sameVersion(customer, call.expectedVersion);
    const { next, writes } = changeCustomer(organisationId, customer, call.body);
    const detail = { organisationId, customerId: customer.id, by: call.principal.id };
    return {
      body: customerView({ customer: next, billing }),
      etag: next.version,
      writes,
      events: [domainEvent('customer.updated', detail)],
    };
  }),
];
