import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { salesChannels } from './model.ts';
import { NewPlan, OfferView, PlanChanges, PlanView } from './plan-contract.ts';

const context = 'catalogue';
const plans = '/v1/admin/plans';
const onePlan = z.strictObject({ planId: idOf('plan') });

export const createPlan = operation({
  id: 'createPlan',
  context,
  method: 'POST',
  path: plans,
  summary: 'Create a plan: the price of a monthly membership or of a one-off service',
  access: 'admin',
  body: NewPlan,
  answer: PlanView,
  status: 201,
  idempotent: true,
  refusals: ['currency_mismatch', 'unknown_reference'],
});

export const listPlans = operation({
  id: 'listPlans',
  context,
  method: 'GET',
  path: plans,
  summary: 'The plans, oldest first',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    archived: z.enum(['true', 'false']).optional(),
    offeredOn: z.enum(salesChannels).optional().meta({
      description: 'What is on sale there; nothing archived is.',
    }),
  }),
  answer: pageOf(PlanView),
  refusals: ['invalid_cursor'],
});

export const getPlan = operation({
  id: 'getPlan',
  context,
  method: 'GET',
  path: `${plans}/{planId}`,
  summary: 'One plan',
  access: 'admin',
  params: onePlan,
  answer: PlanView,
  refusals: ['not_found'],
});

export const editPlan = operation({
  id: 'editPlan',
  context,
  method: 'PATCH',
  path: `${plans}/{planId}`,
  summary: 'Change or archive a plan, or its prices from a day on; what is billed already stays',
  access: 'admin',
  params: onePlan,
  body: PlanChanges,
  answer: PlanView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'currency_mismatch', 'unknown_reference'],
});

export const listPlanOffers = operation({
  id: 'listPlanOffers',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/plans',
  summary: "The plans on sale in the portal, at today's price where the customer is, oldest first",
  access: 'contact_person',
  params: z.strictObject({ customerId: idOf('customer') }),
  query: z.strictObject(pageQuery),
  answer: pageOf(OfferView),
  refusals: ['invalid_cursor'],
});
