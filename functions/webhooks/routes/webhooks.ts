import { domainEvent } from '../../../shared/events/catalogue.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import * as operations from '../../../shared/webhooks/operations.ts';
import {
  changedWebhook,
  newWebhook,
  rotated,
  withWebhook,
} from '../../../shared/webhooks/rules.ts';
import { newSecret } from '../../../shared/webhooks/sign.ts';
import { readWebhooks, webhookOf, webhooksWrite } from '../../../shared/webhooks/store.ts';
import { webhookView } from '../../../shared/webhooks/views.ts';
import { route } from '../../middleware/http.ts';

export const webhookRoutes = [
  route(operations.createWebhook, async ({ organisation, body }) => {
    const read = await readWebhooks(organisation.id);
    const secret = newSecret();
    // receivers and their secrets live in real time, also of a sandbox
    const made = { id: createId('webhook'), secret, now: realClock.now() };
    const webhook = newWebhook(read, body, made);
    return {
      body: { ...webhookView(webhook), secret },
      etag: webhook.version,
      location: `/v1/admin/webhooks/${webhook.id}`,
      writes: [webhooksWrite(organisation.id, read, [...read.webhooks, webhook])],
    };
  }),

  route(operations.listWebhooks, async ({ organisation }) => {
    const { webhooks } = await readWebhooks(organisation.id);
    return { body: { items: webhooks.map(webhookView) } };
  }),

  route(operations.getWebhook, async ({ organisation, params }) => {
    const webhook = webhookOf(await readWebhooks(organisation.id), params.webhookId);
    return { body: webhookView(webhook), etag: webhook.version };
  }),

  route(operations.editWebhook, async ({ organisation, params, body, expectedVersion }) => {
    const read = await readWebhooks(organisation.id);
    const before = webhookOf(read, params.webhookId);
    sameVersion(before, expectedVersion);
    const webhook = changedWebhook(before, body);
    return {
      body: webhookView(webhook),
      etag: webhook.version,
      writes: [webhooksWrite(organisation.id, read, withWebhook(read.webhooks, webhook))],
    };
  }),

  route(operations.removeWebhook, async ({ organisation, params }) => {
    const read = await readWebhooks(organisation.id);
    const { id } = webhookOf(read, params.webhookId);
    const left = read.webhooks.filter(webhook => webhook.id !== id);
    return { writes: [webhooksWrite(organisation.id, read, left)] };
  }),

  route(operations.rotateWebhookSecret, async ({ organisation, params, body }) => {
    const read = await readWebhooks(organisation.id);
    const secret = newSecret();
    const before = webhookOf(read, params.webhookId);
    const webhook = rotated(before, { ...body, secret, now: realClock.now() });
    return {
      body: { ...webhookView(webhook), secret },
      etag: webhook.version,
      writes: [webhooksWrite(organisation.id, read, withWebhook(read.webhooks, webhook))],
    };
  }),

  route(operations.testWebhook, async ({ organisation, params, principal }) => {
    const { id } = webhookOf(await readWebhooks(organisation.id), params.webhookId);
    const ids = { organisationId: organisation.id, webhookId: id, by: principal.id };
    return { events: [domainEvent('webhook.tested', ids)] };
  }),
];
