import type { Operation } from '../contract/operation.ts';
import {
  cancelCheckout,
  completeCheckout,
  getCheckout,
  mailCheckoutCode,
  openCheckout,
  quoteCheckout,
} from './checkout-operations.ts';
import {
  listStorefrontOffers,
  listStorefrontResources,
  searchStorefrontAvailability,
  showStorefront,
} from './public-operations.ts';
import { getStorefront, putStorefront } from './settings-operations.ts';

export * from './checkout-operations.ts';
export * from './public-operations.ts';
export * from './settings-operations.ts';

/** The operations of this context, in the order the reference shows them. */
export const storefrontOperations: readonly Operation[] = [
  getStorefront,
  putStorefront,
  showStorefront,
  listStorefrontOffers,
  listStorefrontResources,
  searchStorefrontAvailability,
  quoteCheckout,
  openCheckout,
  getCheckout,
  mailCheckoutCode,
  completeCheckout,
  cancelCheckout,
];
