import {
  addContactPerson,
  addOwnContactPerson,
  editContactPerson,
  editOwnContactPerson,
  removeContactPerson,
  removeOwnContactPerson,
} from '../../../shared/contact-persons/operations.ts';
import { contactPerson, contactPersonView, editOf } from '../../../shared/contact-persons/rules.ts';
import {
  addition,
  edit,
  readContactPerson,
  removal,
} from '../../../shared/contact-persons/store.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';

const add = async ({
  organisation,
  params: { customerId },
  body,
  now,
  principal,
}: Call<typeof addContactPerson>) => {
  const person = contactPerson(body, { id: createId('contactPerson'), customerId, now });
  const side = principal.kind === 'admin' ? 'admin' : 'portal';
  return {
    body: contactPersonView(person),
    etag: person.version,
    location: `/v1/${side}/customers/${customerId}/contact-persons/${person.id}`,
    writes: addition(organisation.id, person),
    events: [
      domainEvent('contactPerson.added', {
        organisationId: organisation.id,
        customerId,
        contactPersonId: person.id,
        by: principal.id,
      }),
    ],
  };
};

const change = async (call: Call<typeof editContactPerson>) => {
  const { customerId, contactPersonId } = call.params;
  const org = call.organisation.id;
  const before = await readContactPerson(org, customerId, contactPersonId);
  sameVersion(before, call.expectedVersion);
  const changes = editOf(before, call.body);
  const after = changed(before, changes);
  const detail = { organisationId: org, customerId, contactPersonId, by: call.principal.id };
  return {
    body: contactPersonView(after),
    etag: after.version,
    writes: edit(org, before, after, changes),
    events: [domainEvent('contactPerson.updated', detail)],
  };
};

const remove = async (call: Call<typeof removeContactPerson>) => {
  const { customerId, contactPersonId } = call.params;
  const org = call.organisation.id;
  const person = await readContactPerson(org, customerId, contactPersonId);
  const detail = { organisationId: org, customerId, contactPersonId, by: call.principal.id };
  return {
    writes: removal(org, person),
    events: [domainEvent('contactPerson.removed', detail)],
  };
};

/** Admin and portal write by the same rules: who may is decided before (S55). */
export const writeRoutes = [
  route(addContactPerson, add),
  route(addOwnContactPerson, add),
  route(editContactPerson, change),
  route(editOwnContactPerson, change),
  route(removeContactPerson, remove),
  route(removeOwnContactPerson, remove),
];
