import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { InvoiceLineView } from './contract.ts';

const context = 'billing';
const ofInvoice = z.strictObject({ customerId: idOf('customer'), invoiceId: idOf('invoice') });
const page = z.strictObject(pageQuery);

export const listInvoiceLines = operation({
  id: 'listInvoiceLines',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/invoices/{invoiceId}/lines',
  summary: 'All lines of an invoice, in order; the invoice itself shows the first of many.',
  access: 'admin',
  params: ofInvoice,
  query: page,
  answer: pageOf(InvoiceLineView),
});

export const listOwnInvoiceLines = operation({
  id: 'listOwnInvoiceLines',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/invoices/{invoiceId}/lines',
  summary: "All lines of one of the company's invoices, in order.",
  access: 'invoices',
  params: ofInvoice,
  query: page,
  answer: pageOf(InvoiceLineView),
});

const ofNote = z.strictObject({ customerId: idOf('customer'), creditNoteId: idOf('creditNote') });

export const listCreditNoteLines = operation({
  id: 'listCreditNoteLines',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/credit-notes/{creditNoteId}/lines',
  summary: 'All lines of a credit note, in order; the note itself shows the first of many.',
  access: 'admin',
  params: ofNote,
  query: page,
  answer: pageOf(InvoiceLineView),
});

export const listOwnCreditNoteLines = operation({
  id: 'listOwnCreditNoteLines',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/credit-notes/{creditNoteId}/lines',
  summary: "All lines of one of the company's credit notes, in order.",
  access: 'invoices',
  params: ofNote,
  query: page,
  answer: pageOf(InvoiceLineView),
});

/** In the order the reference shows them. */
export const invoiceLinesOperations: readonly Operation[] = [
  listInvoiceLines,
  listOwnInvoiceLines,
  listCreditNoteLines,
  listOwnCreditNoteLines,
];
