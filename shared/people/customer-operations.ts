import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { CustomerChanges, CustomerView, NewCustomer } from './contract.ts';

const context = 'people';
const customers = '/v1/admin/customers';
const one = z.strictObject({ customerId: idOf('customer') });

export const createCustomer = operation({
  id: 'createCustomer',
  context,
  method: 'POST',
  path: customers,
  summary: 'Create a company or an individual; it is billed from the next billing day on',
  access: 'admin',
  body: NewCustomer,
  answer: CustomerView,
  status: 201,
  idempotent: true,
  refusals: ['unknown_reference'],
});

export const listCustomers = operation({
  id: 'listCustomers',
  context,
  method: 'GET',
  path: customers,
  summary: 'The customers, oldest first',
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: pageOf(CustomerView),
});

export const getCustomer = operation({
  id: 'getCustomer',
  context,
  method: 'GET',
  path: `${customers}/{customerId}`,
  summary: 'One customer, and when it is billed next',
  access: 'admin',
  params: one,
  answer: CustomerView,
  refusals: ['not_found'],
});

export const editCustomer = operation({
  id: 'editCustomer',
  context,
  method: 'PATCH',
  path: `${customers}/{customerId}`,
  summary: 'Change a customer',
  access: 'admin',
  params: one,
  body: CustomerChanges,
  answer: CustomerView,
  ifMatch: true,
  refusals: [
    'not_found',
    'version_conflict',
    'invalid_request',
    'unknown_reference',
    'contact_person_is_primary',
  ],
});
