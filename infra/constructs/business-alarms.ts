import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import { metricsNamespace, metricsService } from './service-function.ts';

export interface BusinessAlarmsProps {
  readonly config: StageConfig;
  readonly alarms: ITopic;
}

/** Metric that handlers write (EMF, namespace `Atrium`, dimension `service`) → what it means that it is not zero. */
export const businessMetrics = {
  CustomersParked:
    'A bill run set customers aside: they get no invoice until somebody un-parks them.',
  MailsParked:
    'Invoices were issued whose mail cannot be delivered: customers do not know what they owe.',
} as const;

/** Alarms on business facts, which no AWS metric shows. */
export class BusinessAlarms extends Construct {
  constructor(scope: Construct, id: string, { config, alarms }: BusinessAlarmsProps) {
    super(scope, id);
    for (const [metricName, impact] of Object.entries(businessMetrics)) {
      new ImpactAlarm(this, metricName, {
        metric: new Metric({
          namespace: metricsNamespace,
          metricName,
          dimensionsMap: { service: metricsService(config) },
          statistic: 'Sum',
          period: Duration.minutes(5),
        }),
        threshold: 1,
        impact,
        alarms,
      });
    }
  }
}
