import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
} from 'aws-cdk-lib/aws-dynamodb';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { indexName, ttlAttribute } from '../../shared/store/table.ts';
import { ImpactAlarm } from './impact-alarm.ts';

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table; its keys are built in `shared/store/table.ts`. It outlives its stack and refuses deletion. */
export class SingleTable extends Table {
  constructor(scope: Construct, id: string, alarms: ITopic) {
    super(scope, id, {
      partitionKey: string('pk'),
      sortKey: string('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: ttlAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.addGlobalSecondaryIndex({
      indexName,
      partitionKey: string('gsi1pk'),
      sortKey: string('gsi1sk'),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    for (const metricName of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
      new ImpactAlarm(this, metricName, {
        metric: new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: this.tableName },
          statistic: 'Sum',
          period: Duration.minutes(5),
        }),
        threshold: 10,
        evaluationPeriods: 2,
        impact: 'The table refuses work: the API answers 503 and a bill run slows down.',
        alarms,
      });
    }
  }
}
