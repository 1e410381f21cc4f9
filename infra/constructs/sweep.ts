import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { allowEmptyingOutbox, allowReadingAndWriting, allowUsingGateways } from './grants.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type SweepProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
  readonly mailQueue: Queue;
  readonly webhookQueue: Queue;
};

const impact = 'What was lost on the way, events and mails, is not picked up again.';

/** Every five minutes: events that the stream left behind, mails that nobody sent, and webhooks to be tried again. */
export class Sweep extends Construct {
  constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id);
    const { config, table, bus, mailQueue, webhookQueue, alarms } = props;
    const target = new ServiceFunction(this, 'sweep', {
      ...props,
      impact,
      // less than its period: two sweeps would do each other's work
      timeout: Duration.minutes(4),
      environment: {
        TABLE_NAME: table.tableName,
        BUS_NAME: bus.eventBusName,
        MAIL_QUEUE_URL: mailQueue.queueUrl,
        WEBHOOK_QUEUE_URL: webhookQueue.queueUrl,
        LEASE_SECONDS: String(config.leaseSeconds),
      },
    });
    allowReadingAndWriting(target, table);
    allowEmptyingOutbox(target, table);
    allowUsingGateways(target, config, ['DeleteSecret']);
    target.allow(['events:PutEvents'], bus.eventBusArn);
    target.allow(['sqs:SendMessage', 'sqs:GetQueueAttributes'], mailQueue.queueArn);
    target.allow(['sqs:SendMessage'], webhookQueue.queueArn);
    new ScheduledFunction(this, 'EveryFiveMinutes', {
      schedule: `atrium-${config.stage}-sweep`,
      every: Duration.minutes(5),
      target,
      impact,
      alarms,
    });
  }
}
