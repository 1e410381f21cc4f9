import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

export interface FirewallProps {
  readonly config: StageConfig;
  readonly edge: NonNullable<StageConfig['edge']>;
}

/** Groups of AWS that judge the caller and known attacks. Not the core group: it refuses bodies above 8 KB, webhooks among them. */
const managedGroups = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
];

/** A WAF for CloudFront: a rate for each address, AWS's lists of bad addresses and inputs, and a log of every request. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { config, edge }: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('Firewall'),
      rules: [
        {
          name: 'RatePerAddress',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: {
              aggregateKeyType: 'IP',
              limit: edge.requestsPerAddressInFiveMinutes,
              evaluationWindowSec: 300,
            },
          },
          visibilityConfig: visible('RatePerAddress'),
        },
        ...managedGroups.map((name, index) => ({
          name,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
          visibilityConfig: visible(name),
        })),
      ],
    });
    this.#log(acl, config);
    this.arn = acl.attrArn;
  }

  #log(acl: CfnWebACL, config: StageConfig): void {
    const log = new LogGroup(this, 'Log', {
      // WAF writes to log groups of this prefix only
      logGroupName: `aws-waf-logs-atrium-${config.stage}`,
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      // WAF wants the ARN without the closing `:*` that LogGroup's own attribute has
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: `log-group:${log.logGroupName}`,
        }),
      ],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }],
    });
  }
}

const visible = (metricName: string) => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});
