import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { eventSource } from '../../shared/events/catalogue.ts';
import { allowReadingAndWriting } from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type SettlementProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
};

const impact = 'Customers who have paid too much are asked for the whole of a new invoice.';
const workerTimeout = Duration.minutes(1);

/** Issued invoices → queue → what the customer has paid too much settles them. */
export class Settlement extends Construct {
  constructor(scope: Construct, id: string, props: SettlementProps) {
    super(scope, id);
    const { table, bus, alarms } = props;
    const work = new WorkQueue(this, 'Settle', {
      workerTimeout,
      oldestMessage: Duration.hours(1),
      impact,
      alarms,
    });
    work.fedBy('Issued', { source: [eventSource], detailType: ['invoice.issued'] }, bus);
    const worker = new ServiceFunction(this, 'settle-invoice', {
      ...props,
      impact,
      timeout: workerTimeout,
      environment: { TABLE_NAME: table.tableName },
    });
    allowReadingAndWriting(worker, table);
    work.workedBy(worker, 5);
  }
}
