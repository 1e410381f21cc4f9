import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { eventSource } from '../../shared/events/catalogue.ts';
import type { FunctionName } from '../bundles.ts';
import { DeadLetters } from './dead-letters.ts';
import { allowEmptyingOutbox, allowReadingAndWriting } from './grants.ts';
import { ScheduledFunction } from './scheduled-function.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

export type RunStartersProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly table: ITable;
  readonly bus: EventBus;
  readonly machine: StateMachine;
  readonly mailQueue: Queue;
};

const tickImpact = 'No bill run starts and stuck ones stay stuck: customers are not billed.';
const sweepImpact = 'What was lost on the way (events, mails, runs) is not picked up again.';
const releaseImpact = 'A released run waits for the next hourly tick before it issues invoices.';

/** Who starts the machine: the hourly tick, the five-minute sweep, and the release of a held run. */
export class RunStarters extends Construct {
  constructor(scope: Construct, id: string, props: RunStartersProps) {
    super(scope, id);
    const { config, alarms } = props;
    new ScheduledFunction(this, 'Hourly', {
      schedule: `atrium-${config.stage}-bill-run-tick`,
      every: Duration.hours(1),
      target: this.#starter('bill-run-tick', tickImpact, Duration.minutes(5), props),
      impact: tickImpact,
      alarms,
    });
    new ScheduledFunction(this, 'EveryFiveMinutes', {
      schedule: `atrium-${config.stage}-sweep`,
      every: Duration.minutes(5),
      target: this.#sweep(props),
      impact: sweepImpact,
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
        LEASE_SECONDS: String(props.config.leaseSeconds),
      },
    });
    allowReadingAndWriting(starter, props.table);
    starter.allow(['states:StartExecution'], props.machine.stateMachineArn);
    return starter;
  }

  #sweep(props: RunStartersProps): ServiceFunction {
    // less than its period: two sweeps would do each other's work
    const sweep = this.#starter('sweep', sweepImpact, Duration.minutes(4), props);
    sweep.lambda.addEnvironment('BUS_NAME', props.bus.eventBusName);
    sweep.lambda.addEnvironment('MAIL_QUEUE_URL', props.mailQueue.queueUrl);
    allowEmptyingOutbox(sweep, props.table);
    sweep.allow(['events:PutEvents'], props.bus.eventBusArn);
    sweep.allow(['sqs:SendMessage'], props.mailQueue.queueArn);
    return sweep;
  }

  #onRelease(props: RunStartersProps): void {
    const { lambda } = this.#starter(
      'bill-run-on-run-released',
      releaseImpact,
      Duration.minutes(1),
      props,
    );
    const deadLetterQueue = new DeadLetters(this, 'ReleaseUndelivered', {
      impact: releaseImpact,
      alarms: props.alarms,
    });
    new EventInvokeConfig(this, 'OnReleaseInvoke', {
      function: lambda,
      retryAttempts: 2,
      maxEventAge: Duration.hours(1),
      onFailure: new SqsDestination(deadLetterQueue),
    });
    new Rule(this, 'RunReleased', {
      eventBus: props.bus,
      eventPattern: { source: [eventSource], detailType: ['billRun.released'] },
      targets: [
        new LambdaFunction(lambda, {
          deadLetterQueue,
          retryAttempts: 185,
          maxEventAge: Duration.hours(1),
        }),
      ],
    });
  }
}
