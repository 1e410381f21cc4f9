import type { Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import type { LambdaPool } from './lambda-pool.ts';
import { nameOf } from './names.ts';
import type { Loop } from './poll-loop.ts';
import { type QueueMapping, startQueueMapping } from './queue-mapping.ts';
import type { Queues } from './queues.ts';
import type { StreamMapping } from './stream-batch.ts';
import { startStreamMapping } from './stream-mapping.ts';
import { type Resource, resourcesOf } from './template.ts';

interface Parts {
  readonly resolver: Resolver;
  readonly queues: Queues;
  readonly pools: ReadonlyMap<string, LambdaPool>;
  readonly dynamodbEndpoint: string;
  /** file for the position in a table's stream, by mapping */
  readonly positionFile: (logicalId: string) => string;
  readonly log: LogSink;
}

type Mapping = QueueMapping & StreamMapping & { FunctionName: string; Enabled?: boolean };

const knownFields = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'EventSourceArn',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor', // the emulator's stream has one shard, worked in order
  'ScalingConfig',
  'StartingPosition',
];

/** Starts every event source mapping of the template: queues and table streams. */
export const startEventSources = (parts: Parts): Loop[] =>
  resourcesOf(parts.resolver.assembly, 'AWS::Lambda::EventSourceMapping').flatMap(resource => {
    const mapping = parts.resolver.properties<Mapping>(resource);
    checkFields(resource, mapping);
    return mapping.Enabled === false ? [] : [startMapping(parts, resource, mapping)];
  });

const startMapping = (parts: Parts, resource: Resource, mapping: Mapping): Loop => {
  const { queues, log } = parts;
  const region = parts.resolver.assembly.region;
  const pool = poolNamed(parts.pools, mapping.FunctionName);
  if (mapping.EventSourceArn.startsWith('arn:aws:sqs:')) {
    if (mapping.FilterCriteria) {
      throw new Error(`${resource.logicalId}: the local runtime filters streams, not queues`);
    }
    return startQueueMapping(mapping, { queues, pool, region, log });
  }
  const table = parts.resolver.byArn(mapping.EventSourceArn.replace(/\/stream\/.*$/, ''));
  if (!table) throw new Error(`${resource.logicalId}: no event source ${mapping.EventSourceArn}`);
  return startStreamMapping(mapping, {
    queues,
    pool,
    region,
    log,
    endpoint: parts.dynamodbEndpoint,
    tableName: nameOf(table),
    positionFile: parts.positionFile(resource.logicalId),
  });
};

const checkFields = (resource: Resource, mapping: object): void => {
  const unknown = Object.keys(mapping).filter(field => !knownFields.includes(field));
  if (unknown.length > 0) {
    throw new Error(
      `${resource.logicalId} sets ${unknown.join(', ')}, which the local runtime does not know`,
    );
  }
};

const poolNamed = (pools: ReadonlyMap<string, LambdaPool>, name: string): LambdaPool => {
  for (const [arn, pool] of pools) {
    if (name === arn || name === pool.definition.functionName) return pool;
  }
  throw new Error(`no function is called ${name}`);
};
