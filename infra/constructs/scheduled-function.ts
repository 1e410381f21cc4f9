import type { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface ScheduledFunctionProps {
  /** the schedule's own name; the function is told it */
  readonly schedule: string;
  readonly every: Duration;
  readonly target: ServiceFunction;
  readonly impact: string;
  readonly alarms: ITopic;
}

/**
 * Calls a function at a fixed rate with `{ schedule, scheduledAt }`. Scheduler's call is asynchronous: both
 * what Scheduler cannot hand over and what the function fails three times end in one dead-letter queue.
 */
export class ScheduledFunction extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    const { lambda } = props.target;
    const deadLetters = new DeadLetters(this, 'DeadLetters', props);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
    );
    new EventInvokeConfig(this, 'Invoke', {
      function: lambda,
      retryAttempts: 2,
      maxEventAge: props.every,
      onFailure: new SqsDestination(deadLetters),
    });
    const schedule = new CfnSchedule(this, 'Schedule', {
      name: props.schedule,
      state: 'ENABLED',
      scheduleExpression: rateOf(props.every),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({
          schedule: props.schedule,
          scheduledAt: '<aws.scheduler.scheduled-time>',
        }),
        deadLetterConfig: { arn: deadLetters.queueArn },
        // a tick that is late by one period is worth nothing: the next one does the same
        retryPolicy: {
          maximumEventAgeInSeconds: props.every.toSeconds(),
          maximumRetryAttempts: 10,
        },
      },
    });
    schedule.node.addDependency(role);
    new ImpactAlarm(this, 'Silent', {
      metric: lambda.metricInvocations({ period: props.every, statistic: 'Sum' }),
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 2,
      missing: TreatMissingData.BREACHING,
      impact: props.impact,
      alarms: props.alarms,
    });
  }
}

const rateOf = (every: Duration): string => {
  const minutes = every.toMinutes();
  if (minutes === 60) return 'rate(1 hour)';
  return `rate(${minutes} minutes)`;
};
