import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { BillingTermsChanges, BillingTermsView } from './terms-contract.ts';

const context = 'billing';
const path = '/v1/admin/customers/{customerId}/billing-terms';
const ofCustomer = z.strictObject({ customerId: idOf('customer') });

export const getBillingTerms = operation({
  id: 'getBillingTerms',
  context,
  method: 'GET',
  path,
  summary: 'When and on what terms a customer is billed.',
  access: 'admin',
  params: ofCustomer,
  answer: BillingTermsView,
  refusals: ['not_found'],
});

export const editBillingTerms = operation({
  id: 'editBillingTerms',
  context,
  method: 'PATCH',
  path,
  summary: 'Change the terms of a customer; what is billed already stays as it was.',
  access: 'admin',
  params: ofCustomer,
  body: BillingTermsChanges,
  answer: BillingTermsView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'currency_mismatch', 'not_billable'],
});
