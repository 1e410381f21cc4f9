import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { MailView } from '../notifications/contract.ts';
import { InvoiceView, ManualInvoiceBody, ParkedCustomerView } from './contract.ts';
import { Invoice } from './model.ts';

const context = 'billing';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofInvoice = ofCustomer.extend({ invoiceId: idOf('invoice') });
const page = z.strictObject(pageQuery);
const InvoiceWithMail = InvoiceView.extend({
  deliveries: z.array(MailView),
  edits: Invoice.shape.edits.meta({
    description: 'Who changed it while its run was held, when and why; absent: nobody.',
  }),
}).meta({ id: 'InvoiceWithMail' });

export const listParkedCustomers = operation({
  id: 'listParkedCustomers',
  context,
  method: 'GET',
  path: '/v1/admin/parked-customers',
  summary: 'Customers that a run set aside, longest first.',
  access: 'admin',
  query: page,
  answer: pageOf(ParkedCustomerView),
});

export const unparkCustomer = operation({
  id: 'unparkCustomer',
  context,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/unpark',
  summary: 'Lets the next run bill a parked customer again.',
  access: 'admin',
  params: ofCustomer,
  status: 204,
  idempotent: true,
  refusals: ['not_parked'],
});

export const listInvoices = operation({
  id: 'listInvoices',
  context,
  method: 'GET',
  path: '/v1/admin/invoices',
  summary: 'Issued invoices, highest number first.',
  access: 'admin',
  query: page,
  answer: pageOf(InvoiceView),
});

export const listCustomerInvoices = operation({
  id: 'listCustomerInvoices',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/invoices',
  summary: "A customer's issued invoices, newest first.",
  access: 'admin',
  params: ofCustomer,
  query: page,
  answer: pageOf(InvoiceView),
});

export const createManualInvoice = operation({
  id: 'createManualInvoice',
  context,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/invoices',
  summary: 'Issues an invoice at once; mailed when sending is on.',
  access: 'admin',
  params: ofCustomer,
  body: ManualInvoiceBody,
  answer: InvoiceView,
  status: 201,
  idempotent: true,
  refusals: ['currency_mismatch', 'not_billable', 'busy'],
});

export const billNow = operation({
  id: 'billNow',
  context,
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/bill-now',
  summary:
    'Issues an invoice at once of what is open: fees up to today, credits, and what a voided or credited invoice let go of.',
  access: 'admin',
  params: ofCustomer,
  answer: InvoiceView,
  status: 201,
  idempotent: true,
  refusals: ['nothing_to_bill', 'not_billable', 'currency_mismatch', 'busy'],
});

export const getCustomerInvoice = operation({
  id: 'getCustomerInvoice',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/invoices/{invoiceId}',
  summary: 'One invoice, with its mail.',
  access: 'admin',
  params: ofInvoice,
  answer: InvoiceWithMail,
});

export const listOwnInvoices = operation({
  id: 'listOwnInvoices',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/invoices',
  summary: "The company's invoices, for its contact and billing persons.",
  access: 'invoices',
  params: ofCustomer,
  query: page,
  answer: pageOf(InvoiceView),
});

export const getOwnInvoice = operation({
  id: 'getOwnInvoice',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/invoices/{invoiceId}',
  summary: 'One invoice of the company.',
  access: 'invoices',
  params: ofInvoice,
  answer: InvoiceView,
});
