import { accessOperations } from '../access/operations.ts';
import { accountingOperations } from '../accounting/operations.ts';
import { bankOperations } from '../bank/operations.ts';
import { billingOperations } from '../billing/operations.ts';
import { bookingOperations } from '../booking/operations.ts';
import { catalogueOperations } from '../catalogue/operations.ts';
import { communityOperations } from '../community/operations.ts';
import { contactPersonsOperations } from '../contact-persons/operations.ts';
import { documentsOperations } from '../documents/operations.ts';
import { dunningOperations } from '../dunning/operations.ts';
import { exportOperations } from '../export/operations.ts';
import { gatewayWebhooksOperations } from '../gateway-webhooks/operations.ts';
import { notificationsOperations } from '../notifications/operations.ts';
import { ordersOperations } from '../orders/operations.ts';
import { organisationOperations } from '../organisation/operations.ts';
import { paymentsOperations } from '../payments/operations.ts';
import { peopleOperations } from '../people/operations.ts';
import { privacyOperations } from '../privacy/operations.ts';
import { storefrontOperations } from '../storefront/operations.ts';
import { webhooksOperations } from '../webhooks/operations.ts';
import type { Operation } from './operation.ts';

/** Every operation of the API: the one list behind router, gateway routes, openapi.json, client and tests. */
export const operations: readonly Operation[] = [
  ...organisationOperations,
  ...peopleOperations,
  ...accessOperations,
  ...contactPersonsOperations,
  ...catalogueOperations,
  ...bookingOperations,
  ...communityOperations,
  ...ordersOperations,
  ...storefrontOperations,
  ...billingOperations,
  ...paymentsOperations,
  ...gatewayWebhooksOperations,
  ...dunningOperations,
  ...bankOperations,
  ...accountingOperations,
  ...documentsOperations,
  ...notificationsOperations,
  ...privacyOperations,
  ...webhooksOperations,
  ...exportOperations,
];
