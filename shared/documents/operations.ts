import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { eInvoiceSyntaxes } from './e-invoice-syntaxes.ts';

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

const syntax = z.strictObject({
  syntax: z.enum(eInvoiceSyntaxes).default('ubl').meta({
    description:
      'UBL 2.1, as Peppol carries it, or CII, as it lies in the PDF (Factur-X, ZUGFeRD).',
  }),
});

export const getEInvoice = operation({
  id: 'getEInvoice',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/invoices/{invoiceId}/e-invoice',
  summary: 'An invoice as an EN 16931 e-invoice.',
  access: 'admin',
  params: ofInvoice,
  query: syntax,
  file: 'application/xml',
  refusals: ['e_invoice_impossible'],
});

export const getOwnEInvoice = operation({
  id: 'getOwnEInvoice',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/invoices/{invoiceId}/e-invoice',
  summary: "One of the company's invoices as an EN 16931 e-invoice.",
  access: 'invoices',
  params: ofInvoice,
  query: syntax,
  file: 'application/xml',
  refusals: ['e_invoice_impossible'],
});

export const getECreditNote = operation({
  id: 'getECreditNote',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}/e-invoice',
  summary: 'A credit note as an EN 16931 e-invoice.',
  access: 'admin',
  params: ofCreditNote,
  query: syntax,
  file: 'application/xml',
  refusals: ['e_invoice_impossible'],
});

export const getOwnECreditNote = operation({
  id: 'getOwnECreditNote',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}/e-invoice',
  summary: "One of the company's credit notes as an EN 16931 e-invoice.",
  access: 'invoices',
  params: ofCreditNote,
  query: syntax,
  file: 'application/xml',
  refusals: ['e_invoice_impossible'],
});

/** In the order the reference shows them. */
export const documentsOperations: readonly Operation[] = [
  getInvoicePdf,
  getOwnInvoicePdf,
  getCreditNotePdf,
  getOwnCreditNotePdf,
  getEInvoice,
  getOwnEInvoice,
  getECreditNote,
  getOwnECreditNote,
];
