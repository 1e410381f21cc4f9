import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { eventSource, settlingEventTypes } from '../../shared/events/catalogue.ts';
import { allowReadingAndWriting } from './grants.ts';
import { ServiceFunction } from './service-function.ts';
import type { SettlementProps } from './settlement.ts';
import { WorkQueue } from './work-queue.ts';

const impact = 'Customers who have paid their debts stay suspended.';
const workerTimeout = Duration.minutes(1);

/** Debts that were settled → queue → what was suspended for them comes back. */
export class Reactivation extends Construct {
  constructor(scope: Construct, id: string, props: SettlementProps) {
    super(scope, id);
    const { table, bus, alarms } = props;
    const work = new WorkQueue(this, 'Review', {
      workerTimeout,
      oldestMessage: Duration.hours(1),
      impact,
      alarms,
    });
    const detailType = [...settlingEventTypes];
    work.fedBy('Settled', { source: [eventSource], detailType }, bus);
    const worker = new ServiceFunction(this, 'review-suspension', {
      ...props,
      impact,
      timeout: workerTimeout,
      environment: { TABLE_NAME: table.tableName },
    });
    allowReadingAndWriting(worker, table);
    work.workedBy(worker, 5);
  }
}
