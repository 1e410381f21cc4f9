import * as z from 'zod';
import { ServiceDate } from '../catalogue/contract.ts';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { MailView } from '../notifications/contract.ts';
import { afterIssueOperations } from './after-issue-operations.ts';
import { getAudit, startAudit } from './audit-contract.ts';
import {
  BillRunComparisonView,
  BillRunCustomerView,
  BillRunPreview,
  BillRunView,
  InvoiceView,
  ManualInvoiceBody,
  ParkedCustomerView,
} from './contract.ts';
import { documentOperations } from './document-operations.ts';
import { editDraft } from './draft-contract.ts';
import { invoiceLinesOperations } from './invoice-lines-operations.ts';
import { Invoice } from './model.ts';
import { listNumberSeries, startNumberSeries } from './series-contract.ts';
import { editBillingTerms, getBillingTerms } from './terms-operations.ts';
import { listUnbilled } from './unbilled-contract.ts';

const context = 'billing';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const ofInvoice = ofCustomer.extend({ invoiceId: idOf('invoice') });
const ofRun = z.strictObject({ runId: idOf('run') });
const page = z.strictObject(pageQuery);
const InvoiceWithMail = InvoiceView.extend({
  deliveries: z.array(MailView),
  edits: Invoice.shape.edits.meta({
    description: 'Who changed it while its run was held, when and why; absent: nobody.',
  }),
}).meta({ id: 'InvoiceWithMail' });

export const listBillRuns = operation({
  id: 'listBillRuns',
  context,
  method: 'GET',
  path: '/v1/admin/bill-runs',
  summary: 'Bill runs, newest first.',
  access: 'admin',
  query: page,
  answer: pageOf(BillRunView),
});

export const getBillRun = operation({
  id: 'getBillRun',
  context,
  method: 'GET',
  path: '/v1/admin/bill-runs/{runId}',
  summary: 'The report of a bill run.',
  access: 'admin',
  params: ofRun,
  answer: BillRunView,
});

export const listBillRunCustomers = operation({
  id: 'listBillRunCustomers',
  context,
  method: 'GET',
  path: '/v1/admin/bill-runs/{runId}/customers',
  summary: 'What became of each customer that the run planned, and why.',
  access: 'admin',
  params: ofRun,
  query: page.extend({
    outcome: BillRunCustomerView.shape.outcome.optional(),
    caughtUp: z.enum(['true']).optional().meta({ description: 'Only who was billed late.' }),
  }),
  answer: pageOf(BillRunCustomerView),
});

export const listBillRunDeliveries = operation({
  id: 'listBillRunDeliveries',
  context,
  method: 'GET',
  path: '/v1/admin/bill-runs/{runId}/deliveries',
  summary: "The mails of the run's invoices.",
  access: 'admin',
  params: ofRun,
  query: page.extend({ status: MailView.shape.status.optional() }),
  answer: pageOf(MailView),
});

export const releaseBillRun = operation({
  id: 'releaseBillRun',
  context,
  method: 'POST',
  path: '/v1/admin/bill-runs/{runId}/release',
  summary: 'Lets a held run go on to numbers and mails.',
  access: 'admin',
  params: ofRun,
  answer: BillRunView,
  status: 202,
  idempotent: true,
  refusals: ['run_not_held', 'organisation_suspended'],
});

const ofRunCustomer = ofRun.extend({ customerId: idOf('customer') });

export const postponeDraft = operation({
  id: 'postponeDraft',
  context,
  method: 'POST',
  path: '/v1/admin/bill-runs/{runId}/customers/{customerId}/postpone',
  summary: "Takes a customer's draft out of a held run; what it billed comes with the next run.",
  access: 'admin',
  params: ofRunCustomer,
  answer: BillRunCustomerView,
  idempotent: true,
  refusals: ['not_found', 'run_not_held', 'invoice_state', 'busy'],
});

export const discardDraft = operation({
  id: 'discardDraft',
  context,
  method: 'POST',
  path: '/v1/admin/bill-runs/{runId}/customers/{customerId}/discard',
  summary: "Takes a customer's draft out of a held run; what it billed is waived.",
  access: 'admin',
  params: ofRunCustomer,
  answer: BillRunCustomerView,
  idempotent: true,
  refusals: ['not_found', 'run_not_held', 'invoice_state', 'busy'],
});

export const compareBillRun = operation({
  id: 'compareBillRun',
  context,
  method: 'GET',
  path: '/v1/admin/bill-runs/{runId}/comparison',
  summary: 'A run beside that of the period before: total, who is new or gone, who moved most.',
  access: 'admin',
  params: ofRun,
  answer: BillRunComparisonView,
});

export const previewBillRun = operation({
  id: 'previewBillRun',
  context,
  method: 'POST',
  path: '/v1/admin/bill-runs/preview',
  summary:
    'Dry run: exact totals, who is parked, who cannot be reached, and how it differs from the run of the period before; writes nothing.',
  access: 'admin',
  query: z.strictObject({ cursor: pageQuery.cursor }),
  body: z.strictObject({ billingOn: ServiceDate.optional() }),
  answer: BillRunPreview,
});

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

/** The operations of this context, in the order the reference shows them. */
export const billingOperations: readonly Operation[] = [
  listBillRuns,
  getBillRun,
  listBillRunCustomers,
  listBillRunDeliveries,
  releaseBillRun,
  postponeDraft,
  discardDraft,
  editDraft,
  compareBillRun,
  previewBillRun,
  listParkedCustomers,
  unparkCustomer,
  listUnbilled,
  getAudit,
  startAudit,
  listNumberSeries,
  startNumberSeries,
  getBillingTerms,
  editBillingTerms,
  listInvoices,
  listCustomerInvoices,
  createManualInvoice,
  billNow,
  getCustomerInvoice,
  listOwnInvoices,
  getOwnInvoice,
  ...documentOperations,
  ...invoiceLinesOperations,
  ...afterIssueOperations,
];
