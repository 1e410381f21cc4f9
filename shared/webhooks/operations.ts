import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  DeliveryView,
  NewWebhook,
  SecretRotation,
  WebhookChanges,
  WebhookView,
  WebhookWithSecret,
} from './contract.ts';
import { deliveryStatuses } from './model.ts';

const context = 'webhooks';
const path = '/v1/admin/webhooks';
const one = `${path}/{webhookId}`;
const ofWebhook = z.strictObject({ webhookId: idOf('webhook') });
const ofDelivery = ofWebhook.extend({ eventId: idOf('event') });

export const createWebhook = operation({
  id: 'createWebhook',
  context,
  method: 'POST',
  path,
  summary: 'Tell an address of ours what happens; the answer has the secret that signs it.',
  access: 'admin',
  body: NewWebhook,
  answer: WebhookWithSecret,
  status: 201,
  idempotent: true,
  refusals: ['webhook_limit', 'busy'],
});

export const listWebhooks = operation({
  id: 'listWebhooks',
  context,
  method: 'GET',
  path,
  summary: 'All webhooks, oldest first; there are at most 10.',
  access: 'admin',
  answer: z.strictObject({ items: z.array(WebhookView) }).meta({ id: 'WebhookList' }),
});

export const getWebhook = operation({
  id: 'getWebhook',
  context,
  method: 'GET',
  path: one,
  summary: 'One webhook.',
  access: 'admin',
  params: ofWebhook,
  answer: WebhookView,
  refusals: ['not_found'],
});

export const editWebhook = operation({
  id: 'editWebhook',
  context,
  method: 'PATCH',
  path: one,
  summary: 'Change where and of what a webhook is told, or disable and enable it.',
  access: 'admin',
  params: ofWebhook,
  body: WebhookChanges,
  answer: WebhookView,
  ifMatch: true,
  refusals: ['not_found', 'version_conflict', 'busy'],
});

export const removeWebhook = operation({
  id: 'removeWebhook',
  context,
  method: 'DELETE',
  path: one,
  summary: 'Remove a webhook; what has not been delivered to it never will be.',
  access: 'admin',
  params: ofWebhook,
  status: 204,
  refusals: ['not_found', 'busy'],
});

export const rotateWebhookSecret = operation({
  id: 'rotateWebhookSecret',
  context,
  method: 'POST',
  path: `${one}/rotate-secret`,
  summary: 'A new secret; the old ones sign as well for a while, so that nothing is missed.',
  access: 'admin',
  params: ofWebhook,
  body: SecretRotation,
  answer: WebhookWithSecret,
  idempotent: true,
  refusals: ['not_found', 'busy'],
});

export const testWebhook = operation({
  id: 'testWebhook',
  context,
  method: 'POST',
  path: `${one}/test`,
  summary: 'Send `webhook.tested` to this webhook alone; its deliveries show what came of it.',
  access: 'admin',
  params: ofWebhook,
  status: 202,
  idempotent: true,
  refusals: ['not_found'],
});

export const listWebhookDeliveries = operation({
  id: 'listWebhookDeliveries',
  context,
  method: 'GET',
  path: `${one}/deliveries`,
  summary: 'What a webhook was told in the last 30 days, newest first.',
  access: 'admin',
  params: ofWebhook,
  query: z.strictObject({ ...pageQuery, status: z.enum(deliveryStatuses).optional() }),
  answer: pageOf(DeliveryView),
  refusals: ['not_found'],
});

export const getWebhookDelivery = operation({
  id: 'getWebhookDelivery',
  context,
  method: 'GET',
  path: `${one}/deliveries/{eventId}`,
  summary: 'One delivery with each of its attempts.',
  access: 'admin',
  params: ofDelivery,
  answer: DeliveryView,
  refusals: ['not_found'],
});

export const replayWebhookDelivery = operation({
  id: 'replayWebhookDelivery',
  context,
  method: 'POST',
  path: `${one}/deliveries/{eventId}/replay`,
  summary: 'Deliver an event again, under the same id.',
  access: 'admin',
  params: ofDelivery,
  answer: DeliveryView,
  status: 202,
  idempotent: true,
  refusals: ['not_found', 'webhook_disabled', 'busy'],
});

export const webhooksOperations: readonly Operation[] = [
  createWebhook,
  listWebhooks,
  getWebhook,
  editWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  listWebhookDeliveries,
  getWebhookDelivery,
  replayWebhookDelivery,
];
