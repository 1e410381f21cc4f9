import type { DeliveryView, WebhookView } from './contract.ts';
import type { Delivery, Webhook } from './model.ts';

/** What the API shows; the secrets themselves are not among it. */
export const webhookView = (webhook: Webhook): WebhookView => ({
  id: webhook.id,
  url: webhook.url,
  description: webhook.description,
  events: webhook.events,
  status: webhook.status,
  disabledReason: webhook.disabledReason,
  secrets: webhook.secrets.map(({ createdAt, until }) => ({ createdAt, until })),
  lastDeliveredAt: webhook.lastDeliveredAt,
  version: webhook.version,
  createdAt: webhook.createdAt,
});

export const deliveryView = (delivery: Delivery): DeliveryView => ({
  id: delivery.eventId,
  type: delivery.type,
  occurredAt: delivery.occurredAt,
  status: delivery.status,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.nextAttemptAt,
});
