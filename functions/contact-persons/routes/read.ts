import {
  getContactPerson,
  getOwnContactPerson,
  listContactPersons,
  listOwnContactPersons,
} from '../../../shared/contact-persons/operations.ts';
import { contactPersonView } from '../../../shared/contact-persons/rules.ts';
import * as store from '../../../shared/contact-persons/store.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { type Call, route } from '../../middleware/http.ts';

const list = async (call: Call<typeof listContactPersons>) => {
  const { customerId } = call.params;
  if (call.principal.kind === 'admin') await requireCustomer(call.organisation.id, customerId);
  const page = await store.listContactPersons(call.organisation.id, customerId, {
    limit: call.query.limit,
    after: call.position<string>(),
  });
  return {
    body: { items: page.items.map(contactPersonView), nextCursor: call.nextCursor(page.next) },
  };
};

const read = async ({ organisation, params }: Call<typeof getContactPerson>) => {
  const { customerId, contactPersonId } = params;
  const person = await store.readContactPerson(organisation.id, customerId, contactPersonId);
  return { body: contactPersonView(person), etag: person.version };
};

/** Admin and portal read alike: who may is decided before (S55). */
export const readRoutes = [
  route(listContactPersons, list),
  route(listOwnContactPersons, list),
  route(getContactPerson, read),
  route(getOwnContactPerson, read),
];
