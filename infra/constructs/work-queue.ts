import { Duration } from 'aws-cdk-lib';
import { type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface WorkQueueProps {
  /** Time-out of the function that works it; a message stays hidden six times as long (AWS's advice). */
  readonly workerTimeout: Duration;
  /** The age of the oldest message that somebody should hear of. */
  readonly oldestMessage: Duration;
  readonly impact: string;
  readonly alarms: ITopic;
}

/** A queue with its dead letters, and alarms on both: one message that failed five times, or all that wait too long. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  /** where its messages end that were not worked, or did not reach it */
  readonly deadLetters: DeadLetters[] = [];
  readonly #props: WorkQueueProps;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.#props = props;
    const { impact, alarms } = props;
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * props.workerTimeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: {
        queue: this.#deadLetters('DeadLetters'),
        maxReceiveCount: 5,
      },
    });
    new ImpactAlarm(this, 'TooOld', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: props.oldestMessage.toSeconds(),
      impact,
      alarms,
    });
  }

  /** Without a bus the events are of the account's default one, and of no organisation. */
  fedBy(rule: string, eventPattern: EventPattern, eventBus?: IEventBus): void {
    new Rule(this, rule, {
      ...(eventBus && { eventBus }),
      eventPattern,
      targets: [
        new SqsQueue(this.queue, {
          deadLetterQueue: this.#deadLetters(`${rule}Undelivered`),
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
          // fair queue: one organisation's 20,000 invoices do not hold up another's one
          ...(eventBus && { messageGroupId: '$.detail.organisationId' }),
        }),
      ],
    });
  }

  #deadLetters(id: string): DeadLetters {
    const letters = new DeadLetters(this, id, this.#props);
    this.deadLetters.push(letters);
    return letters;
  }

  /** `maxConcurrency` keeps the queue from starting more workers than the pace it feeds allows (at least 2). */
  workedBy(worker: ServiceFunction, maxConcurrency: number): void {
    worker.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 10,
        maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
  }
}
