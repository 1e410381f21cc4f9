import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import type { RefusalCode } from '../kernel/errors.ts';
import { idOf } from '../kernel/id.ts';
import { AdminView } from '../organisation/contract.ts';
import { CustomerView, MemberView } from '../people/contract.ts';
import { InvitationRequestView } from './contract.ts';

const context = 'access';
const customer = '/v1/admin/customers/{customerId}';
const member = `${customer}/members/{memberId}`;
const oneCustomer = z.strictObject({ customerId: idOf('customer') });
const oneMember = z.strictObject({ customerId: idOf('customer'), memberId: idOf('member') });

const invitationRefusals = [
  'not_found',
  'access_given',
  'no_address',
  'invitation_limit',
  'login_in_use',
  'sign_in_unavailable',
] as const satisfies readonly RefusalCode[];

export const inviteMember = operation({
  id: 'inviteMember',
  context,
  method: 'POST',
  path: `${member}/invite`,
  summary: 'Give a member access to the portal, by mail; while it is invited: send that again',
  access: 'admin',
  params: oneMember,
  answer: MemberView,
  idempotent: true,
  refusals: invitationRefusals,
});

export const declineInvitation = operation({
  id: 'declineInvitation',
  context,
  method: 'POST',
  path: `${member}/decline`,
  summary: 'Decline to invite a member who was added from the portal; nobody is told',
  access: 'admin',
  params: oneMember,
  answer: MemberView,
  refusals: ['not_found', 'invitation_not_requested'],
});

export const revokeMemberAccess = operation({
  id: 'revokeMemberAccess',
  context,
  method: 'POST',
  path: `${member}/revoke-access`,
  summary: "End a member's access to the portal, from the next request on",
  access: 'admin',
  params: oneMember,
  answer: MemberView,
  refusals: ['not_found', 'access_not_given'],
});

export const inviteCustomer = operation({
  id: 'inviteCustomer',
  context,
  method: 'POST',
  path: `${customer}/invite`,
  summary: 'Give an individual access to its own account, by mail',
  access: 'admin',
  params: oneCustomer,
  answer: CustomerView,
  idempotent: true,
  refusals: [...invitationRefusals, 'customer_not_an_individual'],
});

export const revokeCustomerAccess = operation({
  id: 'revokeCustomerAccess',
  context,
  method: 'POST',
  path: `${customer}/revoke-access`,
  summary: "End an individual's access to its own account, from the next request on",
  access: 'admin',
  params: oneCustomer,
  answer: CustomerView,
  refusals: ['not_found', 'access_not_given', 'customer_not_an_individual'],
});

export const inviteAdmin = operation({
  id: 'inviteAdmin',
  context,
  method: 'POST',
  path: '/v1/admin/admins/{adminId}/invite',
  summary: "Let a person of the operator's team sign in, by mail; removing the person ends that",
  access: 'owner',
  params: z.strictObject({ adminId: idOf('admin') }),
  answer: AdminView,
  idempotent: true,
  refusals: invitationRefusals,
});

export const listInvitationRequests = operation({
  id: 'listInvitationRequests',
  context,
  method: 'GET',
  path: '/v1/admin/invitation-requests',
  summary: 'Members added from the portal who wait to be invited or declined, longest first',
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: pageOf(InvitationRequestView),
});

export const accessOperations: readonly Operation[] = [
  inviteMember,
  declineInvitation,
  revokeMemberAccess,
  inviteCustomer,
  revokeCustomerAccess,
  inviteAdmin,
  listInvitationRequests,
];
