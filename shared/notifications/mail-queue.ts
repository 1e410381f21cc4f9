import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { sqs } from '../clients/sqs.ts';
import { env } from '../env.ts';
import { type DomainEvent, eventSource } from '../events/catalogue.ts';

/** The message that the bus would put into the queue: one consumer, one shape. */
const messageOf = ({ type, detail }: DomainEvent) => ({
  MessageBody: JSON.stringify({ source: eventSource, 'detail-type': type, detail }),
  // fair queue: one organisation's month does not starve another's single mail
  MessageGroupId: detail.organisationId,
});

/** Queues mails again, 10 a call. A mail that was sent or is being sent is recognised by its claim. */
export const queueMails = async (events: readonly DomainEvent[]): Promise<void> => {
  for (let start = 0; start < events.length; start += 10) {
    const entries = events
      .slice(start, start + 10)
      .map((event, index) => ({ Id: String(index), ...messageOf(event) }));
    const answer = await sqs().send(
      new SendMessageBatchCommand({ QueueUrl: env('MAIL_QUEUE_URL'), Entries: entries }),
    );
    if (answer.Failed?.length)
      throw new Error(`SQS refused ${answer.Failed.length} messages: ${answer.Failed[0]?.Message}`);
  }
};

/** A mail that SES could not take now, for later. SQS delays by at most 900 s. */
export const queueMailLater = async (event: DomainEvent, delaySeconds: number): Promise<void> => {
  await sqs().send(
    new SendMessageCommand({
      QueueUrl: env('MAIL_QUEUE_URL'),
      ...messageOf(event),
      DelaySeconds: delaySeconds,
    }),
  );
};

/**
 * Whether nothing waits in the mail queue, so that a mail without a row is lost rather than late. Delayed
 * messages do not count: their mails have a row that says until when they wait.
 */
export const isMailQueueIdle = async (): Promise<boolean> => {
  const { Attributes } = await sqs().send(
    new GetQueueAttributesCommand({
      QueueUrl: env('MAIL_QUEUE_URL'),
      AttributeNames: ['ApproximateNumberOfMessages'],
    }),
  );
  return Attributes?.ApproximateNumberOfMessages === '0';
};
