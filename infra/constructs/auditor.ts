import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { allowReading } from './grants.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type AuditorProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
};

const impact = 'Nobody works invoices out again: a wrong one is found by the customer.';

/** Looks every quarter of an hour for organisations that are to be audited, and goes on where time ran out. */
export class Auditor extends Construct {
  constructor(scope: Construct, id: string, props: AuditorProps) {
    super(scope, id);
    const { config, table, alarms } = props;
    const target = new ServiceFunction(this, 'audit', {
      ...props,
      impact,
      // less than its period: two audits would read the same
      timeout: Duration.minutes(12),
      memoryMb: 1_024,
      environment: { TABLE_NAME: table.tableName },
    });
    allowReading(target, table);
    // where it stands and what it says, in one transaction; it can change and delete nothing
    target.allow(['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], table.tableArn);
    new ScheduledFunction(this, 'EveryQuarterHour', {
      schedule: `atrium-${config.stage}-audit`,
      every: Duration.minutes(15),
      target,
      impact,
      alarms,
    });
  }
}
