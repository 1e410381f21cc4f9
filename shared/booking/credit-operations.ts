import * as z from 'zod';
import { ServiceDate } from '../catalogue/contract.ts';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  CreditBalances,
  CreditGrantView,
  NewCreditGrant,
  OwnCreditBalances,
} from './credit-contract.ts';

const context = 'booking';
const credits = '/v1/admin/customers/{customerId}/credits';

const customerId = idOf('customer');
const ofCustomer = z.strictObject({ customerId });
const oneGrant = z.strictObject({ customerId, creditGrantId: idOf('creditGrant') });
const on = ServiceDate.optional().meta({
  description: 'The day of a booking, whose month counts; today unless said.',
});

export const grantCredit = operation({
  id: 'grantCredit',
  context,
  method: 'POST',
  path: credits,
  summary: 'Give a customer, or one of its members, credit or passes for bookings',
  access: 'admin',
  params: ofCustomer,
  body: NewCreditGrant,
  answer: CreditGrantView,
  status: 201,
  idempotent: true,
  refusals: ['not_found', 'unknown_reference'],
});

export const listCreditGrants = operation({
  id: 'listCreditGrants',
  context,
  method: 'GET',
  path: credits,
  summary: 'The credit and passes that a customer was given or bought, oldest first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject(pageQuery),
  answer: pageOf(CreditGrantView),
  refusals: ['not_found', 'invalid_cursor'],
});

export const getCreditGrant = operation({
  id: 'getCreditGrant',
  context,
  method: 'GET',
  path: `${credits}/{creditGrantId}`,
  summary: 'One grant of credit, and how much of it is used',
  access: 'admin',
  params: oneGrant,
  answer: CreditGrantView,
  refusals: ['not_found'],
});

export const revokeCreditGrant = operation({
  id: 'revokeCreditGrant',
  context,
  method: 'DELETE',
  path: `${credits}/{creditGrantId}`,
  summary: 'Take credit back of which nothing is used',
  access: 'admin',
  params: oneGrant,
  status: 204,
  refusals: ['not_found', 'credit_used'],
});

export const listCreditBalances = operation({
  id: 'listCreditBalances',
  context,
  method: 'GET',
  path: '/v1/admin/customers/{customerId}/credit-balances',
  summary: 'What bookings of a day find of credit and passes, first what is used first',
  access: 'admin',
  params: ofCustomer,
  query: z.strictObject({
    on,
    memberId: idOf('member').optional().meta({
      description: 'Only what this member may use; absent: of all.',
    }),
  }),
  answer: CreditBalances,
  refusals: ['not_found'],
});

export const listOwnCreditBalances = operation({
  id: 'listOwnCreditBalances',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/credit-balances',
  summary: "What the caller's own bookings of a day find of credit and passes",
  access: 'member',
  params: ofCustomer,
  query: z.strictObject({ on }),
  answer: OwnCreditBalances,
});
