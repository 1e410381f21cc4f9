import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { FunctionName } from '../bundles.ts';
import { BillRunMachine } from './bill-run-machine.ts';
import { allowAskingSes, allowReadingAndWriting, allowWritingInBatches } from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type BillRunProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
};

/** The unattended job: the four steps and the machine that calls them. */
export class BillRun extends Construct {
  readonly machine;

  constructor(scope: Construct, id: string, props: BillRunProps) {
    super(scope, id);
    const step = (name: FunctionName, timeout: Duration, impact: string) => {
      const created = new ServiceFunction(this, name, {
        ...props,
        impact,
        timeout,
        memoryMb: 1_024,
        environment: { TABLE_NAME: props.table.tableName },
      });
      allowReadingAndWriting(created, props.table);
      return created;
    };
    const aWhile = Duration.minutes(5);
    const plan = step('bill-run-plan', aWhile, 'No bill run can start: nobody is billed.');
    const draft = step('bill-run-draft', aWhile, 'Customers get no invoice drafts.');
    const number = step('bill-run-number', aWhile, 'Drafted invoices get no number.');
    const close = step('bill-run-close', aWhile, 'Runs stay open: no report, no proof of mail.');
    // the plan says before it generates whether mail can go out
    allowAskingSes(plan, props.config.mailDomain);
    for (const listing of [plan, close]) allowWritingInBatches(listing, props.table);
    this.machine = new BillRunMachine(this, 'Continue', {
      ...props,
      plan,
      draft,
      number,
      close,
    }).machine;
  }
}
