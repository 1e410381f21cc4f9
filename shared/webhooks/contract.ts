import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Line } from '../kernel/text.ts';
import { Attempt, deliveryStatuses, webhookEventTypes, webhookStatuses } from './model.ts';

const isLoopback = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';

/** Checked for its shape; where it leads is checked each time something is delivered. */
const WebhookUrl = z
  .string()
  .max(500)
  .refine(
    text => {
      if (!URL.canParse(text)) return false;
      const url = new URL(text);
      const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
      return isSafe && url.username === '' && url.password === '' && url.hash === '';
    },
    {
      error: 'expected an https URL without user, password and fragment (http for localhost only)',
    },
  )
  .meta({ example: 'https://portal.example.com/atrium-events' });

const EventTypes = z
  .array(z.enum(webhookEventTypes))
  .min(1)
  .refine(list => new Set(list).size === list.length, { error: 'expected each type once' });

const fields = { url: WebhookUrl, description: Line(120), events: EventTypes };

export const NewWebhook = z
  .strictObject({
    url: fields.url,
    description: fields.description.optional(),
    events: fields.events
      .optional()
      .meta({ description: 'Types to be told of; absent: all, also those that come later.' }),
  })
  .meta({ id: 'NewWebhook' });
export type NewWebhook = z.output<typeof NewWebhook>;

export const WebhookChanges = z
  .strictObject({
    url: fields.url.optional(),
    description: fields.description.nullable().optional(),
    events: fields.events.nullable().optional().meta({ description: 'null: all.' }),
    status: z.enum(webhookStatuses).optional(),
  })
  .meta({ id: 'WebhookChanges' });
export type WebhookChanges = z.output<typeof WebhookChanges>;

export const WebhookView = z
  .strictObject({
    id: idOf('webhook'),
    url: z.string(),
    description: z.string().optional(),
    events: z.array(z.string()).optional(),
    status: z.enum(webhookStatuses),
    disabledReason: z
      .string()
      .optional()
      .meta({ description: 'Why it was disabled when nobody of the team did it.' }),
    secrets: z.array(
      z.strictObject({
        createdAt: z.iso.datetime(),
        until: z.iso.datetime().optional().meta({ description: 'Absent: it stays.' }),
      }),
    ),
    lastDeliveredAt: z.iso.datetime().optional().meta({ description: 'To the hour.' }),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.input<typeof WebhookView>;

export const WebhookWithSecret = WebhookView.extend({
  secret: z.string().meta({
    description:
      'Verifies deliveries, with any library of standardwebhooks.com. Shown this once: keep it safe.',
  }),
}).meta({ id: 'WebhookWithSecret' });

export const SecretRotation = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(168)
      .default(24)
      .meta({ description: 'How long the secrets of before sign deliveries as well.' }),
  })
  .meta({ id: 'SecretRotation' });

export const DeliveryView = z
  .strictObject({
    id: idOf('event').meta({ description: 'Id of the event: header `webhook-id`.' }),
    type: z.string(),
    occurredAt: z.iso.datetime(),
    status: z.enum(deliveryStatuses),
    attempts: z.array(Attempt.strict().meta({ id: 'WebhookAttempt' })),
    nextAttemptAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.input<typeof DeliveryView>;
