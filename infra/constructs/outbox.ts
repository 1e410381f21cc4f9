import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { outboxPrefix } from '../../shared/store/table.ts';
import { DeadLetters } from './dead-letters.ts';
import { allowEmptyingOutbox } from './grants.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type OutboxProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
};

const impact =
  'Events leave late: invoices are mailed by the five-minute sweep only, or not at all if it fails too.';

/** Publishes what transactions put into the outbox: the table's stream → the bus. */
export class Outbox extends Construct {
  constructor(scope: Construct, id: string, props: OutboxProps) {
    super(scope, id);
    const publish = new ServiceFunction(this, 'outbox-publish', {
      ...props,
      impact,
      timeout: Duration.minutes(1),
      environment: { TABLE_NAME: props.table.tableName, BUS_NAME: props.bus.eventBusName },
    });
    publish.allow(['events:PutEvents'], props.bus.eventBusArn);
    this.#readStream(publish, props);
    allowEmptyingOutbox(publish, props.table);
    new ImpactAlarm(this, 'Behind', {
      metric: publish.lambda.metric('IteratorAge', {
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.minutes(10).toMilliseconds(),
      impact,
      alarms: props.alarms,
    });
  }

  #readStream(publish: ServiceFunction, { table, alarms }: OutboxProps): void {
    const stream = table.tableStreamArn;
    if (stream === undefined) throw new Error('outbox: expected a table with a stream');
    const undelivered = new DeadLetters(this, 'Undelivered', { impact, alarms });
    publish.allow(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
        action => `dynamodb:${action}`,
      ),
      stream,
    );
    publish.lambda.addEventSourceMapping('Stream', {
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      parallelizationFactor: 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // the sweep publishes what is given up here, so a poisoned record holds its shard for seconds, not a day
      retryAttempts: 5,
      onFailure: new SqsDlq(undelivered),
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(outboxPrefix) } } },
        }),
      ],
    });
  }
}
