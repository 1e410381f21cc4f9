import type { Operation } from '../contract/operation.ts';
import { createCustomer, editCustomer, getCustomer, listCustomers } from './customer-operations.ts';
import {
  addMember,
  editMember,
  getMember,
  listMembers,
  moveMember,
  removeMember,
} from './member-operations.ts';
import {
  addOwnMember,
  editOwnCustomer,
  getMe,
  getOwnBilling,
  getOwnCustomer,
  listOwnMembers,
} from './portal-operations.ts';
import { editOwnProfile, getOwnProfile, listDirectory } from './profile-operations.ts';

export * from './customer-operations.ts';
export * from './member-operations.ts';
export * from './portal-operations.ts';
export * from './profile-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const peopleOperations: readonly Operation[] = [
  createCustomer,
  listCustomers,
  getCustomer,
  editCustomer,
  addMember,
  listMembers,
  getMember,
  editMember,
  moveMember,
  removeMember,
  getMe,
  getOwnProfile,
  editOwnProfile,
  listDirectory,
  getOwnCustomer,
  editOwnCustomer,
  getOwnBilling,
  listOwnMembers,
  addOwnMember,
];
