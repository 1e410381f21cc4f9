import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { sqs } from '../clients/sqs.ts';
import { env } from '../env.ts';
import { type EventDetail, eventSource } from '../events/catalogue.ts';

/** SQS delays by at most 900 s. */
const maxDelay = 900;

/** Brings an erasure back `seconds` later, in the shape in which the bus brought it. */
export const continueLater = async (
  detail: EventDetail<'erasure.requested'>,
  seconds: number,
): Promise<void> => {
  await sqs().send(
    new SendMessageCommand({
      QueueUrl: env('ERASURE_QUEUE_URL'),
      MessageBody: JSON.stringify({
        source: eventSource,
        'detail-type': 'erasure.requested',
        detail,
      }),
      MessageGroupId: detail.organisationId,
      DelaySeconds: Math.min(maxDelay, Math.ceil(seconds)),
    }),
  );
};
