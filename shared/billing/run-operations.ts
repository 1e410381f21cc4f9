import * as z from 'zod';
import { ServiceDate } from '../catalogue/contract.ts';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { MailView } from '../notifications/contract.ts';
import {
  BillRunComparisonView,
  BillRunCustomerView,
  BillRunPreview,
  BillRunView,
} from './contract.ts';

const context = 'billing';
const ofRun = z.strictObject({ runId: idOf('run') });
const page = z.strictObject(pageQuery);

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

export const resumeBillRun = operation({
  id: 'resumeBillRun',
  context,
  method: 'POST',
  path: '/v1/admin/bill-runs/{runId}/resume',
  summary: 'Lets a run that stands still go on at once, as the next hourly tick would.',
  access: 'admin',
  params: ofRun,
  answer: BillRunView,
  status: 202,
  idempotent: true,
  refusals: ['not_found', 'run_not_stuck'],
});

const ofRunCustomer = ofRun.extend({ customerId: idOf('customer') });

/** A held run's drafts of a customer are taken out alike; what becomes of what they billed differs. */
const withdrawal = <I extends string>(id: I, path: string, summary: string) =>
  operation({
    id,
    context,
    method: 'POST',
    path: `/v1/admin/bill-runs/{runId}/customers/{customerId}/${path}`,
    summary,
    access: 'admin',
    params: ofRunCustomer,
    answer: BillRunCustomerView,
    idempotent: true,
    refusals: ['not_found', 'run_not_held', 'invoice_state', 'busy'],
  });

export const postponeDraft = withdrawal(
  'postponeDraft',
  'postpone',
  "Takes a customer's draft out of a held run; what it billed comes with the next run.",
);

export const discardDraft = withdrawal(
  'discardDraft',
  'discard',
  "Takes a customer's draft out of a held run; what it billed is waived.",
);

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
