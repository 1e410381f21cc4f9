import { Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { Firewall } from '../constructs/firewall.ts';

export interface EdgeStackProps extends StackProps {
  readonly config: StageConfig;
  readonly edge: NonNullable<StageConfig['edge']>;
  readonly apiDomain: string;
}

/**
 * CloudFront and WAF for those who are not signed in: storefront and webhooks are given this name. It lives in
 * us-east-1, as CloudFront's firewalls and certificates must, and knows the API by its domain name only.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, { ...props, env: { region: 'us-east-1' } });
    const { config, edge, apiDomain } = props;
    const firewall = new Firewall(this, 'Firewall', { config, edge });
    const distribution = new Distribution(this, 'Distribution', {
      domainNames: [edge.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', edge.certificateArn),
      webAclId: firewall.arn,
      defaultBehavior: {
        origin: new HttpOrigin(apiDomain, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      },
    });
    Validations.of(distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason:
          'Customers of a flex-workspace operator book from wherever they travel; access is limited by rate and reputation, not by country.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          "The firewall logs every request of this distribution to CloudWatch Logs with the stage's retention, and the API writes its own access log; a bucket would hold the same a third time.",
      },
    );
  }
}
