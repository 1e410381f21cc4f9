import { AvailabilityView } from '../booking/availability-contract.ts';
import { OfferedResource } from '../booking/resource-contract.ts';
import { operation, pageOf } from '../contract/operation.ts';
import {
  AvailabilityQuery,
  OffersQuery,
  ofStorefront,
  ResourcesQuery,
  StorefrontInfo,
  StorefrontOffer,
} from './public-contract.ts';

const context = 'storefront';
const at = '/v1/storefront/{storefront}';

export const showStorefront = operation({
  id: 'showStorefront',
  context,
  method: 'GET',
  path: at,
  summary: 'Whose storefront it is, and where (S53)',
  access: 'public',
  params: ofStorefront,
  answer: StorefrontInfo,
});

export const listStorefrontOffers = operation({
  id: 'listStorefrontOffers',
  context,
  method: 'GET',
  path: `${at}/offers`,
  summary: "The plans on sale, at today's price with and without tax, oldest first",
  access: 'public',
  params: ofStorefront,
  query: OffersQuery,
  answer: pageOf(StorefrontOffer),
  refusals: ['invalid_cursor', 'unknown_reference'],
});

export const listStorefrontResources = operation({
  id: 'listStorefrontResources',
  context,
  method: 'GET',
  path: `${at}/resources`,
  summary: 'What can be booked, with its rate, oldest first',
  access: 'public',
  params: ofStorefront,
  query: ResourcesQuery,
  answer: pageOf(OfferedResource),
  refusals: ['invalid_cursor'],
});

export const searchStorefrontAvailability = operation({
  id: 'searchStorefrontAvailability',
  context,
  method: 'GET',
  path: `${at}/availability`,
  summary: 'When a visitor can book what at a location',
  access: 'public',
  params: ofStorefront,
  query: AvailabilityQuery,
  answer: pageOf(AvailabilityView),
  refusals: ['invalid_cursor', 'unknown_reference'],
});
