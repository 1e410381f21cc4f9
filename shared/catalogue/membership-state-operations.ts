import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { MembershipView, OwnMembershipView } from './membership-contract.ts';
import {
  Cancellation,
  NewPause,
  PlanChange,
  PlanChanged,
  Resumption,
} from './membership-state-contract.ts';

const context = 'catalogue';
const below = 'customers/{customerId}/memberships/{membershipId}';
const params = z.strictObject({ customerId: idOf('customer'), membershipId: idOf('membership') });

/** What a team does to a membership as it stands: done again it changes nothing, or is refused by its state. */
const action = { context, access: 'admin', params, answer: MembershipView } as const;
const at = (name: string) => `/v1/admin/${below}/${name}`;

export const cancelMembership = operation({
  ...action,
  id: 'cancelMembership',
  method: 'POST',
  path: at('cancellation'),
  summary: 'Cancel a membership: by its notice, or to end on any day that is not billed',
  body: Cancellation,
  refusals: ['not_found', 'membership_state', 'already_billed', 'invalid_request'],
});

export const withdrawCancellation = operation({
  ...action,
  id: 'withdrawCancellation',
  method: 'DELETE',
  path: at('cancellation'),
  summary: 'Let a cancelled membership go on, while its end is not over',
  refusals: ['not_found', 'membership_state'],
});

export const pauseMembership = operation({
  ...action,
  id: 'pauseMembership',
  method: 'POST',
  path: at('pause'),
  summary: 'Pause a membership: days without service and without charge',
  body: NewPause,
  refusals: ['not_found', 'membership_state', 'already_billed', 'invalid_request'],
});

export const resumeMembership = operation({
  ...action,
  id: 'resumeMembership',
  method: 'POST',
  path: at('resume'),
  summary: 'End a pause, or take away the next when none has begun',
  body: Resumption,
  refusals: ['not_found', 'membership_state', 'already_billed', 'invalid_request'],
});

export const suspendMembership = operation({
  ...action,
  id: 'suspendMembership',
  method: 'POST',
  path: at('suspend'),
  summary: 'Stop the access of a membership, which is billed on (S76)',
  refusals: ['not_found', 'membership_state'],
});

export const reactivateMembership = operation({
  ...action,
  id: 'reactivateMembership',
  method: 'POST',
  path: at('reactivate'),
  summary: 'Give a suspended membership its access back (S77)',
  refusals: ['not_found', 'membership_state'],
});

export const changeMembershipPlan = operation({
  ...action,
  id: 'changeMembershipPlan',
  method: 'POST',
  path: at('plan-change'),
  summary: 'Upgrade or downgrade: another membership follows on a day',
  body: PlanChange,
  answer: PlanChanged,
  status: 201,
  idempotent: true,
  refusals: [
    'not_found',
    'membership_state',
    'unknown_reference',
    'invalid_request',
    'currency_mismatch',
    'plan_archived',
    'plan_not_recurring',
    'already_billed',
    'payer_missing',
  ],
});

export const cancelOwnMembership = operation({
  context,
  id: 'cancelOwnMembership',
  method: 'POST',
  path: `/v1/portal/${below}/cancellation`,
  summary: "Cancel a membership of the caller's customer by its notice, or to a later day",
  access: 'contact_person',
  params,
  body: Cancellation,
  answer: OwnMembershipView,
  refusals: ['not_found', 'membership_state', 'already_billed', 'notice_period'],
});
