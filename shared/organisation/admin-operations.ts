import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { AdminChanges, AdminView, NewAdmin } from './contract.ts';

const context = 'organisation';
const admins = '/v1/admin/admins';
const one = z.strictObject({ adminId: idOf('admin') });

export const addAdmin = operation({
  id: 'addAdmin',
  context,
  method: 'POST',
  path: admins,
  summary: "Add a person to the operator's team; this creates no login",
  access: 'owner',
  body: NewAdmin,
  answer: AdminView,
  status: 201,
  idempotent: true,
  refusals: ['email_in_use'],
});

export const listAdmins = operation({
  id: 'listAdmins',
  context,
  method: 'GET',
  path: admins,
  summary: "The operator's team, oldest first",
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: pageOf(AdminView),
});

export const getAdmin = operation({
  id: 'getAdmin',
  context,
  method: 'GET',
  path: `${admins}/{adminId}`,
  summary: "One person of the operator's team",
  access: 'admin',
  params: one,
  answer: AdminView,
  refusals: ['not_found'],
});

export const editAdmin = operation({
  id: 'editAdmin',
  context,
  method: 'PATCH',
  path: `${admins}/{adminId}`,
  summary: "Change the name or role of a person of the operator's team; the last owner stays one",
  access: 'owner',
  params: one,
  body: AdminChanges,
  answer: AdminView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'last_owner'],
});

export const removeAdmin = operation({
  id: 'removeAdmin',
  context,
  method: 'DELETE',
  path: `${admins}/{adminId}`,
  summary: "Remove a person from the operator's team; the last owner stays",
  access: 'owner',
  params: one,
  status: 204,
  refusals: ['not_found', 'last_owner'],
});
