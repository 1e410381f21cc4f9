import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { Line } from '../kernel/text.ts';
import { DirectoryPerson, ProfileChanges, ProfileView } from './profile-contract.ts';

const context = 'people';
const customer = '/v1/portal/customers/{customerId}';
const one = z.strictObject({ customerId: idOf('customer') });

export const getOwnProfile = operation({
  id: 'getOwnProfile',
  context,
  method: 'GET',
  path: `${customer}/profile`,
  summary: 'The caller as a person: name, address, and what the directory shows',
  access: 'member',
  params: one,
  answer: ProfileView,
});

export const editOwnProfile = operation({
  id: 'editOwnProfile',
  context,
  method: 'PATCH',
  path: `${customer}/profile`,
  summary:
    'Change what the caller tells of itself; an individual changes its name on invoices, too',
  access: 'member',
  params: one,
  body: ProfileChanges,
  answer: ProfileView,
  ifMatch: true,
});

export const listDirectory = operation({
  id: 'listDirectory',
  context,
  method: 'GET',
  path: `${customer}/directory`,
  summary: "The operator's community: who chose to be seen, by name",
  access: 'member',
  params: one,
  query: z.strictObject({
    ...pageQuery,
    search: Line(60).optional().meta({ description: 'How the name begins; accents do not count.' }),
  }),
  answer: pageOf(DirectoryPerson),
});
