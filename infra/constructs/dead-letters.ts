import { Duration, Validations } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ImpactAlarm } from './impact-alarm.ts';

export interface DeadLettersProps {
  /** What the operator misses when a message ends here. */
  readonly impact: string;
  readonly alarms: ITopic;
}

/** The end of a road: keeps what failed for SQS's longest time (14 days) and alarms at the first message. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id, {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    new ImpactAlarm(this, 'NotEmpty', {
      metric: this.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: 1,
      impact: props.impact,
      alarms: props.alarms,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'This is a dead-letter queue of an event rule, a schedule or a stream, which the rule cannot see: it knows redrive policies only. It keeps messages for 14 days and alarms at the first.',
    });
  }
}
