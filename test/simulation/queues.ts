// Queues and what takes from them are one thing to a scenario, so the file is longer than others.
import { createHash } from 'node:crypto';
import type { Resolver } from '../../infra/local/intrinsics.ts';
import type { Outcome } from '../../infra/local/lambda-environment.ts';
import { nameOf } from '../../infra/local/names.ts';
import { failedItems, type QueueMapping } from '../../infra/local/queue-mapping.ts';
import { type OutgoingMessage, queueOfArn } from '../../infra/local/queues.ts';
import { resourcesOf } from '../../infra/local/template.ts';
import type { Json } from './call.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  visibleAt: number;
  received: number;
}

interface Queue {
  readonly name: string;
  readonly visibilityMs: number;
  readonly redrive?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
  messages: Message[];
  mapping?: QueueMapping & { readonly FunctionName: string };
  working: number;
  isPaused: boolean;
}

/** A batch that a mapping hands to its function. */
export interface Batch {
  readonly queue: string;
  readonly functionName: string;
  readonly event: object;
  readonly ids: readonly string[];
}

/** The template's queues and what takes from them; messages lie here and time is the scenario's. */
export class Queues {
  readonly #queues = new Map<string, Queue>();
  readonly #now: () => number;
  #count = 0;

  constructor(resolver: Resolver, now: () => number) {
    this.#now = now;
    for (const resource of resourcesOf(resolver.assembly, 'AWS::SQS::Queue')) {
      const { VisibilityTimeout = 30, RedrivePolicy } = resolver.properties<Json>(resource);
      const name = nameOf(resource);
      this.#queues.set(name, {
        ...{ name, visibilityMs: VisibilityTimeout * 1_000, redrive: RedrivePolicy },
        ...{ messages: [], working: 0, isPaused: false },
      });
    }
    for (const resource of resourcesOf(resolver.assembly, 'AWS::Lambda::EventSourceMapping')) {
      const mapping = resolver.properties<QueueMapping & { FunctionName: string }>(resource);
      if (!mapping.EventSourceArn.startsWith('arn:aws:sqs:')) continue;
      this.#of(queueOfArn(mapping.EventSourceArn)).mapping = mapping;
    }
  }

  clear(): void {
    this.#count = 0;
    for (const queue of this.#queues.values()) {
      Object.assign(queue, { messages: [], working: 0, isPaused: false });
    }
  }

  #of(name: string): Queue {
    const queue = this.#queues.get(name);
    if (!queue) throw new Error(`no queue ${name}`);
    return queue;
  }

  send = async (name: string, { body, delaySeconds = 0 }: OutgoingMessage): Promise<void> => {
    const id = `m${++this.#count}`;
    const visibleAt = this.#now() + delaySeconds * 1_000;
    this.#of(name).messages.push({ id, body, visibleAt, received: 0 });
  };

  /** An action of SQS, as the SDK asks for it. */
  async act(action: string, input: Json): Promise<object> {
    const name = input.QueueUrl.split('/').at(-1);
    const sent = async ({ MessageBody: body, DelaySeconds: delaySeconds }: Json) => {
      await this.send(name, { body, delaySeconds });
      return { MessageId: `m${this.#count}`, MD5OfMessageBody: md5(body) };
    };
    if (action === 'SendMessage') return sent(input);
    if (action === 'SendMessageBatch') {
      const Successful = [];
      for (const entry of input.Entries) Successful.push({ Id: entry.Id, ...(await sent(entry)) });
      return { Successful, Failed: [] };
    }
    if (action === 'GetQueueAttributes') {
      const visible = this.#of(name).messages.filter(each => each.visibleAt <= this.#now());
      return { Attributes: { ApproximateNumberOfMessages: String(visible.length) } };
    }
    throw new Error(`SQS ${action} is not simulated`);
  }

  pause(part: string, isPaused: boolean): void {
    const found = [...this.#queues.values()].filter(
      ({ name, mapping }) => mapping && name.includes(part),
    );
    if (found.length !== 1) throw new Error(`${found.length} queues are like ${part}`);
    for (const queue of found) queue.isPaused = isPaused;
  }

  /** Names of queues that have something for their function. */
  get ready(): string[] {
    return [...this.#queues.values()].filter(queue => this.#isReady(queue)).map(({ name }) => name);
  }

  #isReady({ mapping, isPaused, working, messages }: Queue): boolean {
    const most = mapping?.ScalingConfig?.MaximumConcurrency ?? 5;
    const isOpen = mapping !== undefined && !isPaused && working < most;
    return isOpen && messages.some(({ visibleAt }) => visibleAt <= this.#now());
  }

  /** When the next message shows again. */
  get next(): number | undefined {
    const later = [...this.#queues.values()]
      .filter(({ mapping, isPaused }) => mapping && !isPaused)
      .flatMap(({ messages }) => messages.map(({ visibleAt }) => visibleAt))
      .filter(at => at > this.#now());
    return later.length === 0 ? undefined : Math.min(...later);
  }

  /**
   * Mails come one by one: two documents that are made at once take turns as the event loop likes.
   * The oldest messages that show, hidden from now on; what was received too often goes to the dead letters.
   */
  take(name: string): Batch | undefined {
    const queue = this.#of(name);
    const { mapping, redrive } = queue;
    if (!mapping) throw new Error(`nobody takes from ${name}`);
    const taken = queue.messages
      .filter(({ visibleAt }) => visibleAt <= this.#now())
      .slice(0, name.includes('MailQueue') ? 1 : (mapping.BatchSize ?? 10));
    const kept = taken.filter(message => {
      message.received += 1;
      message.visibleAt = this.#now() + queue.visibilityMs;
      if (!redrive || message.received <= redrive.maxReceiveCount) return true;
      this.#drop(queue, [message.id]);
      void this.send(queueOfArn(redrive.deadLetterTargetArn), { body: message.body });
      return false;
    });
    if (kept.length === 0) return undefined;
    queue.working += 1;
    const Records = kept.map(message => recordOf(message, mapping.EventSourceArn));
    return {
      queue: name,
      functionName: mapping.FunctionName,
      event: { Records },
      ids: kept.map(({ id }) => id),
    };
  }

  /** Takes back what was taken, to show again later. */
  postpone({ queue, ids }: Batch, milliseconds: number): void {
    const own = this.#of(queue);
    own.working -= 1;
    for (const message of own.messages) {
      if (ids.includes(message.id))
        Object.assign(message, {
          visibleAt: this.#now() + milliseconds,
          received: message.received - 1,
        });
    }
  }

  /** What the function did not report as failed is gone; `isKept`: the queue brings it again all the same. */
  finish({ queue, ids }: Batch, outcome: Outcome, isKept: boolean): void {
    const own = this.#of(queue);
    own.working -= 1;
    if (!outcome.ok || isKept) return;
    const failed = failedItems(own.mapping ?? {}, outcome.payload, ids);
    this.#drop(
      own,
      ids.filter(id => !failed.has(id)),
    );
  }

  #drop(queue: Queue, ids: readonly string[]): void {
    queue.messages = queue.messages.filter(({ id }) => !ids.includes(id));
  }

  /** What lies in queues: those that have a function, and dead letters. */
  left(): { name: string; isDead: boolean; bodies: string[] }[] {
    return [...this.#queues.values()]
      .filter(({ messages }) => messages.length > 0)
      .map(({ name, mapping, messages }) => ({
        ...{ name, isDead: mapping === undefined },
        bodies: messages.map(({ body }) => body),
      }));
  }
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const recordOf = ({ id, body, received }: Message, eventSourceARN: string) => ({
  ...{ messageId: id, receiptHandle: id, body, md5OfBody: md5(body) },
  attributes: { ApproximateReceiveCount: String(received) },
  ...{ messageAttributes: {}, eventSource: 'aws:sqs', eventSourceARN, awsRegion: 'eu-central-1' },
});
