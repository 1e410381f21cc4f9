import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import {
  CreditNoteBody,
  CreditNoteView,
  DepositReturn,
  StatementView,
  VoidBody,
  WriteOffBody,
} from './after-issue-contract.ts';
import { InvoiceView } from './contract.ts';

const context = 'billing';
/** A page on which the invoice can be paid is closed first: one function of the API speaks to gateways. */
const servedBy = 'payments';
/** What is said of such a page, or of money that is under way. */
const locked = ['payment_in_flight', 'page_open', 'paid_meanwhile'] as const;
const admin = '/v1/admin/customers/{customerId}';
const portal = '/v1/portal/customers/{customerId}';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofInvoice = ofCustomer.extend({ invoiceId: idOf('invoice') });
const ofNote = ofCustomer.extend({ creditNoteId: idOf('creditNote') });
const page = z.strictObject(pageQuery);
const span = page.extend({
  from: PlainDate.optional().meta({ description: 'First day.' }),
  to: PlainDate.optional().meta({ description: 'Last day.' }),
});

export const voidInvoice = operation({
  id: 'voidInvoice',
  context,
  servedBy,
  method: 'POST',
  path: `${admin}/invoices/{invoiceId}/void`,
  summary:
    'Takes an unpaid invoice back; its number stays, and what it billed can be billed again.',
  access: 'admin',
  params: ofInvoice,
  body: VoidBody,
  answer: InvoiceView,
  idempotent: true,
  refusals: ['invoice_state', 'books_closed', ...locked, 'busy'],
});

export const writeOffInvoice = operation({
  id: 'writeOffInvoice',
  context,
  servedBy,
  method: 'POST',
  path: `${admin}/invoices/{invoiceId}/write-off`,
  summary: 'Gives up what is left to be paid of an invoice.',
  access: 'admin',
  params: ofInvoice,
  body: WriteOffBody,
  answer: InvoiceView,
  idempotent: true,
  refusals: ['invoice_state', ...locked, 'busy'],
});

export const createCreditNote = operation({
  id: 'createCreditNote',
  context,
  servedBy,
  method: 'POST',
  path: `${admin}/invoices/{invoiceId}/credit-notes`,
  summary:
    'Credits an invoice: all that is left, an amount, or single lines; mailed when sending is on.',
  access: 'admin',
  params: ofInvoice,
  body: CreditNoteBody,
  answer: CreditNoteView,
  status: 201,
  idempotent: true,
  refusals: ['invoice_state', 'credit_limit', 'currency_mismatch', ...locked, 'busy'],
});

export const returnDeposit = operation({
  id: 'returnDeposit',
  context,
  servedBy,
  method: 'POST',
  path: `${admin}/fees/{feeId}/return-deposit`,
  summary:
    'Credits a refundable fee that was billed: unpaid it is not asked for any more, paid it is credit to set off or pay back.',
  access: 'admin',
  params: ofCustomer.extend({ feeId: idOf('fee') }),
  body: DepositReturn,
  answer: CreditNoteView,
  status: 201,
  idempotent: true,
  refusals: [
    'not_found',
    'deposit_state',
    'invoice_state',
    'credit_limit',
    'currency_mismatch',
    ...locked,
    'busy',
  ],
});

export const listCreditNotes = operation({
  id: 'listCreditNotes',
  context,
  method: 'GET',
  path: `${admin}/credit-notes`,
  summary: "A customer's credit notes, oldest first.",
  access: 'admin',
  params: ofCustomer,
  query: page,
  answer: pageOf(CreditNoteView),
});

export const getCreditNote = operation({
  id: 'getCreditNote',
  context,
  method: 'GET',
  path: `${admin}/credit-notes/{creditNoteId}`,
  summary: 'One credit note.',
  access: 'admin',
  params: ofNote,
  answer: CreditNoteView,
});

export const getStatement = operation({
  id: 'getStatement',
  context,
  method: 'GET',
  path: `${admin}/statement`,
  summary: "What moved a customer's balance, oldest first, with the balance after each.",
  access: 'admin',
  params: ofCustomer,
  query: span,
  answer: StatementView,
});

export const listOwnCreditNotes = operation({
  id: 'listOwnCreditNotes',
  context,
  method: 'GET',
  path: `${portal}/credit-notes`,
  summary: "The company's credit notes, oldest first.",
  access: 'invoices',
  params: ofCustomer,
  query: page,
  answer: pageOf(CreditNoteView),
});

export const getOwnCreditNote = operation({
  id: 'getOwnCreditNote',
  context,
  method: 'GET',
  path: `${portal}/credit-notes/{creditNoteId}`,
  summary: 'One credit note of the company.',
  access: 'invoices',
  params: ofNote,
  answer: CreditNoteView,
});

export const getOwnStatement = operation({
  id: 'getOwnStatement',
  context,
  method: 'GET',
  path: `${portal}/statement`,
  summary: "What moved the company's balance, oldest first.",
  access: 'invoices',
  params: ofCustomer,
  query: span,
  answer: StatementView,
});

/** In the order the reference shows them. */
export const afterIssueOperations: readonly Operation[] = [
  voidInvoice,
  writeOffInvoice,
  createCreditNote,
  returnDeposit,
  listCreditNotes,
  getCreditNote,
  getStatement,
  listOwnCreditNotes,
  getOwnCreditNote,
  getOwnStatement,
];
