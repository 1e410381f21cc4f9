import { Duration } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { eventSource } from '../../shared/events/catalogue.ts';
import { allowDeletingLogins, allowReadingAndWriting } from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type ErasuresProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
  readonly userPool: IUserPool;
};

const impact = 'Personal data that somebody asked to be removed is still stored.';
const workerTimeout = Duration.minutes(5);

/** Requested erasures → queue → passes, the next of which a pass puts into the queue itself. */
export class Erasures extends Construct {
  constructor(scope: Construct, id: string, props: ErasuresProps) {
    super(scope, id);
    const { config, table, bus, userPool, alarms } = props;
    const erasures = new WorkQueue(this, 'Erasures', {
      workerTimeout,
      oldestMessage: Duration.hours(6),
      impact,
      alarms,
    });
    erasures.fedBy('Requested', { source: [eventSource], detailType: ['erasure.requested'] }, bus);
    const worker = new ServiceFunction(this, 'erase-person', {
      ...props,
      impact,
      timeout: workerTimeout,
      // passes of one erasure are a lease apart; Lambda would take 16 of those for a loop
      recursiveLoop: RecursiveLoop.ALLOW,
      environment: {
        TABLE_NAME: table.tableName,
        ERASURE_QUEUE_URL: erasures.queue.queueUrl,
        USER_POOL_ID: userPool.userPoolId,
        LEASE_SECONDS: String(config.leaseSeconds),
      },
    });
    allowReadingAndWriting(worker, table);
    allowDeletingLogins(worker, userPool);
    worker.allow(['sqs:SendMessage'], erasures.queue.queueArn);
    erasures.workedBy(worker, 2);
  }
}
