import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { DunningTermsView, OwnPolicy, Timeline } from './contract.ts';

const context = 'dunning';
const customer = '/v1/admin/customers/{customerId}';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });

export const getDunningTerms = operation({
  id: 'getDunningTerms',
  context,
  method: 'GET',
  path: `${customer}/dunning`,
  summary: "What is done about a customer's invoices that are not paid.",
  access: 'admin',
  params: ofCustomer,
  answer: DunningTermsView,
  refusals: ['not_found'],
});

export const setDunningTerms = operation({
  id: 'setDunningTerms',
  context,
  method: 'PUT',
  path: `${customer}/dunning`,
  summary: "Say what differs for a customer; what is not said is the organisation's.",
  access: 'admin',
  params: ofCustomer,
  body: OwnPolicy,
  answer: DunningTermsView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'currency_mismatch'],
});

export const getInvoiceTimeline = operation({
  id: 'getInvoiceTimeline',
  context,
  method: 'GET',
  path: `${customer}/invoices/{invoiceId}/timeline`,
  summary: 'Everything that happened to an invoice, the oldest first.',
  access: 'admin',
  params: ofCustomer.extend({ invoiceId: idOf('invoice') }),
  answer: Timeline,
  refusals: ['not_found'],
});

export const getCustomerTimeline = operation({
  id: 'getCustomerTimeline',
  context,
  method: 'GET',
  path: `${customer}/timeline`,
  summary: "Everything that happened to a customer's invoices in a span of days.",
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({
    from: PlainDate,
    to: PlainDate.meta({ description: 'The last day.' }),
  }),
  answer: Timeline,
  refusals: ['not_found'],
});

/** The operations of this context, in the order the reference shows them. */
export const dunningOperations: readonly Operation[] = [
  getDunningTerms,
  setDunningTerms,
  getInvoiceTimeline,
  getCustomerTimeline,
];
