/** Handlers of the probe stack: each shows one thing the runtime must do. They tell what they saw on standard output. */
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const say = (probe: string, value: unknown): void => {
  process.stdout.write(`${JSON.stringify({ probe, value })}
`);
};

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

interface HttpEvent {
  readonly rawPath: string;
  readonly body?: string;
}

export const http = async (event: HttpEvent, context: { awsRequestId: string }) => {
  say('http', event.rawPath);
  if (event.rawPath === '/breaks') throw new TypeError('a bug');
  if (event.rawPath === '/exits') process.exit(3);
  if (event.rawPath === '/hangs') await sleep(60_000);
  if (event.rawPath === '/slow') await sleep(700);
  if (event.rawPath === '/large') return { statusCode: 200, body: 'x'.repeat(7 * 1024 * 1024) };
  if (event.rawPath === '/plain') return { plain: true };
  return {
    statusCode: 201,
    headers: { ETag: '"1"' },
    body: JSON.stringify({ event, requestId: context.awsRequestId }),
  };
};

interface QueueEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

/** Reports messages called `bad` as failed; a batch that holds `bug` fails as a whole. */
export const queue = async ({ Records }: QueueEvent) => {
  for (const { body, attributes } of Records) {
    say('queue', {
      body,
      received: Number(attributes.ApproximateReceiveCount),
    });
  }
  if (Records.some(({ body }) => body === 'bug')) throw new Error('a bug');
  const failed = Records.filter(({ body }) => body.startsWith('bad'));
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};

interface StreamEvent {
  readonly Records: readonly {
    readonly dynamodb: { readonly SequenceNumber: string; readonly Keys: { pk: { S: string } } };
  }[];
}

/** Fails on `poison`; takes its time over `slow`. */
export const stream = async ({ Records }: StreamEvent) => {
  const keys = Records.map(({ dynamodb }) => dynamodb.Keys.pk.S);
  if (keys.some(key => key.includes('slow'))) await sleep(300);
  if (keys.some(key => key.includes('poison'))) throw new Error('poison');
  say('stream', keys);
  return { batchItemFailures: [] };
};

export const scheduled = async (event: unknown) => say('scheduled', event);

/** Fails `event.failures` times in a row in one environment. */
let failures = 0;
export const task = async (event: { failures?: number; size?: number }) => {
  say('task', event);
  if (failures < (event.failures ?? 0)) {
    failures += 1;
    throw Object.assign(new Error('not now'), { name: 'Lambda.TooManyRequestsException' });
  }
  return { text: 'x'.repeat(event.size ?? 0) };
};

const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  'own table': () => put(process.env.TABLE_NAME),
  'other table': () => put('somebody-elses-table'),
  bus: () =>
    new EventBridgeClient().send(
      new PutEventsCommand({
        Entries: [{ Source: 'probe', DetailType: 'x', Detail: '{}', EventBusName: 'other-bus' }],
      }),
    ),
  queue: () =>
    new SQSClient().send(
      new SendMessageCommand({ QueueUrl: process.env.OTHER_QUEUE_URL, MessageBody: 'x' }),
    ),
  machine: () =>
    new SFNClient().send(
      new StartExecutionCommand({ stateMachineArn: process.env.MACHINE_ARN, input: '{}' }),
    ),
  mail: () =>
    new SESClient().send(
      new SendRawEmailCommand({
        RawMessage: { Data: Buffer.from('From: a@other.example\r\n\r\nx') },
      }),
    ),
};

const put = (TableName: string | undefined) =>
  new DynamoDBClient().send(
    new PutItemCommand({ TableName, Item: { pk: { S: 'PROBE#1' }, sk: { S: '1' } } }),
  );

/** Calls an AWS service; only `own table` is granted. */
export const calling = async (event: { body: string }) => {
  try {
    await calls[event.body]?.();
    return { statusCode: 200, body: 'done' };
  } catch (error) {
    return { statusCode: 500, body: (error as Error).name };
  }
};
