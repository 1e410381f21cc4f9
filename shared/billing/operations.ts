import type { Operation } from '../contract/operation.ts';
import { afterIssueOperations } from './after-issue-operations.ts';
import { getAudit, startAudit } from './audit-contract.ts';
import { documentOperations } from './document-operations.ts';
import { editDraft } from './draft-contract.ts';
import { invoiceLinesOperations } from './invoice-lines-operations.ts';
import {
  billNow,
  createManualInvoice,
  getCustomerInvoice,
  getOwnInvoice,
  listCustomerInvoices,
  listInvoices,
  listOwnInvoices,
  listParkedCustomers,
  unparkCustomer,
} from './invoice-operations.ts';
import {
  compareBillRun,
  discardDraft,
  getBillRun,
  listBillRunCustomers,
  listBillRunDeliveries,
  listBillRuns,
  postponeDraft,
  previewBillRun,
  releaseBillRun,
  resumeBillRun,
} from './run-operations.ts';
import { listNumberSeries, startNumberSeries } from './series-contract.ts';
import { editBillingTerms, getBillingTerms } from './terms-operations.ts';
import { listUnbilled } from './unbilled-contract.ts';

export * from './invoice-operations.ts';
export * from './run-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const billingOperations: readonly Operation[] = [
  listBillRuns,
  getBillRun,
  listBillRunCustomers,
  listBillRunDeliveries,
  releaseBillRun,
  resumeBillRun,
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
