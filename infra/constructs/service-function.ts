import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as Lambda,
  type RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Variable } from '../../shared/env.ts';
import { bundleOf, type FunctionName } from '../bundles.ts';
import type { StageConfig } from '../config.ts';
import { ImpactAlarm } from './impact-alarm.ts';

/** What every construct of one deployment shares. */
export interface Deployment {
  readonly config: StageConfig;
  /** folder of `bundleFunctions` */
  readonly bundles: string;
}

export interface ServiceFunctionProps extends Deployment {
  readonly alarms: ITopic;
  /** What breaks for the business while this function fails; becomes the alarms' description. */
  readonly impact: string;
  readonly timeout: Duration;
  readonly memoryMb?: number;
  readonly recursiveLoop?: RecursiveLoop;
  readonly environment: Partial<Record<Variable, string>>;
}

/** Lambda refuses more (keys and values together, AWS limit). */
const environmentBytes = 4_096;
/** What a reference may grow to when it is deployed: the longest are ARNs of state machines. */
const referenceBytes = 200;

/** The namespace of every business metric; with dimension `service` = `metricsService(config)`. */
export const metricsNamespace = 'Atrium';
export const metricsService = (config: StageConfig): string => `atrium-${config.stage}`;

/** A bundled function with its own role (no managed policy), its log group, and alarms on errors and throttles. */
export class ServiceFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, name: FunctionName, props: ServiceFunctionProps) {
    super(scope, name);
    const logGroup = new LogGroup(this, 'Logs', { retention: props.config.logRetentionDays });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    this.lambda = new Lambda(this, 'Function', {
      description: name,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundleOf(props.bundles, name)),
      memorySize: props.memoryMb ?? 512,
      timeout: props.timeout,
      ...(props.recursiveLoop && { recursiveLoop: props.recursiveLoop }),
      role,
      logGroup,
      environment: {
        ...props.environment,
        POWERTOOLS_SERVICE_NAME: metricsService(props.config),
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
        POWERTOOLS_LOG_LEVEL: 'INFO',
      },
    });
    this.#alarm(props);
    this.node.addValidation({ validate: () => this.#environmentErrors(props.environment) });
  }

  allow(actions: readonly string[], ...resources: readonly string[]): void {
    this.lambda.addToRolePolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources] }),
    );
  }

  #alarm({ impact, alarms }: ServiceFunctionProps): void {
    const period = Duration.minutes(5);
    new ImpactAlarm(this, 'Errors', {
      metric: this.lambda.metricErrors({ period }),
      threshold: 1,
      impact,
      alarms,
    });
    new ImpactAlarm(this, 'Throttles', {
      metric: this.lambda.metricThrottles({ period }),
      threshold: 1,
      evaluationPeriods: 3,
      impact,
      alarms,
    });
  }

  #environmentErrors(environment: ServiceFunctionProps['environment']): string[] {
    const resolved = Object.entries(Stack.of(this).resolve(environment) as Record<string, unknown>);
    const bytes = resolved.reduce(
      (sum, [key, value]) =>
        sum + key.length + (typeof value === 'string' ? Buffer.byteLength(value) : referenceBytes),
      200, // the three POWERTOOLS variables
    );
    return bytes <= environmentBytes
      ? []
      : [`environment: expected at most ${environmentBytes} bytes; got ${bytes}`];
  }
}
