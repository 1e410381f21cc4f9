import { realClock } from '../../../shared/kernel/clock.ts';
import { existing, Refusal } from '../../../shared/kernel/errors.ts';
import { deliveryDue } from '../../../shared/webhooks/deliver.ts';
import * as operations from '../../../shared/webhooks/operations.ts';
import { replayed } from '../../../shared/webhooks/rules.ts';
import {
  deliveryWrite,
  listDeliveries,
  readDelivery,
  readWebhooks,
  webhookOf,
} from '../../../shared/webhooks/store.ts';
import { deliveryView } from '../../../shared/webhooks/views.ts';
import { route } from '../../middleware/http.ts';

export const deliveryRoutes = [
  route(operations.listWebhookDeliveries, async call => {
    const { limit, status } = call.query;
    const org = call.organisation.id;
    const { id } = webhookOf(await readWebhooks(org), call.params.webhookId);
    const { items, next } = await listDeliveries(
      org,
      id,
      { limit, after: call.position<string>() },
      delivery => status === undefined || delivery.status === status,
    );
    return { body: { items: items.map(deliveryView), nextCursor: call.nextCursor(next) } };
  }),

  route(operations.getWebhookDelivery, async ({ organisation, params }) => {
    const { id } = webhookOf(await readWebhooks(organisation.id), params.webhookId);
    const found = await readDelivery(organisation.id, id, params.eventId);
    return { body: deliveryView(existing(found, 'eventId', params.eventId)) };
  }),

  route(operations.replayWebhookDelivery, async ({ organisation, params }) => {
    const { id, status } = webhookOf(await readWebhooks(organisation.id), params.webhookId);
    if (status === 'disabled') throw new Refusal('webhook_disabled');
    const { eventId } = params;
    const found = existing(await readDelivery(organisation.id, id, eventId), 'eventId', eventId);
    const delivery = replayed(found, realClock.now());
    const due = { organisationId: organisation.id, webhookId: id, eventId };
    return {
      body: deliveryView(delivery),
      writes: [{ ...deliveryWrite(organisation.id, delivery), refuse: () => new Refusal('busy') }],
      events: [deliveryDue(due)],
    };
  }),
];
