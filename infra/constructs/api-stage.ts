import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  type CfnStage,
  DomainName,
  type HttpApi,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { operations } from '../../shared/contract/operations.ts';
import type { StageConfig } from '../config.ts';
import { ImpactAlarm } from './impact-alarm.ts';

export interface ApiStageProps {
  readonly api: HttpApi;
  readonly config: StageConfig;
  readonly routes: readonly HttpRoute[];
  readonly alarms: ITopic;
}

/** Who asked for what, how it went, and the id that finds the handler's log line; no token, no query, no body. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    subject: '$context.authorizer.claims.sub',
    ip: '$context.identity.sourceIp',
    userAgent: '$context.identity.userAgent',
    authorizerError: '$context.authorizer.error',
    integrationError: '$context.integrationErrorMessage',
  }),
);

/** The API as it is served: access log, a throttle for each route, its name, and an alarm on 5xx. */
export class ApiStage extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { api, config, routes, alarms }: ApiStageProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'AccessLog', { retention: config.logRetentionDays });
    const stage = new HttpStage(this, 'Default', {
      httpApi: api,
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: accessLogFormat,
      },
    });
    this.#throttle(stage, config);
    // a throttle of a route that is not there yet fails the deployment
    stage.node.addDependency(...routes);
    this.url = config.apiDomain ? this.#name(config.apiDomain, api, stage) : stage.url;
    new ImpactAlarm(this, 'ServerErrors', {
      metric: api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
      impact: 'Portals get errors that are our fault: people cannot finish what they came for.',
      alarms,
    });
  }

  #throttle(stage: HttpStage, { throttling }: StageConfig): void {
    const settings = operations.map(({ method, path, access }) => {
      const route = `${method} ${path}`;
      const limit =
        throttling.routes[route] ?? throttling[access === 'public' ? 'public' : 'default'];
      return [route, limits(limit)];
    });
    const cfnStage = stage.node.defaultChild as CfnStage;
    // CDK passes RouteSettings on as it is (free JSON), so both are given in CloudFormation's own names
    cfnStage.addPropertyOverride('DefaultRouteSettings', limits(throttling.default));
    cfnStage.addPropertyOverride('RouteSettings', Object.fromEntries(settings));
  }

  #name(
    { name, certificateArn }: NonNullable<StageConfig['apiDomain']>,
    api: HttpApi,
    stage: HttpStage,
  ): string {
    const domainName = new DomainName(this, 'Name', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new ApiMapping(this, 'Mapping', { api, domainName, stage });
    return `https://${name}`;
  }
}

const limits = ({ ratePerSecond, burst }: { ratePerSecond: number; burst: number }) => ({
  ThrottlingRateLimit: ratePerSecond,
  ThrottlingBurstLimit: burst,
  // four metrics a route would cost more than the API: the access log tells the same by route
  DetailedMetricsEnabled: false,
});
