import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { sqs } from '../clients/sqs.ts';
import { env } from '../env.ts';
import { eventSource } from '../events/catalogue.ts';
import { deliveryDue } from './deliver.ts';
import type { Due } from './store.ts';

/** Brings deliveries back to their worker, 10 a call. One that is tried already is recognised by its claim. */
export const queueDeliveries = async (all: readonly Due[]): Promise<void> => {
  for (let start = 0; start < all.length; start += 10) {
    const entries = all.slice(start, start + 10).map((due, index) => {
      const { type, detail } = deliveryDue(due);
      return {
        Id: String(index),
        MessageBody: JSON.stringify({ source: eventSource, 'detail-type': type, detail }),
        MessageGroupId: due.organisationId,
      };
    });
    const answer = await sqs().send(
      new SendMessageBatchCommand({ QueueUrl: env('WEBHOOK_QUEUE_URL'), Entries: entries }),
    );
    if (answer.Failed?.length)
      throw new Error(`SQS refused ${answer.Failed.length} messages: ${answer.Failed[0]?.Message}`);
  }
};
