import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { type EventType, eventSource } from '../../shared/events/catalogue.ts';
import type { FunctionName } from '../bundles.ts';
import { allowReadingAndWriting } from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { WorkQueue } from './work-queue.ts';

export type EventWorkerProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
  /** events of the bus that are work for it */
  readonly events: readonly EventType[];
  readonly worker: FunctionName;
  readonly impact: string;
  /** how many workers may run at once (at least 2); each works ten messages side by side */
  readonly maxConcurrency?: number;
};

const workerTimeout = Duration.minutes(1);

/** Some events of the bus → queue → a function that reads and writes the table. */
export class EventWorker extends Construct {
  readonly worker: ServiceFunction;

  constructor(scope: Construct, id: string, props: EventWorkerProps) {
    super(scope, id);
    const { table, bus, impact, alarms } = props;
    const work = new WorkQueue(this, 'Work', {
      workerTimeout,
      oldestMessage: Duration.hours(1),
      impact,
      alarms,
    });
    work.fedBy('Event', { source: [eventSource], detailType: [...props.events] }, bus);
    this.worker = new ServiceFunction(this, props.worker, {
      ...props,
      timeout: workerTimeout,
      environment: { TABLE_NAME: table.tableName },
    });
    allowReadingAndWriting(this.worker, table);
    work.workedBy(this.worker, props.maxConcurrency ?? 5);
  }
}
