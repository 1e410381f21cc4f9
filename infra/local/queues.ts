import { type AwsJsonError, awsJson } from './aws-json.ts';
import { accountId, type Resolver } from './intrinsics.ts';
import { nameOf } from './names.ts';
import { type Resource, resourcesOf } from './template.ts';

export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, unknown>>;
}

export interface OutgoingMessage {
  readonly body: string;
  readonly delaySeconds?: number;
  readonly groupId?: string;
  /** text attributes */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The queues behind one SQS endpoint, by name. */
export interface Queues {
  url(name: string): string;
  create(name: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  send(name: string, message: OutgoingMessage): Promise<void>;
  /** up to `max` (≤ 10) messages; waits for the first one */
  receive(name: string, max: number, signal: AbortSignal): Promise<ReceivedMessage[]>;
  delete(name: string, messages: readonly ReceivedMessage[]): Promise<void>;
}

/** Seconds of a long poll: SQS's longest. */
const waitSeconds = 20;

export const createQueues = (endpoint: string, region: string): Queues => {
  const url = (name: string) => `${endpoint}/${accountId}/${name}`;
  const call = <T>(action: string, body: object, signal?: AbortSignal): Promise<T> =>
    awsJson(endpoint, `AmazonSQS.${action}`, body, { region, signal });
  return {
    url,
    create: async (name, attributes) => {
      try {
        await call('CreateQueue', { QueueName: name, Attributes: attributes });
      } catch (error) {
        if ((error as AwsJsonError).code !== 'QueueNameExists') throw error;
        // the template's attributes changed since the queue was made
        await call('SetQueueAttributes', { QueueUrl: url(name), Attributes: attributes });
      }
    },
    send: async (name, { body, delaySeconds, groupId, attributes }) => {
      await call('SendMessage', {
        QueueUrl: url(name),
        MessageBody: body,
        DelaySeconds: delaySeconds,
        MessageGroupId: groupId,
        MessageAttributes:
          attributes &&
          Object.fromEntries(
            Object.entries(attributes).map(([key, StringValue]) => [
              key,
              { DataType: 'String', StringValue },
            ]),
          ),
      });
    },
    receive: async (name, max, signal) => {
      const { Messages } = await call<{ Messages?: ReceivedMessage[] }>(
        'ReceiveMessage',
        {
          QueueUrl: url(name),
          MaxNumberOfMessages: Math.min(max, 10),
          WaitTimeSeconds: waitSeconds,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        },
        signal,
      );
      return Messages ?? [];
    },
    delete: async (name, messages) => {
      for (let start = 0; start < messages.length; start += 10) {
        const entries = messages.slice(start, start + 10);
        await call('DeleteMessageBatch', {
          QueueUrl: url(name),
          Entries: entries.map(({ ReceiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle,
          })),
        });
      }
    },
  };
};

/** Creates the template's queues, those that others use as dead-letter queue first. */
export const provisionQueues = async (resolver: Resolver, queues: Queues): Promise<void> => {
  const all = resourcesOf(resolver.assembly, 'AWS::SQS::Queue');
  const [withRedrive, plain] = [
    all.filter(queue => queue.properties.RedrivePolicy),
    all.filter(queue => !queue.properties.RedrivePolicy),
  ];
  for (const group of [plain, withRedrive]) {
    await Promise.all(
      group.map(queue => queues.create(nameOf(queue), attributesOf(resolver, queue))),
    );
  }
};

const plainAttributes = [
  'VisibilityTimeout',
  'DelaySeconds',
  'MaximumMessageSize',
  'ReceiveMessageWaitTimeSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
] as const;

const attributesOf = (resolver: Resolver, queue: Resource): Record<string, string> => {
  const properties = resolver.properties<Record<string, unknown>>(queue);
  const attributes: Record<string, string> = {};
  for (const name of plainAttributes) {
    if (properties[name] !== undefined) attributes[name] = String(properties[name]);
  }
  if (properties.MessageRetentionPeriod !== undefined) {
    attributes.MessageRetentionPeriod = String(properties.MessageRetentionPeriod);
  }
  if (properties.RedrivePolicy) attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
  return attributes;
};

/** The queue's name in its ARN. */
export const queueOfArn = (arn: string): string => {
  const name = /^arn:aws:sqs:[^:]*:[^:]*:(.+)$/.exec(arn)?.[1];
  if (!name) throw new Error(`expected the ARN of a queue, got ${arn}`);
  return name;
};
