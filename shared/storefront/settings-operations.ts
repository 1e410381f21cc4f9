import { operation } from '../contract/operation.ts';
import { StorefrontSettings, StorefrontView } from './settings-contract.ts';

const context = 'storefront';
const path = '/v1/admin/storefront';

export const getStorefront = operation({
  id: 'getStorefront',
  context,
  method: 'GET',
  path,
  summary: 'The storefront: its name, and whether it is open',
  access: 'admin',
  answer: StorefrontView,
});

export const putStorefront = operation({
  id: 'putStorefront',
  context,
  method: 'PUT',
  path,
  summary: 'Open, close or rename the storefront; checkouts under way end with its old name',
  access: 'admin',
  body: StorefrontSettings,
  answer: StorefrontView,
  ifMatch: true,
  refusals: ['version_conflict', 'storefront_name_taken'],
});
