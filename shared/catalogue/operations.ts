import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  FeeView,
  MembershipChanges,
  MembershipView,
  NewFee,
  NewMembership,
  NewPlan,
  OwnMembershipView,
  PlanChanges,
  PlanView,
} from './contract.ts';
import { feeStatuses } from './model.ts';

const context = 'catalogue';
const plans = '/v1/admin/plans';
const memberships = '/v1/admin/customers/{customerId}/memberships';
const fees = '/v1/admin/customers/{customerId}/fees';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const onePlan = z.strictObject({ planId: idOf('plan') });
const oneMembership = z.strictObject({ customerId, membershipId: idOf('membership') });
const oneFee = z.strictObject({ customerId, feeId: idOf('fee') });

export const createPlan = operation({
  id: 'createPlan',
  context,
  method: 'POST',
  path: plans,
  summary: 'Create a plan: the price of a monthly membership or of a one-off service',
  access: 'admin',
  body: NewPlan,
  answer: PlanView,
  status: 201,
  idempotent: true,
  refusals: ['currency_mismatch'],
});

export const listPlans = operation({
  id: 'listPlans',
  context,
  method: 'GET',
  path: plans,
  summary: 'The plans, oldest first',
  access: 'admin',
  query: z.strictObject({ ...pageQuery, archived: z.enum(['true', 'false']).optional() }),
  answer: pageOf(PlanView),
  refusals: ['invalid_cursor'],
});

export const getPlan = operation({
  id: 'getPlan',
  context,
  method: 'GET',
  path: `${plans}/{planId}`,
  summary: 'One plan',
  access: 'admin',
  params: onePlan,
  answer: PlanView,
  refusals: ['not_found'],
});

export const editPlan = operation({
  id: 'editPlan',
  context,
  method: 'PATCH',
  path: `${plans}/{planId}`,
  summary: 'Change or archive a plan; what is billed already stays as it was',
  access: 'admin',
  params: onePlan,
  body: PlanChanges,
  answer: PlanView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'currency_mismatch'],
});

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

export const createFee = operation({
  id: 'createFee',
  context,
  method: 'POST',
  path: fees,
  summary: 'Charge a customer once; the run that covers the day bills it',
  access: 'admin',
  params: ofCustomer,
  body: NewFee,
  answer: FeeView,
  status: 201,
  idempotent: true,
  refusals: ['not_found', 'currency_mismatch'],
});

export const listFees = operation({
  id: 'listFees',
  context,
  method: 'GET',
  path: fees,
  summary: 'The fees of a customer, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({ ...pageQuery, status: z.enum(feeStatuses).optional() }),
  answer: pageOf(FeeView),
  refusals: ['not_found', 'invalid_cursor'],
});

export const getFee = operation({
  id: 'getFee',
  context,
  method: 'GET',
  path: `${fees}/{feeId}`,
  summary: 'One fee',
  access: 'admin',
  params: oneFee,
  answer: FeeView,
  refusals: ['not_found'],
});

export const waiveFee = operation({
  id: 'waiveFee',
  context,
  method: 'DELETE',
  path: `${fees}/{feeId}`,
  summary: 'Waive a fee that is not billed; it stays listed as waived',
  access: 'admin',
  params: oneFee,
  status: 204,
  refusals: ['not_found', 'fee_not_open'],
});

/** The operations of this context, in the order the reference shows them. */
export const catalogueOperations: readonly Operation[] = [
  createPlan,
  listPlans,
  getPlan,
  editPlan,
  createMembership,
  listMemberships,
  getMembership,
  editMembership,
  listOwnMemberships,
  createFee,
  listFees,
  getFee,
  waiveFee,
];
