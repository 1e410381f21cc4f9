import { nameOf } from './names.ts';
import { type Assembly, type Resource, resourceKey } from './template.ts';

/** The account every ARN carries; the queue emulator knows no other. */
export const accountId = '000000000000';

/** What only running parts can tell: identifiers that exist once the emulators are up. */
export interface Bindings {
  readonly apiUrl: string;
  readonly queueUrl: (queueName: string) => string;
  /** logical key of a user pool → its id in the pool emulator */
  readonly userPools: ReadonlyMap<string, string>;
  /** logical key of a pool client → its id in the pool emulator */
  readonly userPoolClients: ReadonlyMap<string, string>;
}

/** Turns template values into plain ones. */
export interface Resolver {
  readonly assembly: Assembly;
  /** the value with every intrinsic replaced; `AWS::NoValue` drops the field */
  value(from: Resource, value: unknown): unknown;
  /** all properties of a resource, resolved */
  properties<T>(resource: Resource): T;
  /** one property of a resource, resolved */
  property<T>(resource: Resource, name: string): T;
  arn(resource: Resource): string;
  /** the resource an ARN names */
  byArn(arn: string): Resource | undefined;
}

export const createResolver = (assembly: Assembly, bindings: Bindings): Resolver => {
  const resolve = (stack: string, value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(item => resolve(stack, item)).filter(item => item !== undefined);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [key, argument] = entries[0] ?? ['', undefined];
    if (entries.length === 1 && (key === 'Ref' || key.startsWith('Fn::'))) {
      return intrinsic(stack, key, argument);
    }
    return Object.fromEntries(
      entries
        .map(([name, item]) => [name, resolve(stack, item)])
        .filter(([, item]) => item !== undefined),
    );
  };

  const intrinsic = (stack: string, key: string, argument: unknown): unknown => {
    switch (key) {
      case 'Ref':
        return reference(stack, String(argument));
      case 'Fn::GetAtt': {
        const [logicalId, ...name] = Array.isArray(argument)
          ? argument.map(String)
          : String(argument).split('.');
        return attributeOf(find(stack, logicalId ?? ''), name.join('.'), assembly.region, bindings);
      }
      case 'Fn::Join': {
        const [separator, parts] = argument as [string, unknown];
        return (resolve(stack, parts) as unknown[]).join(separator);
      }
      case 'Fn::Select': {
        const [index, list] = argument as [number | string, unknown];
        return (resolve(stack, list) as unknown[])[Number(index)];
      }
      case 'Fn::Split': {
        const [separator, text] = argument as [string, unknown];
        return String(resolve(stack, text)).split(separator);
      }
      case 'Fn::Sub':
        return substitute(stack, argument);
      case 'Fn::ImportValue': {
        const name = String(resolve(stack, argument));
        const exported = assembly.exports.get(name);
        if (!exported) throw new Error(`${stack} imports ${name}, which no stack exports`);
        return resolve(exported.stack, exported.value);
      }
      default:
        throw new Error(`${stack} uses ${key}, which the local runtime does not know`);
    }
  };

  const substitute = (stack: string, argument: unknown): string => {
    const [text, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
      string,
      Record<string, unknown>,
    ];
    return text.replace(/\$\{([^!}][^}]*)\}/g, (_, name: string) => {
      if (name in variables) return String(resolve(stack, variables[name]));
      const value = name.includes('.')
        ? intrinsic(stack, 'Fn::GetAtt', name)
        : intrinsic(stack, 'Ref', name);
      return String(value);
    });
  };

  const reference = (stack: string, name: string): unknown => {
    if (name.startsWith('AWS::')) return pseudoParameter(stack, name, assembly.region);
    const key = resourceKey(stack, name);
    if (assembly.parameters.has(key)) return assembly.parameters.get(key);
    return refOf(find(stack, name), assembly.region, bindings);
  };

  const find = (stack: string, logicalId: string): Resource => {
    const resource = assembly.resources.get(resourceKey(stack, logicalId));
    if (!resource) {
      throw new Error(
        `${stack} refers to ${logicalId}, which is missing or a resource the local runtime leaves out`,
      );
    }
    return resource;
  };

  const arns = new Map<string, Resource>();
  for (const resource of assembly.resources.values()) {
    const arn = arnOf(resource, assembly.region, bindings);
    if (arn) arns.set(arn, resource);
  }

  return {
    assembly,
    value: (from, value) => resolve(from.stack, value),
    properties: <T>(resource: Resource) => resolve(resource.stack, resource.properties) as T,
    property: <T>(resource: Resource, name: string) =>
      resolve(resource.stack, resource.properties[name]) as T,
    arn: resource => attributeOf(resource, 'Arn', assembly.region, bindings),
    byArn: arn => arns.get(arn),
  };
};

