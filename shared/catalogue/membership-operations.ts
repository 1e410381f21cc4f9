import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  MembershipChanges,
  MembershipView,
  NewMembership,
  OwnMembershipView,
} from './membership-contract.ts';

const context = 'catalogue';
const memberships = '/v1/admin/customers/{customerId}/memberships';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneMembership = z.strictObject({ customerId, membershipId: idOf('membership') });

export const createMembership = operation({
  id: 'createMembership',
  context,
  method: 'POST',
  path: memberships,
  summary: 'Subscribe a customer to a recurring plan',
  access: 'admin',
  params: ofCustomer,
  body: NewMembership,
  answer: MembershipView,
  status: 201,
  idempotent: true,
  refusals: [
    'not_found',
    'unknown_reference',
    'invalid_request',
    'currency_mismatch',
    'plan_archived',
    'plan_not_recurring',
    'payer_missing',
  ],
});

export const listMemberships = operation({
  id: 'listMemberships',
  context,
  method: 'GET',
  path: memberships,
  summary: 'The memberships of a customer, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(MembershipView),
  refusals: ['not_found', 'invalid_cursor'],
});

export const getMembership = operation({
  id: 'getMembership',
  context,
  method: 'GET',
  path: `${memberships}/{membershipId}`,
  summary: 'One membership',
  access: 'admin',
  params: oneMembership,
  answer: MembershipView,
  refusals: ['not_found'],
});

export const editMembership = operation({
  id: 'editMembership',
  context,
  method: 'PATCH',
  path: `${memberships}/{membershipId}`,
  summary: 'Change or end a membership, for days that are not billed yet',
  access: 'admin',
  params: oneMembership,
  body: MembershipChanges,
  answer: MembershipView,
  ifMatch: true,
  refusals: [
    'not_found',
    'version_conflict',
    'unknown_reference',
    'invalid_request',
    'currency_mismatch',
    'already_billed',
  ],
});

export const listOwnMemberships = operation({
  id: 'listOwnMemberships',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/memberships',
  summary: "The memberships of the caller's customer, oldest first",
  access: 'contact_person',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(OwnMembershipView),
  refusals: ['not_found', 'invalid_cursor'],
});

export const getOwnMembership = operation({
  id: 'getOwnMembership',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/memberships/{membershipId}',
  summary: "One membership of the caller's customer",
  access: 'contact_person',
  params: oneMembership,
  answer: OwnMembershipView,
});
