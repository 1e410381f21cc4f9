import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { publishOutbox } from '../../shared/events/publish.ts';
import type { OutboxItem } from '../../shared/store/outbox.ts';
import { telemetry } from '../middleware/telemetry.ts';

// Idempotency key: none. An event may leave twice; consumers re-read state.
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const items = Records.flatMap(({ dynamodb }) =>
      dynamodb?.NewImage ? [unmarshall(dynamodb.NewImage as never) as OutboxItem] : [],
    );
    await publishOutbox(items);
    return { batchItemFailures: [] };
  });
