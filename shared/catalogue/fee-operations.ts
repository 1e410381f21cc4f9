import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  FeeChanges,
  FeePayer,
  FeePayerChanged,
  FeeView,
  NewFee,
  OwnFeeView,
} from './fee-contract.ts';
import { feeOrigins, feeStatuses } from './model.ts';

const context = 'catalogue';
const fees = '/v1/admin/customers/{customerId}/fees';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneFee = z.strictObject({ customerId, feeId: idOf('fee') });

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
  refusals: ['not_found', 'currency_mismatch', 'unknown_reference', 'payer_missing'],
});

export const listFees = operation({
  id: 'listFees',
  context,
  method: 'GET',
  path: fees,
  summary: 'The fees of a customer, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(feeStatuses).optional(),
    origin: z.enum(feeOrigins).optional().meta({ description: 'The kind of what made it.' }),
  }),
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

export const editFee = operation({
  id: 'editFee',
  context,
  method: 'PATCH',
  path: `${fees}/{feeId}`,
  summary: 'Change a fee that is not billed, unless something else made it, such as a booking',
  access: 'admin',
  params: oneFee,
  body: FeeChanges,
  answer: FeeView,
  ifMatch: true,
  refusals: [
    'not_found',
    'version_conflict',
    'fee_not_open',
    'fee_of_another',
    'currency_mismatch',
  ],
});

export const waiveFee = operation({
  id: 'waiveFee',
  context,
  method: 'DELETE',
  path: `${fees}/{feeId}`,
  summary: 'Waive a fee that is not billed, whatever made it; it stays listed as waived',
  access: 'admin',
  params: oneFee,
  status: 204,
  refusals: ['not_found', 'fee_not_open'],
});

export const changeFeePayer = operation({
  id: 'changeFeePayer',
  context,
  method: 'POST',
  path: `${fees}/{feeId}/payer`,
  summary:
    'Bill what a member is charged to the other one of company and member, while it is not billed',
  access: 'admin',
  params: oneFee,
  body: FeePayer,
  answer: FeePayerChanged,
  status: 201,
  idempotent: true,
  refusals: ['not_found', 'fee_not_open', 'fee_of_another', 'unknown_reference', 'payer_missing'],
});

export const listOwnFees = operation({
  id: 'listOwnFees',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/fees',
  summary: "The products and other one-off charges of the caller's customer, oldest first",
  access: 'contact_person',
  params: ofCustomer,
  query: z.strictObject({ ...pageQuery, status: z.enum(feeStatuses).optional() }),
  answer: pageOf(OwnFeeView),
});
