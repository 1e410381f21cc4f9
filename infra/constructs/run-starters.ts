import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { eventSource } from '../../shared/events/catalogue.ts';
import type { FunctionName } from '../bundles.ts';
import { DeadLetters } from './dead-letters.ts';
import { allowReadingAndWriting, allowUsingGateways } from './grants.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type RunStartersProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
  readonly machine: StateMachine;
};

const tickImpact = 'No bill run starts and stuck ones stay stuck: customers are not billed.';
const releaseImpact = 'A released run waits for the next hourly tick before it issues invoices.';

/** Who starts the machine: the hourly tick, and the release of a held run. */
export class RunStarters extends Construct {
  constructor(scope: Construct, id: string, props: RunStartersProps) {
    super(scope, id);
    const { config, alarms } = props;
    const tick = this.#starter('bill-run-tick', tickImpact, Duration.minutes(5), props);
    tick.lambda.addEnvironment('LEASE_SECONDS', String(config.leaseSeconds));
    allowUsingGateways(tick, config);
    new ScheduledFunction(this, 'Hourly', {
      schedule: `atrium-${config.stage}-bill-run-tick`,
      every: Duration.hours(1),
      target: tick,
      impact: tickImpact,
      alarms,
    });
    this.#onRelease(props);
  }

  #starter(
    name: FunctionName,
    impact: string,
    timeout: Duration,
    props: RunStartersProps,
  ): ServiceFunction {
    const starter = new ServiceFunction(this, name, {
      ...props,
      impact,
      timeout,
      environment: {
        TABLE_NAME: props.table.tableName,
        STATE_MACHINE_ARN: props.machine.stateMachineArn,
      },
    });
    allowReadingAndWriting(starter, props.table);
    starter.allow(['states:StartExecution'], props.machine.stateMachineArn);
    return starter;
  }

  #onRelease(props: RunStartersProps): void {
    const name = 'bill-run-on-run-released';
    const { lambda } = this.#starter(name, releaseImpact, Duration.minutes(1), props);
    const deadLetterQueue = new DeadLetters(this, 'ReleaseUndelivered', {
      impact: releaseImpact,
      alarms: props.alarms,
    });
    const maxEventAge = Duration.hours(1);
    new EventInvokeConfig(this, 'OnReleaseInvoke', {
      function: lambda,
      retryAttempts: 2,
      maxEventAge,
      onFailure: new SqsDestination(deadLetterQueue),
    });
    new Rule(this, 'RunReleased', {
      eventBus: props.bus,
      eventPattern: { source: [eventSource], detailType: ['billRun.released', 'billRun.resumed'] },
      targets: [new LambdaFunction(lambda, { deadLetterQueue, retryAttempts: 185, maxEventAge })],
    });
  }
}
