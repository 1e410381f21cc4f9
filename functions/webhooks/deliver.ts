import * as z from 'zod';
import { type EventType, eventCatalogue } from '../../shared/events/catalogue.ts';
import { idOf } from '../../shared/kernel/id.ts';
import { isDeliveryDue, type Outcome, tell, tryAgain } from '../../shared/webhooks/deliver.ts';
import { readWebhooks } from '../../shared/webhooks/store.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

const types = Object.keys(eventCatalogue) as EventType[];

/** What the bus adds to an event of ours: its id is in `resources`. */
const Envelope = z.object({ resources: z.tuple([idOf('event')]), time: z.iso.datetime() });

// Idempotency key: webhook + event, a delivery that is claimed before anything is sent.
export const handler = worker({ failure: 'webhook failed' }, async ({ body }) => {
  const outcomes = await deliver(JSON.parse(body));
  const of = (outcome: Outcome) => outcomes.filter(each => each === outcome).length;
  count('WebhooksDelivered', of('delivered'));
  count('WebhooksGivenUp', of('failed'));
});

const deliver = async (message: unknown): Promise<Outcome[]> => {
  const event = parseEventOf(types, message);
  if (isDeliveryDue(event)) return [await tryAgain(event.detail)];
  const webhooks = await readWebhooks(event.detail.organisationId);
  if (webhooks.webhooks.length === 0) return [];
  const { resources, time } = Envelope.parse(message);
  return tell({ event, eventId: resources[0], occurredAt: time }, webhooks);
};
