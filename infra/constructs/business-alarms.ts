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
  AuditFindings:
    'Invoices, numbers, mails or ledgers contradict themselves: the last audit of each operator says where.',
  CustomersParked: 'A run set customers aside: they get no invoice until somebody un-parks them.',
  CustomersStillDue: 'A run closed and the check after it found customers still due: bill them.',
  GatewayEventsGivenUp:
    'A gateway told of money and could not be asked about it for 3 days: books may not have it. See the connection.',
  MailNotReady: 'A run that should mail its invoices began while SES could not: see its report.',
  ErasuresLate:
    'Somebody was to be erased a day ago and is not: see what its erasure cannot remove.',
  MailHalted: 'SES takes no more mail today: invoices wait in the queue until it does.',
  MailsParked: 'Mails cannot be sent: somebody should look why. Each says so by mail.parked.',
  MailsUnknown: 'It is not known whether SES took a mail: it is sent once more, then parked.',
  RunsLate:
    'An operator was not checked for three hours, or a run did not close in twelve: its customers are not billed.',
  TemplatesFailed:
    "An operator's own words could not be used in a mail, or its e-invoice not be made: it left without.",
  TotalsMoved:
    'The total of a run moved more than its operator allows: nothing is billed until somebody releases it.',
  TicksFailed: 'The hourly tick failed for an organisation: its customers are not billed.',
} as const;

/**
 * SES's own measure of the account → where SES starts a review (5 % bounces, 0.1 % complaints), less a margin.
 * A sender under review may be paused, and then nobody is mailed.
 */
const reputation = { BounceRate: 0.04, ComplaintRate: 0.0008 } as const;
const reputationImpact =
  'SES may stop our mail: too many bounces or complaints. Find the addresses.';

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
    for (const [name, threshold] of Object.entries(reputation)) {
      new ImpactAlarm(this, name, {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName: `Reputation.${name}`,
          statistic: 'Average',
          period: Duration.hours(1),
        }),
        threshold,
        impact: reputationImpact,
        alarms,
      });
    }
  }
}
