import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { ContactPersonChanges, ContactPersonView, NewContactPerson } from './contract.ts';

const admin = '/v1/admin/customers/{customerId}/contact-persons';
const portal = '/v1/portal/customers/{customerId}/contact-persons';

const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const one = z.strictObject({
  customerId: idOf('customer'),
  contactPersonId: idOf('contactPerson'),
});

const list = {
  context: 'contact-persons',
  method: 'GET',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(ContactPersonView),
  refusals: ['not_found', 'invalid_cursor'],
} as const;

const add = {
  context: 'contact-persons',
  method: 'POST',
  params: ofCustomer,
  body: NewContactPerson,
  answer: ContactPersonView,
  status: 201,
  idempotent: true,
  refusals: [
    'not_found',
    'contact_person_limit',
    'contact_person_exists',
    'contact_person_is_primary',
  ],
} as const;

const read = {
  context: 'contact-persons',
  method: 'GET',
  params: one,
  answer: ContactPersonView,
  refusals: ['not_found'],
} as const;

const edit = {
  context: 'contact-persons',
  method: 'PATCH',
  params: one,
  body: ContactPersonChanges,
  answer: ContactPersonView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'contact_person_exists', 'contact_person_is_primary'],
} as const;

const remove = {
  context: 'contact-persons',
  method: 'DELETE',
  params: one,
  status: 204,
  refusals: ['not_found'],
} as const;

export const listContactPersons = operation({
  ...list,
  id: 'listContactPersons',
  path: admin,
  summary: 'The CC recipients of a customer, oldest first',
  access: 'admin',
});

export const addContactPerson = operation({
  ...add,
  id: 'addContactPerson',
  path: admin,
  summary: 'Add a CC recipient; a customer has at most 10, each address once',
  access: 'admin',
});

export const getContactPerson = operation({
  ...read,
  id: 'getContactPerson',
  path: `${admin}/{contactPersonId}`,
  summary: 'One CC recipient of a customer',
  access: 'admin',
});

export const editContactPerson = operation({
  ...edit,
  id: 'editContactPerson',
  path: `${admin}/{contactPersonId}`,
  summary: 'Change a CC recipient; fields that are left out stay',
  access: 'admin',
});

export const removeContactPerson = operation({
  ...remove,
  id: 'removeContactPerson',
  path: `${admin}/{contactPersonId}`,
  summary: 'Remove a CC recipient; its mail stops at once and nothing tells it',
  access: 'admin',
});

export const listOwnContactPersons = operation({
  ...list,
  id: 'listOwnContactPersons',
  path: portal,
  summary: "The CC recipients of the caller's customer, oldest first",
  access: 'contact_person',
});

export const addOwnContactPerson = operation({
  ...add,
  id: 'addOwnContactPerson',
  path: portal,
  summary: "Add a CC recipient to the caller's customer",
  access: 'contact_person',
});

export const getOwnContactPerson = operation({
  ...read,
  id: 'getOwnContactPerson',
  path: `${portal}/{contactPersonId}`,
  summary: "One CC recipient of the caller's customer",
  access: 'contact_person',
});

export const editOwnContactPerson = operation({
  ...edit,
  id: 'editOwnContactPerson',
  path: `${portal}/{contactPersonId}`,
  summary: "Change a CC recipient of the caller's customer",
  access: 'contact_person',
});

export const removeOwnContactPerson = operation({
  ...remove,
  id: 'removeOwnContactPerson',
  path: `${portal}/{contactPersonId}`,
  summary: "Remove a CC recipient of the caller's customer",
  access: 'contact_person',
});

/** The operations of this context, in the order the reference shows them. */
export const contactPersonsOperations: readonly Operation[] = [
  listContactPersons,
  addContactPerson,
  getContactPerson,
  editContactPerson,
  removeContactPerson,
  listOwnContactPersons,
  addOwnContactPerson,
  getOwnContactPerson,
  editOwnContactPerson,
  removeOwnContactPerson,
];
