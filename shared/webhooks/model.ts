import * as z from 'zod';
import { eventCatalogue, internalEventTypes } from '../events/catalogue.ts';
import { idOf } from '../kernel/id.ts';

/** What an endpoint may be told of. */
export const webhookEventTypes = Object.keys(eventCatalogue).filter(
  type => !(internalEventTypes as readonly string[]).includes(type),
) as [string, ...string[]];

export const webhookStatuses = ['enabled', 'disabled'] as const;

/** A key that deliveries are signed with; one that was replaced still signs `until` receivers know the new one. */
export const Secret = z.object({
  secret: z.string(),
  createdAt: z.iso.datetime(),
  until: z.iso.datetime().optional(),
});
export type Secret = z.infer<typeof Secret>;

/** An address of the operator's that is told what happens. */
export const Webhook = z.object({
  id: idOf('webhook'),
  url: z.string(),
  description: z.string().optional(),
  /** absent: every type */
  events: z.array(z.string()).optional(),
  status: z.enum(webhookStatuses),
  /** why it was disabled, when nobody of the team did it */
  disabledReason: z.string().optional(),
  /** newest first */
  secrets: z.array(Secret),
  /** to the hour: a delivery within one does not move it */
  lastDeliveredAt: z.iso.datetime().optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof Webhook>;

/** An organisation's webhooks, in one item: whoever delivers an event reads them all. */
export const Webhooks = z.object({ webhooks: z.array(Webhook), version: z.int() });
export type Webhooks = z.infer<typeof Webhooks>;

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

export const Attempt = z.object({
  at: z.iso.datetime(),
  milliseconds: z.int(),
  /** HTTP status of the answer */
  status: z.int().optional(),
  /** why there was no answer */
  error: z.string().optional(),
  /** the beginning of the answer */
  answer: z.string().optional(),
});
export type Attempt = z.infer<typeof Attempt>;

/** One event on its way to one webhook; kept for 30 days. */
export const Delivery = z.object({
  webhookId: idOf('webhook'),
  eventId: idOf('event'),
  type: z.string(),
  detail: z.record(z.string(), z.unknown()),
  occurredAt: z.iso.datetime(),
  status: z.enum(deliveryStatuses),
  attempts: z.array(Attempt),
  /** attempts of the round that is under way; a replay begins another one */
  tries: z.int(),
  /** until then nobody else may try */
  nextAttemptAt: z.iso.datetime().optional(),
  version: z.int(),
});
export type Delivery = z.infer<typeof Delivery>;
