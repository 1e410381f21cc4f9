import * as z from 'zod';
import { operation } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import { saleRefusals } from '../orders/contract.ts';
import {
  CheckoutQuote,
  CheckoutView,
  Completion,
  NewCheckout,
  NewCheckoutQuote,
} from './checkout-contract.ts';
import { StorefrontName } from './settings-contract.ts';

const context = 'storefront';
const at = '/v1/storefront/{storefront}';
const ofStorefront = z.strictObject({ storefront: StorefrontName });
const checkouts = `${at}/checkouts`;
const oneCheckout = ofStorefront.extend({ checkoutId: idOf('checkout') });

export const quoteCheckout = operation({
  id: 'quoteCheckout',
  context,
  method: 'POST',
  path: `${at}/quotes`,
  summary: 'What a purchase would cost now, tax included, or why something is not to be had',
  access: 'public',
  params: ofStorefront,
  body: NewCheckoutQuote,
  answer: CheckoutQuote,
  refusals: [...saleRefusals, 'unknown_reference'],
});

export const openCheckout = operation({
  id: 'openCheckout',
  context,
  method: 'POST',
  path: checkouts,
  summary: 'Hold what a visitor wants to buy for half an hour, and mail a code (S53)',
  access: 'public',
  params: ofStorefront,
  body: NewCheckout,
  answer: CheckoutView,
  status: 201,
  idempotent: true,
  refusals: [...saleRefusals, 'unknown_reference'],
});

export const getCheckout = operation({
  id: 'getCheckout',
  context,
  method: 'GET',
  path: `${checkouts}/{checkoutId}`,
  summary: 'A checkout, and what became of it',
  access: 'public',
  params: oneCheckout,
  answer: CheckoutView,
});

export const mailCheckoutCode = operation({
  id: 'mailCheckoutCode',
  context,
  method: 'POST',
  path: `${checkouts}/{checkoutId}/code`,
  summary: 'Mail a new code; the one before is void',
  access: 'public',
  params: oneCheckout,
  answer: CheckoutView,
  status: 202,
  refusals: ['checkout_expired'],
});

export const completeCheckout = operation({
  id: 'completeCheckout',
  context,
  method: 'POST',
  path: `${checkouts}/{checkoutId}/completion`,
  summary:
    'Buy it: the order is placed and its invoice mailed (S53, S74); a repeat changes nothing',
  access: 'public',
  params: oneCheckout,
  body: Completion,
  answer: CheckoutView,
  refusals: [
    'checkout_expired',
    'checkout_changed',
    'verification_failed',
    'sign_in_required',
    'not_billable',
    ...saleRefusals,
  ],
});

export const cancelCheckout = operation({
  id: 'cancelCheckout',
  context,
  method: 'DELETE',
  path: `${checkouts}/{checkoutId}`,
  summary: 'Give up a checkout; what it held is released. A repeat changes nothing',
  access: 'public',
  params: oneCheckout,
  refusals: ['checkout_expired'],
});
