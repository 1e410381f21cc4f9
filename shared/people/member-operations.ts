import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { MemberChanges, MemberView, NewCompany, NewMember } from './contract.ts';
import { MemberRole } from './model.ts';

const context = 'people';
const members = '/v1/admin/customers/{customerId}/members';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const one = z.strictObject({ customerId: idOf('customer'), memberId: idOf('member') });

export const addMember = operation({
  id: 'addMember',
  context,
  method: 'POST',
  path: members,
  summary: 'Add a member to a company, with or without roles; this gives no portal access',
  access: 'admin',
  params: ofCustomer,
  body: NewMember,
  answer: MemberView,
  status: 201,
  idempotent: true,
  refusals: ['not_found', 'customer_not_a_company', 'billing_person_needs_contact'],
});

export const listMembers = operation({
  id: 'listMembers',
  context,
  method: 'GET',
  path: members,
  summary: 'The members of a company and their roles, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({ ...pageQuery, role: MemberRole.optional() }),
  answer: pageOf(MemberView),
  refusals: ['not_found'],
});

export const getMember = operation({
  id: 'getMember',
  context,
  method: 'GET',
  path: `${members}/{memberId}`,
  summary: 'One member',
  access: 'admin',
  params: one,
  answer: MemberView,
  refusals: ['not_found'],
});

export const editMember = operation({
  id: 'editMember',
  context,
  method: 'PATCH',
  path: `${members}/{memberId}`,
  summary: 'Change a member or its roles',
  access: 'admin',
  params: one,
  body: MemberChanges,
  answer: MemberView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'billing_person_needs_contact'],
});

export const moveMember = operation({
  id: 'moveMember',
  context,
  method: 'POST',
  path: `${members}/{memberId}/move`,
  summary: 'Move a member to another company: login and access go along, roles and listing do not',
  access: 'admin',
  params: one,
  body: NewCompany,
  answer: MemberView,
  idempotent: true,
  refusals: ['not_found', 'unknown_reference', 'customer_not_a_company', 'login_in_use'],
});

export const removeMember = operation({
  id: 'removeMember',
  context,
  method: 'DELETE',
  path: `${members}/{memberId}`,
  summary: 'Remove a member; its login loses the company at the next request',
  access: 'admin',
  params: one,
  status: 204,
  refusals: ['not_found'],
});
