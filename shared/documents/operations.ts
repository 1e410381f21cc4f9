import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';

const context = 'documents';
const ofInvoice = z.strictObject({ customerId: idOf('customer'), invoiceId: idOf('invoice') });
const ofCreditNote = z.strictObject({
  customerId: idOf('customer'),
  creditNoteId: idOf('creditNote'),
});

export const getInvoicePdf = operation({
  id: 'getInvoicePdf',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/invoices/{invoiceId}/pdf',
  summary: 'The document that an invoice is, as a PDF; once issued always the same bytes.',
  access: 'admin',
  params: ofInvoice,
  file: 'application/pdf',
});

export const getOwnInvoicePdf = operation({
  id: 'getOwnInvoicePdf',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/invoices/{invoiceId}/pdf',
  summary: "One of the company's invoices as a PDF.",
  access: 'invoices',
  params: ofInvoice,
  file: 'application/pdf',
});

export const getCreditNotePdf = operation({
  id: 'getCreditNotePdf',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}/pdf',
  summary: 'A credit note as a PDF; always the same bytes.',
  access: 'admin',
  params: ofCreditNote,
  file: 'application/pdf',
});

export const getOwnCreditNotePdf = operation({
  id: 'getOwnCreditNotePdf',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}/pdf',
  summary: "One of the company's credit notes as a PDF.",
  access: 'invoices',
  params: ofCreditNote,
  file: 'application/pdf',
});

/** In the order the reference shows them. */
export const documentsOperations: readonly Operation[] = [
  getInvoicePdf,
  getOwnInvoicePdf,
  getCreditNotePdf,
  getOwnCreditNotePdf,
];
