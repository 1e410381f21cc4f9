import type { Operation } from '../contract/operation.ts';
import {
  changeFeePayer,
  createFee,
  editFee,
  getFee,
  listFees,
  listOwnFees,
  waiveFee,
} from './fee-operations.ts';
import {
  createMembership,
  editMembership,
  getMembership,
  getOwnMembership,
  listMemberships,
  listOwnMemberships,
} from './membership-operations.ts';
import {
  cancelMembership,
  cancelOwnMembership,
  changeMembershipPlan,
  pauseMembership,
  reactivateMembership,
  resumeMembership,
  suspendMembership,
  withdrawCancellation,
} from './membership-state-operations.ts';
import { createPlan, editPlan, getPlan, listPlanOffers, listPlans } from './plan-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const catalogueOperations: readonly Operation[] = [
  createPlan,
  listPlans,
  getPlan,
  editPlan,
  listPlanOffers,
  createMembership,
  listMemberships,
  getMembership,
  editMembership,
  cancelMembership,
  withdrawCancellation,
  pauseMembership,
  resumeMembership,
  suspendMembership,
  reactivateMembership,
  changeMembershipPlan,
  listOwnMemberships,
  getOwnMembership,
  cancelOwnMembership,
  createFee,
  listFees,
  getFee,
  editFee,
  waiveFee,
  changeFeePayer,
  listOwnFees,
];
