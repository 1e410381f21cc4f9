import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { statementsOf } from './iam.ts';
import { accountId, type Resolver } from './intrinsics.ts';
import type { FunctionDefinition } from './lambda-environment.ts';
import { nameOf } from './names.ts';
import { type Assembly, type Resource, resourcesOf } from './template.ts';

interface FunctionProperties {
  readonly Description?: string;
  readonly Handler: string;
  readonly Role: string;
  readonly MemorySize?: number;
  readonly Timeout?: number;
  readonly Environment?: { readonly Variables?: Record<string, string> };
}

/** Where AWS's services answer, as functions see them. */
export interface Endpoints {
  readonly dynamodb: string;
  readonly sqs: string;
  readonly ses: string;
  readonly events: string;
  readonly states: string;
  readonly secrets: string;
  readonly cognito: string;
  /** not AWS's: the sandbox's payment gateway */
  readonly gateway: string;
  /** stand-ins of gateways by kind, as JSON; `{}`: the gateways themselves */
  readonly gatewayHosts: string;
}

/** The variables that point the SDK at this machine: all that a handler knows of the local runtime. */
export const sdkEnvironment = (endpoints: Endpoints, region: string): Record<string, string> => ({
  AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_SES: endpoints.ses,
  AWS_ENDPOINT_URL_EVENTBRIDGE: endpoints.events,
  AWS_ENDPOINT_URL_SFN: endpoints.states,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secrets,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: endpoints.cognito,
  SANDBOX_GATEWAY_URL: endpoints.gateway,
  GATEWAY_HOSTS: endpoints.gatewayHosts,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

/** Every function of the template, ready to run: bundle, environment, limits and what its role allows. */
export const functionDefinitions = (
  resolver: Resolver,
  endpoints: Endpoints,
): Map<string, FunctionDefinition> =>
  new Map(
    resourcesOf(resolver.assembly, 'AWS::Lambda::Function').map(resource => [
      resolver.arn(resource),
      definitionOf(resolver, endpoints, resource),
    ]),
  );

const definitionOf = (
  resolver: Resolver,
  endpoints: Endpoints,
  resource: Resource,
): FunctionDefinition => {
  const name = nameOf(resource);
  const region = resolver.assembly.region;
  const properties: FunctionProperties = {
    Description: resolver.property(resource, 'Description'),
    Handler: resolver.property(resource, 'Handler'),
    Role: resolver.property(resource, 'Role'),
    MemorySize: resolver.property(resource, 'MemorySize'),
    Timeout: resolver.property(resource, 'Timeout'),
    Environment: resolver.property(resource, 'Environment'),
  };
  const role = resolver.byArn(properties.Role);
  if (!role) throw new Error(`${name} has the role ${properties.Role}, which no stack makes`);
  const [file, exportName] = properties.Handler.split('.');
  const memoryMb = properties.MemorySize ?? 128;
  return {
    label: /^[a-z0-9-]+$/.test(properties.Description ?? '') ? `${properties.Description}` : name,
    module: pathToFileURL(join(assetOf(resource), `${file}.mjs`)).href,
    exportName: exportName ?? 'handler',
    functionName: name,
    functionArn: resolver.arn(resource),
    memoryMb,
    timeoutSeconds: properties.Timeout ?? 3,
    environment: {
      ...sdkEnvironment(endpoints, region),
      ...lambdaVariables(name, properties.Handler, memoryMb),
      ...properties.Environment?.Variables,
    },
    guard: {
      functionName: name,
      account: { region, accountId, partitionKeys: partitionKeysOf(resolver.assembly) },
      statements: statementsOf(resolver, role),
      awsHosts: awsHostsOf(endpoints),
    },
  };
};

const awsHostsOf = ({ gateway: _, gatewayHosts: __, ...aws }: Endpoints): string[] => [
  ...new Set(Object.values(aws).map(url => new URL(url).host)),
];

const partitionKeysOf = (assembly: Assembly): Record<string, string> =>
  Object.fromEntries(
    resourcesOf(assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(table => {
      const schema = table.properties.KeySchema as { AttributeName: string; KeyType: string }[];
      return [nameOf(table), schema.find(key => key.KeyType === 'HASH')?.AttributeName ?? ''];
    }),
  );

const assetOf = (resource: Resource): string => {
  const path = resource.metadata['aws:asset:path'];
  if (typeof path !== 'string') {
    throw new Error(`${resource.stack}/${resource.logicalId} has no bundled asset in the assembly`);
  }
  return join(resource.directory, path);
};

/** What Lambda itself sets (AWS: "Defined runtime environment variables"). */
const lambdaVariables = (name: string, handler: string, memoryMb: number) => ({
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  _HANDLER: handler,
  TZ: ':UTC',
});
