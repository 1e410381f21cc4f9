import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { LocationChanges, LocationView, NewLocation } from './contract.ts';

const context = 'organisation';
const locations = '/v1/admin/locations';
const one = z.strictObject({ locationId: idOf('location') });

export const createLocation = operation({
  id: 'createLocation',
  context,
  method: 'POST',
  path: locations,
  summary: 'Create a location',
  access: 'admin',
  body: NewLocation,
  answer: LocationView,
  status: 201,
  idempotent: true,
});

export const listLocations = operation({
  id: 'listLocations',
  context,
  method: 'GET',
  path: locations,
  summary: 'The locations, oldest first',
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: pageOf(LocationView),
});

export const getLocation = operation({
  id: 'getLocation',
  context,
  method: 'GET',
  path: `${locations}/{locationId}`,
  summary: 'One location',
  access: 'admin',
  params: one,
  answer: LocationView,
  refusals: ['not_found'],
});

export const editLocation = operation({
  id: 'editLocation',
  context,
  method: 'PATCH',
  path: `${locations}/{locationId}`,
  summary: 'Change a location',
  access: 'admin',
  params: one,
  body: LocationChanges,
  answer: LocationView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict'],
});
