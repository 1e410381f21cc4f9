import type { FunctionName } from '../../infra/bundles.ts';
import { createResolver, type Resolver } from '../../infra/local/intrinsics.ts';
import type { FunctionDefinition } from '../../infra/local/lambda-environment.ts';
import { functionDefinitions } from '../../infra/local/lambda-functions.ts';
import { createRouter, type Route } from '../../infra/local/routes.ts';
import type { StreamMapping } from '../../infra/local/stream-batch.ts';
import { type Assembly, resourceKey, resourcesOf } from '../../infra/local/template.ts';
import type { Json } from './call.ts';

/** Seconds after which a silent run is continued and a mail's lease is over: what stages have unless they say otherwise. */
export const leaseSeconds = 900;

export interface Schedule {
  readonly name: FunctionName;
  readonly arn: string;
  readonly input: string;
}

export interface InvokeConfig {
  readonly MaximumRetryAttempts?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

/** What the synthesised template says: functions with their environments, routes, schedules and mappings. */
export interface Cloud {
  readonly resolver: Resolver;
  readonly definitions: ReadonlyMap<string, FunctionDefinition>;
  readonly schedules: readonly Schedule[];
  readonly stream: StreamMapping & { readonly FunctionName: string };
  readonly route: ReturnType<typeof createRouter<FunctionName>>;
  nameOf(arn: string): FunctionName;
  definitionOf(name: FunctionName): FunctionDefinition;
  invokeConfig(arn: string): InvokeConfig;
}

const at = (service: string) => `http://${service}.simulated`;

export const readCloud = (assembly: Assembly): Cloud => {
  const pools = new Map<string, string>();
  for (const { stack, logicalId } of resourcesOf(
    assembly,
    'AWS::Cognito::UserPool',
    'AWS::Cognito::UserPoolClient',
  )) {
    pools.set(resourceKey(stack, logicalId), `pool-${logicalId}`);
  }
  const resolver = createResolver(assembly, {
    ...{ apiUrl: at('api'), userPools: pools, userPoolClients: pools },
    queueUrl: name => `${at('sqs')}/000000000000/${name}`,
  });
  const own = { dynamodb: at('dynamodb'), sqs: at('sqs'), ses: at('ses'), events: at('events') };
  const others = {
    gatewayHosts: '{}',
    states: at('states'),
    secrets: at('secrets'),
    cognito: at('cognito'),
    gateway: at('gateway'),
  };
  const definitions = functionDefinitions(resolver, { ...own, ...others });
  const byName = new Map([...definitions.values()].map(each => [each.label, simulated(each)]));
  const find = (name: string) => {
    const found = byName.get(name);
    if (!found) throw new Error(`no function ${name}`);
    return found;
  };
  const nameOf = (arn: string): FunctionName => {
    for (const [key, { label, functionName }] of definitions) {
      if (key === arn || functionName === arn) return label as FunctionName;
    }
    throw new Error(`no function ${arn}`);
  };
  return {
    ...{ resolver, definitions, nameOf },
    schedules: schedulesOf(resolver, nameOf),
    stream: streamOf(resolver),
    route: createRouter(routesOf(resolver, nameOf)),
    definitionOf: find,
    invokeConfig: arn => invokeConfigOf(resolver, definitions, arn),
  };
};

/** Logs below a warning go nowhere; leases are as long as in production, for time costs nothing here. */
const simulated = (definition: FunctionDefinition): FunctionDefinition => {
  const { environment } = definition;
  const leases: Record<string, string> =
    'LEASE_SECONDS' in environment ? { LEASE_SECONDS: String(leaseSeconds) } : {};
  const silence = { POWERTOOLS_LOG_LEVEL: 'WARN', POWERTOOLS_METRICS_DISABLED: 'true' };
  return { ...definition, environment: { ...environment, ...leases, ...silence } };
};

const schedulesOf = (resolver: Resolver, nameOf: (arn: string) => FunctionName): Schedule[] =>
  resourcesOf(resolver.assembly, 'AWS::Scheduler::Schedule').flatMap(resource => {
    const { State, Target } = resolver.properties<Json>(resource);
    if (State === 'DISABLED') return [];
    return [{ name: nameOf(Target.Arn), arn: Target.Arn, input: Target.Input ?? '{}' }];
  });

const streamOf = (resolver: Resolver): Cloud['stream'] => {
  const mappings = resourcesOf(resolver.assembly, 'AWS::Lambda::EventSourceMapping').map(resource =>
    resolver.properties<Cloud['stream']>(resource),
  );
  const [found] = mappings.filter(({ EventSourceArn }) => EventSourceArn.includes('/stream/'));
  if (!found) throw new Error('expected a mapping of the table’s stream');
  return found;
};

const routesOf = (
  resolver: Resolver,
  nameOf: (arn: string) => FunctionName,
): Route<FunctionName>[] => {
  const integrations = new Map(
    resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Integration').map(resource => {
      const { IntegrationUri } = resolver.properties<Json>(resource);
      const arn = /(arn:aws:lambda:[^/]+)/.exec(IntegrationUri)?.[1] ?? IntegrationUri;
      return [resource.logicalId, nameOf(arn)];
    }),
  );
  return resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Route').map(resource => {
    const { RouteKey: key, Target } = resolver.properties<Json>(resource);
    return { key, target: integrations.get(Target.replace('integrations/', '')) as FunctionName };
  });
};

const invokeConfigOf = (
  resolver: Resolver,
  definitions: Cloud['definitions'],
  arn: string,
): InvokeConfig =>
  resourcesOf(resolver.assembly, 'AWS::Lambda::EventInvokeConfig')
    .map(resource => resolver.properties<InvokeConfig & { FunctionName: string }>(resource))
    .find(
      ({ FunctionName }) =>
        FunctionName === arn || FunctionName === definitions.get(arn)?.functionName,
    ) ?? {};
