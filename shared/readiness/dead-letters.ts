import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { sqs } from '../clients/sqs.ts';
import { env } from '../env.ts';
import { plusSeconds } from '../kernel/clock.ts';
import { existing } from '../kernel/errors.ts';
import type { DeadLetter } from './dead-letters-contract.ts';

type Lane = ReturnType<typeof env<'DEAD_LETTERS'>>[number];

/** 404 names the queue. */
export const laneOf = (queue: string): Lane =>
  existing(
    env('DEAD_LETTERS').find(({ name }) => name === queue),
    'queue',
    queue,
  );

/** What every queue holds: an event of ours in the bus's envelope, or one of SES about a mail of ours. */
const Body = z.object({
  'detail-type': z.string(),
  detail: z.looseObject({
    organisationId: z.string().optional(),
    // an event of ours may have a field of this name that is something else
    mail: z
      .object({ tags: z.record(z.string(), z.array(z.string())) })
      .optional()
      .catch(undefined),
  }),
});

interface Letter extends DeadLetter {
  /** absent: of none that is known, or it is no event at all */
  readonly organisationId?: string | undefined;
}

const epoch = '1970-01-01T00:00:00.000Z';

/** A message without its words: who it concerns, by ids. */
export const letterOf = ({ MessageId: id = '', Body: text = '', Attributes }: Message): Letter => {
  const sentAt = plusSeconds(epoch, Number(Attributes?.SentTimestamp ?? 0) / 1_000);
  const parsed = Body.safeParse(jsonOf(text));
  if (!parsed.success) return { id, sentAt, type: 'unknown', ids: {} };
  const { detail, 'detail-type': type } = parsed.data;
  const tags = Object.entries(detail.mail?.tags ?? {}).flatMap(([name, [value]]) =>
    ['customer', 'mail', 'run'].includes(name) ? [[`${name}Id`, value] as const] : [],
  );
  const own = Object.entries(detail).filter(([name]) => name.endsWith('Id'));
  const { organisationId = detail.mail?.tags.organisation?.[0], ...ids } = Object.fromEntries(
    [...tags, ...own].map(([name, value]) => [name, String(value)]),
  );
  return { id, sentAt, type, ids, organisationId };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const urls = new Map<string, string>();
const urlOf = async (QueueName: string): Promise<string> => {
  const { QueueUrl = '' } = urls.has(QueueName)
    ? { QueueUrl: urls.get(QueueName) }
    : await sqs().send(new GetQueueUrlCommand({ QueueName }));
  urls.set(QueueName, QueueUrl);
  return QueueUrl;
};

const receive = async (
  queue: string,
  hiddenSeconds: number,
  waitSeconds = 0,
): Promise<Message[]> => {
  const { Messages = [] } = await sqs().send(
    new ReceiveMessageCommand({
      ...{ QueueUrl: await urlOf(queue), MaxNumberOfMessages: 10, WaitTimeSeconds: waitSeconds },
      ...{ VisibilityTimeout: hiddenSeconds, MessageSystemAttributeNames: ['SentTimestamp'] },
    }),
  );
  return Messages;
};

/** Up to 10 of each of its queues; they stay where they are. */
const peek = async ({ letters }: Lane): Promise<Letter[]> =>
  (await Promise.all(letters.map(name => receive(name, 0)))).flat().map(letterOf);

/** All lanes with how much lies in them. 2 calls for each of their queues. */
export const deadLetterQueues = async () =>
  Promise.all(
    env('DEAD_LETTERS').map(async lane => {
      const counts = await Promise.all(lane.letters.map(countIn));
      const messages = counts.reduce((sum, count) => sum + count, 0);
      const [oldestAt] = messages === 0 ? [] : (await peek(lane)).map(each => each.sentAt).sort();
      return { queue: lane.name, messages, ...(oldestAt !== undefined && { oldestAt }) };
    }),
  );

const countIn = async (queue: string): Promise<number> => {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const { Attributes = {} } = await sqs().send(
    new GetQueueAttributesCommand({ QueueUrl: await urlOf(queue), AttributeNames: [...names] }),
  );
  return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
};

/** An account may hold several organisations: each sees its own. */
export const ownLetters = async (org: string, lane: Lane): Promise<DeadLetter[]> =>
  (await peek(lane))
    .filter(({ organisationId }) => organisationId === org)
    .map(({ organisationId: _, ...letter }) => letter);

const hiddenSeconds = 30;

// Idempotency key: none is needed: a message is sent before it is deleted, and whoever works it may get it twice.
/** Brings an organisation's dead letters back into their queue; those of others show again after 30 s. */
export const redrive = async (org: string, lane: Lane, hasTime: () => boolean) => {
  const QueueUrl = await urlOf(lane.queue);
  let moved = 0;
  for (const name of lane.letters) {
    for (;;) {
      if (!hasTime()) return { queue: lane.name, moved, isMore: true };
      // without a wait SQS asks some of its servers only, and an empty answer says nothing
      const messages = await receive(name, hiddenSeconds, 1);
      if (messages.length === 0) break;
      const own = messages.filter(message => letterOf(message).organisationId === org);
      for (const { Body: MessageBody, ReceiptHandle } of own) {
        await sqs().send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: org }));
        await sqs().send(new DeleteMessageCommand({ QueueUrl: await urlOf(name), ReceiptHandle }));
        moved += 1;
      }
    }
  }
  return { queue: lane.name, moved, isMore: false };
};
