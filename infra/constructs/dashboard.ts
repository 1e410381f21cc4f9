import { Aws, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  MathExpression,
  Metric,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { metricsNamespace, metricsService } from './service-function.ts';

export interface DashboardProps {
  readonly config: StageConfig;
  readonly table: ITable;
  /** whose alarms are shown */
  readonly watched: readonly Construct[];
}

/** Graph → metrics that handlers write, in the order in which a month goes by. */
export const businessGraphs = {
  'Bill runs': ['BillRunsStarted', 'BillRunsContinued', 'BillRunsClosed', 'RunsLate'],
  Invoices: ['InvoicesDrafted', 'InvoicesIssued', 'CustomersParked', 'CustomersStillDue'],
  Mail: ['MailsSent', 'CcCopies', 'MailsParked', 'MailsBounced', 'MailComplaints', 'MailsResent'],
  Money: ['InvoicesCollected', 'InvoicesSetOff', 'GatewayOutcomesUnknown', 'DunningSteps'],
  'What should not be': ['AuditFindings', 'TicksFailed', 'MailsUnknown', 'OutboxLeftovers'],
} as const;

/** What is shown as one figure for the chosen time: the month at a glance. */
export const businessFigures = [
  'InvoicesIssued',
  'MailsSent',
  'InvoicesCollected',
  'CustomersParked',
] as const;

/** One page for the first of the month: which alarms are on, how far the business is, how the parts feel. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { config, table, watched }: DashboardProps) {
    super(scope, id);
    const business = (metricName: string, period = Duration.minutes(5)) =>
      new Metric({
        ...{ namespace: metricsNamespace, metricName, label: metricName, period },
        dimensionsMap: { service: metricsService(config) },
        statistic: 'Sum',
      });
    new CloudWatchDashboard(this, 'Page', {
      dashboardName: `${metricsService(config)}-${Aws.REGION}`,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms: alarmsOf(watched), width: 24 })],
        [
          new SingleValueWidget({
            title: 'In this time',
            metrics: businessFigures.map(name => business(name, Duration.days(1))),
            setPeriodToTimeRange: true,
            width: 24,
          }),
        ],
        Object.entries(businessGraphs).map(([title, names]) =>
          graph(
            title,
            names.map(name => business(name)),
          ),
        ),
        [graph('Table', tableUse(table)), graph('Functions', [allErrors, slowest])],
      ],
    });
  }
}

const alarmsOf = (watched: readonly Construct[]): IAlarm[] =>
  watched.flatMap(construct => construct.node.findAll().filter(found => found instanceof Alarm));

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });

const tableUse = (table: ITable) => [
  table.metricConsumedReadCapacityUnits({ period: Duration.minutes(5) }),
  table.metricConsumedWriteCapacityUnits({ period: Duration.minutes(5) }),
];

/** Of all functions of the account in this region: one that is new needs no line here. */
const lambda = (metricName: string, statistic: string, label: string) =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic,
    label,
    period: Duration.minutes(5),
  });
const allErrors = new MathExpression({
  expression: 'errors + throttles',
  label: 'Errors and throttles',
  usingMetrics: {
    errors: lambda('Errors', 'Sum', 'Errors'),
    throttles: lambda('Throttles', 'Sum', 'Throttles'),
  },
});
const slowest = lambda('Duration', 'p99', 'Slowest 1 % (ms)');
