import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type EventBus, Match } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { eventSource, internalEventTypes } from '../../shared/events/catalogue.ts';
import { allowReadingAndWriting } from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type WebhooksProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
};

const impact = "The operator's own systems are not told what happens here.";
/** A receiver may take ten seconds to answer; ten messages are worked side by side. */
const workerTimeout = Duration.minutes(1);

/** Every event on the bus → queue → signed requests to the webhooks of its organisation. */
export class Webhooks extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WebhooksProps) {
    super(scope, id);
    const { config, table, bus, alarms } = props;
    const work = new WorkQueue(this, 'Deliveries', {
      workerTimeout,
      oldestMessage: Duration.hours(1),
      impact,
      alarms,
    });
    this.queue = work.queue;
    const inside = internalEventTypes.filter(type => type !== 'webhook.deliveryDue');
    work.fedBy('Event', { source: [eventSource], detailType: Match.anythingBut(...inside) }, bus);
    const worker = new ServiceFunction(this, 'deliver-webhook', {
      ...props,
      impact,
      timeout: workerTimeout,
      environment: {
        TABLE_NAME: table.tableName,
        WEBHOOK_RETRY_SECONDS: String(config.webhookRetrySeconds),
        WEBHOOKS_TO_PRIVATE: String(config.stage === 'local'),
      },
    });
    allowReadingAndWriting(worker, table);
    work.workedBy(worker, 10);
  }
}
