import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { OwnBilling } from './billing-contract.ts';
import { NewOwnMember, OwnCustomerChanges, OwnCustomerView, OwnMemberView } from './contract.ts';
import { Me } from './me-contract.ts';

const context = 'people';
const customer = '/v1/portal/customers/{customerId}';
const one = z.strictObject({ customerId: idOf('customer') });

export const getMe = operation({
  id: 'getMe',
  context,
  method: 'GET',
  path: '/v1/portal/me',
  summary: 'Who the caller is: its customers with roles and menu, and its place in a team',
  access: 'login',
  answer: Me,
});

export const getOwnCustomer = operation({
  id: 'getOwnCustomer',
  context,
  method: 'GET',
  path: customer,
  summary: 'The customer, as far as the caller may see it',
  access: 'member',
  params: one,
  answer: OwnCustomerView,
});

export const editOwnCustomer = operation({
  id: 'editOwnCustomer',
  context,
  method: 'PATCH',
  path: customer,
  summary: "Change the customer's own details",
  access: 'contact_person',
  params: one,
  body: OwnCustomerChanges,
  answer: OwnCustomerView,
  ifMatch: true,
  refusals: ['version_conflict', 'invalid_request', 'contact_person_is_primary'],
});

export const getOwnBilling = operation({
  id: 'getOwnBilling',
  context,
  method: 'GET',
  path: `${customer}/billing`,
  summary: 'What invoices are made out to, what is owed, and whom invoices are mailed to',
  access: 'invoices',
  params: one,
  answer: OwnBilling,
});

export const listOwnMembers = operation({
  id: 'listOwnMembers',
  context,
  method: 'GET',
  path: `${customer}/members`,
  summary: 'The members of the company and their roles, oldest first',
  access: 'member',
  params: one,
  query: z.strictObject(pageQuery),
  answer: pageOf(OwnMemberView),
});

export const addOwnMember = operation({
  id: 'addOwnMember',
  context,
  method: 'POST',
  path: `${customer}/members`,
  summary: 'Add a team member without portal access; the operator decides about an invitation',
  access: 'invoices',
  params: one,
  body: NewOwnMember,
  answer: OwnMemberView,
  status: 201,
  idempotent: true,
  refusals: ['customer_not_a_company', 'member_exists', 'invitation_request_limit'],
});
