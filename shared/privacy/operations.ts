import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { ErasureView, ExportEntry, NewErasure } from './contract.ts';

const context = 'privacy';
const customer = '/v1/admin/customers/{customerId}';
const erasures = `${customer}/erasures`;
const ofCustomer = z.strictObject({ customerId: idOf('customer') });

export const requestErasure = operation({
  id: 'requestErasure',
  context,
  method: 'POST',
  path: erasures,
  summary: 'Remove what is stored of one person at a customer, except on issued invoices',
  access: 'admin',
  params: ofCustomer,
  body: NewErasure,
  answer: ErasureView,
  status: 202,
  idempotent: true,
  refusals: ['not_found', 'erasure_of_primary'],
});

export const listErasures = operation({
  id: 'listErasures',
  context,
  method: 'GET',
  path: erasures,
  summary: 'The erasures at a customer, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(ErasureView),
  refusals: ['not_found'],
});

export const getErasure = operation({
  id: 'getErasure',
  context,
  method: 'GET',
  path: `${erasures}/{erasureId}`,
  summary: 'How far an erasure is and what it removed',
  access: 'admin',
  params: z.strictObject({ customerId: idOf('customer'), erasureId: idOf('erasure') }),
  answer: ErasureView,
  refusals: ['not_found'],
});

export const exportCustomer = operation({
  id: 'exportCustomer',
  context,
  method: 'GET',
  path: `${customer}/export`,
  summary: 'Everything that is stored about a customer',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(ExportEntry),
  refusals: ['not_found', 'invalid_cursor'],
});

/** The operations of this context, in the order the reference shows them. */
export const privacyOperations: readonly Operation[] = [
  requestErasure,
  listErasures,
  getErasure,
  exportCustomer,
];
