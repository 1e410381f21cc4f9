import * as z from 'zod';
import { resourceTypes } from '../catalogue/model.ts';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { NewRate, RateChanges, RateView } from './rate-contract.ts';
import {
  NewResource,
  OfferedResource,
  ResourceChanges,
  ResourceView,
} from './resource-contract.ts';

const context = 'booking';
const resources = '/v1/admin/resources';
const rates = '/v1/admin/rates';
const oneResource = z.strictObject({ resourceId: idOf('resource') });
const oneRate = z.strictObject({ rateId: idOf('rate') });
const archived = z.enum(['true', 'false']).optional();
const filter = {
  locationId: idOf('location').optional(),
  type: z.enum(resourceTypes).optional(),
};

export const createResource = operation({
  id: 'createResource',
  context,
  method: 'POST',
  path: resources,
  summary: 'Create a resource: a meeting room, a desk or any other thing that is booked',
  access: 'admin',
  body: NewResource,
  answer: ResourceView,
  status: 201,
  idempotent: true,
  refusals: ['unknown_reference'],
});

export const listResources = operation({
  id: 'listResources',
  context,
  method: 'GET',
  path: resources,
  summary: 'The resources, oldest first',
  access: 'admin',
  query: z.strictObject({ ...pageQuery, ...filter, archived }),
  answer: pageOf(ResourceView),
  refusals: ['invalid_cursor'],
});

export const getResource = operation({
  id: 'getResource',
  context,
  method: 'GET',
  path: `${resources}/{resourceId}`,
  summary: 'One resource',
  access: 'admin',
  params: oneResource,
  answer: ResourceView,
  refusals: ['not_found'],
});

export const editResource = operation({
  id: 'editResource',
  context,
  method: 'PATCH',
  path: `${resources}/{resourceId}`,
  summary: 'Change or archive a resource; bookings made stay as they are',
  access: 'admin',
  params: oneResource,
  body: ResourceChanges,
  answer: ResourceView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'unknown_reference'],
});

export const listOfferedResources = operation({
  id: 'listOfferedResources',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/resources',
  summary: 'What a member can book, with prices and policies, oldest first (S13, S40)',
  access: 'member',
  params: z.strictObject({ customerId: idOf('customer') }),
  query: z.strictObject({ ...pageQuery, ...filter }),
  answer: pageOf(OfferedResource),
  refusals: ['invalid_cursor'],
});

export const createRate = operation({
  id: 'createRate',
  context,
  method: 'POST',
  path: rates,
  summary: 'Create a rate: what a booking costs by the hour or by the day',
  access: 'admin',
  body: NewRate,
  answer: RateView,
  status: 201,
  idempotent: true,
  refusals: ['currency_mismatch'],
});

export const listRates = operation({
  id: 'listRates',
  context,
  method: 'GET',
  path: rates,
  summary: 'The rates, oldest first',
  access: 'admin',
  query: z.strictObject({ ...pageQuery, archived }),
  answer: pageOf(RateView),
  refusals: ['invalid_cursor'],
});

export const getRate = operation({
  id: 'getRate',
  context,
  method: 'GET',
  path: `${rates}/{rateId}`,
  summary: 'One rate',
  access: 'admin',
  params: oneRate,
  answer: RateView,
  refusals: ['not_found'],
});

export const editRate = operation({
  id: 'editRate',
  context,
  method: 'PATCH',
  path: `${rates}/{rateId}`,
  summary: 'Change or archive a rate, for bookings made from now on',
  access: 'admin',
  params: oneRate,
  body: RateChanges,
  answer: RateView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'currency_mismatch', 'rate_in_use'],
});