const pseudoParameter = (stack: string, name: string, region: string): unknown => {
  const values: Record<string, unknown> = {
    'AWS::AccountId': accountId,
    'AWS::Region': region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}/local`,
    'AWS::NoValue': undefined,
  };
  if (!(name in values)) throw new Error(`${stack} uses ${name}, which the runtime does not know`);
  return values[name];
};

const required = (map: ReadonlyMap<string, string>, resource: Resource): string => {
  const id = map.get(resourceKey(resource.stack, resource.logicalId));
  if (!id) throw new Error(`${resource.stack}/${resource.logicalId} has not been created yet`);
  return id;
};

/** What `Ref` gives, by type; the logical id where the name is of no use to anyone. */
const refOf = (resource: Resource, region: string, bindings: Bindings): string => {
  switch (resource.type) {
    case 'AWS::SQS::Queue':
      return bindings.queueUrl(nameOf(resource));
    case 'AWS::StepFunctions::StateMachine':
    case 'AWS::IAM::ManagedPolicy':
      return arnOf(resource, region, bindings) ?? '';
    case 'AWS::Cognito::UserPool':
      return required(bindings.userPools, resource);
    case 'AWS::Cognito::UserPoolClient':
      return required(bindings.userPoolClients, resource);
    default:
      return nameOf(resource);
  }
};

const arnOf = (resource: Resource, region: string, bindings: Bindings): string | undefined => {
  const name = nameOf(resource);
  const regional = (service: string, path: string) =>
    `arn:aws:${service}:${region}:${accountId}:${path}`;
  switch (resource.type) {
    case 'AWS::DynamoDB::GlobalTable':
    case 'AWS::DynamoDB::Table':
      return regional('dynamodb', `table/${name}`);
    case 'AWS::SQS::Queue':
      return regional('sqs', name);
    case 'AWS::Lambda::Function':
      return regional('lambda', `function:${name}`);
    case 'AWS::Events::EventBus':
      return regional('events', `event-bus/${name}`);
    case 'AWS::Events::Rule':
      return regional('events', `rule/${name}`);
    case 'AWS::StepFunctions::StateMachine':
      return regional('states', `stateMachine:${name}`);
    case 'AWS::Scheduler::Schedule':
      return regional('scheduler', `schedule/default/${name}`);
    case 'AWS::Scheduler::ScheduleGroup':
      return regional('scheduler', `schedule-group/${name}`);
    case 'AWS::Cognito::UserPool': {
      const pool = bindings.userPools.get(resourceKey(resource.stack, resource.logicalId));
      return pool && regional('cognito-idp', `userpool/${pool}`);
    }
    case 'AWS::IAM::Role':
      return `arn:aws:iam::${accountId}:role/${name}`;
    case 'AWS::IAM::ManagedPolicy':
      return `arn:aws:iam::${accountId}:policy/${name}`;
    default:
      return undefined;
  }
};

const attributeOf = (
  resource: Resource,
  name: string,
  region: string,
  bindings: Bindings,
): string => {
  const arn = arnOf(resource, region, bindings);
  const attributes: Record<string, () => string | undefined> = {
    Arn: () => arn,
    StreamArn: () => arn && `${arn}/stream/local`,
    QueueName: () => nameOf(resource),
    QueueUrl: () => refOf(resource, region, bindings),
    Name: () => nameOf(resource),
    ApiEndpoint: () => bindings.apiUrl,
    ApiId: () => nameOf(resource),
    UserPoolId: () => refOf(resource, region, bindings),
    ClientId: () => refOf(resource, region, bindings),
    ProviderName: () => `cognito-idp.${region}.amazonaws.com/${refOf(resource, region, bindings)}`,
    ProviderURL: () =>
      `https://cognito-idp.${region}.amazonaws.com/${refOf(resource, region, bindings)}`,
  };
  const value = attributes[name]?.();
  if (!value) {
    throw new Error(
      `attribute ${name} of ${resource.stack}/${resource.logicalId} (${resource.type}) is not known to the local runtime`,
    );
  }
  return value;
};
