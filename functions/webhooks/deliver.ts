import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { type EventType, eventCatalogue } from '../../shared/events/catalogue.ts';
import { idOf } from '../../shared/kernel/id.ts';
import { isDeliveryDue, type Outcome, tell, tryAgain } from '../../shared/webhooks/deliver.ts';
import { readWebhooks } from '../../shared/webhooks/store.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger, telemetry, withoutWords } from '../middleware/telemetry.ts';

const types = Object.keys(eventCatalogue) as EventType[];

/** What the bus adds to an event of ours: its id is in `resources`. */
const Envelope = z.object({ resources: z.tuple([idOf('event')]), time: z.iso.datetime() });

// Idempotency key: webhook + event, a delivery that is claimed before anything is sent.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const failed = await Promise.all(
      Records.map(async record => ((await accept(record)) ? [] : [record.messageId])),
    );
    return { batchItemFailures: failed.flat().map(itemIdentifier => ({ itemIdentifier })) };
  });

const accept = async (record: SQSRecord): Promise<boolean> => {
  try {
    const outcomes = await deliver(JSON.parse(record.body));
    const of = (outcome: Outcome) => outcomes.filter(each => each === outcome).length;
    count('WebhooksDelivered', of('delivered'));
    count('WebhooksGivenUp', of('failed'));
    return true;
  } catch (error) {
    logger.error('webhook failed', { messageId: record.messageId, fault: withoutWords(error) });
    return false;
  }
};

const deliver = async (message: unknown): Promise<Outcome[]> => {
  const event = parseEventOf(types, message);
  if (isDeliveryDue(event)) return [await tryAgain(event.detail)];
  const webhooks = await readWebhooks(event.detail.organisationId);
  if (webhooks.webhooks.length === 0) return [];
  const { resources, time } = Envelope.parse(message);
  return tell({ event, eventId: resources[0], occurredAt: time }, webhooks);
};
