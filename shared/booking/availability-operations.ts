import * as z from 'zod';
import { operation, pageOf } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { AvailabilityQuery, AvailabilityView } from './availability-contract.ts';

const context = 'booking';

export const searchAvailability = operation({
  id: 'searchAvailability',
  context,
  method: 'GET',
  path: '/v1/admin/availability',
  summary: 'When the resources of a location are free',
  access: 'admin',
  query: AvailabilityQuery,
  answer: pageOf(AvailabilityView),
  refusals: ['invalid_cursor', 'unknown_reference'],
});

export const searchOwnAvailability = operation({
  id: 'searchOwnAvailability',
  context,
  method: 'GET',
  path: '/v1/portal/customers/{customerId}/availability',
  summary: 'When a member can book what at a location (S13, S40)',
  access: 'member',
  params: z.strictObject({ customerId: idOf('customer') }),
  query: AvailabilityQuery,
  answer: pageOf(AvailabilityView),
  refusals: ['invalid_cursor', 'unknown_reference'],
});
