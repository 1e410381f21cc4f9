import { join } from 'node:path';
import { createAsyncInvoker } from './async-invoker.ts';
import type { EmulatorSet } from './emulator-set.ts';
import { createEventBus } from './event-bus.ts';
import { startEventSources } from './event-sources.ts';
import { createHttpApi, routedFunctions } from './http-api.ts';
import { createResolver, type Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import { type Endpoints, functionDefinitions } from './lambda-functions.ts';
import { LambdaPool } from './lambda-pool.ts';
import type { Listener } from './listener.ts';
import { provisionTables } from './provision-table.ts';
import { provisionUserPools } from './provision-user-pool.ts';
import { createQueues, provisionQueues } from './queues.ts';
import { type Scheduler, scheduleTargets, startScheduler } from './scheduler.ts';
import { createSecrets } from './secrets.ts';
import { createServices } from './services.ts';
import { createStepFunctions } from './step-functions.ts';
import { type Assembly, resourcesOf } from './template.ts';
import { createVirtualClock } from './virtual-clock.ts';

export interface RunnerParts {
  readonly assembly: Assembly;
  readonly emulators: EmulatorSet;
  /** where functions find AWS: the emulators, or what stands in front of them */
  readonly endpoints: Endpoints;
  readonly api: Listener;
  readonly services: Listener;
  readonly stateDir: string;
  readonly schedulerSpeed: number;
  /** environments a function may have at once, by its label or `default` */
  readonly concurrency: Readonly<Record<string, number>>;
  readonly backgroundNiceness: number;
  readonly asyncRetrySeconds: readonly number[];
  readonly log: LogSink;
}

/** What dies with the process: functions, bus, mappings, schedules, executions and the API. */
export interface Runner {
  readonly resolver: Resolver;
  /** by label */
  readonly pools: ReadonlyMap<string, LambdaPool>;
  readonly scheduler: Scheduler;
  stop(): Promise<void>;
}

/** Creates the template's resources in the emulators where they are missing, and runs the template on them. */
export const startRunner = async (parts: RunnerParts): Promise<Runner> => {
  const { assembly, emulators, endpoints, log } = parts;
  const pools = await provisionUserPools(assembly, emulators.cognito, emulators.userPoolFile);
  const seen = createQueues(endpoints.sqs, assembly.region);
  const bindings = { apiUrl: parts.api.url, queueUrl: seen.url, ...pools };
  const resolver = createResolver(assembly, bindings);
  const queues = createQueues(emulators.sqs, assembly.region);
  await Promise.all([
    provisionTables(resolver, emulators.dynamodb),
    provisionQueues(resolver, queues),
  ]);

  const functions = createPools(resolver, parts);
  const invoker = await createAsyncInvoker(
    { resolver, queues, pools: functions, retrySeconds: parts.asyncRetrySeconds, log },
    [...scheduleTargets(resolver), ...ruleFunctions(resolver)],
  );
  const bus = createEventBus({ resolver, queues, invoker, log });
  const states = createStepFunctions({ resolver, pools: functions, log });
  parts.services.serve(
    createServices({
      'AWSEvents.PutEvents': bus.putEvents,
      'AWSStepFunctions.StartExecution': states.startExecution,
      'AWSStepFunctions.DescribeExecution': states.describeExecution,
      'AWSStepFunctions.ListExecutions': states.listExecutions,
      ...createSecrets(join(parts.stateDir, 'secrets.json')),
    }),
  );
  parts.api.serve(
    createHttpApi({ resolver, pools: functions, cognitoEndpoint: emulators.cognito, log }),
  );
  const sources = startEventSources({
    resolver,
    queues,
    pools: functions,
    dynamodbEndpoint: emulators.dynamodb,
    positionFile: id => join(parts.stateDir, `stream-position-${id}.json`),
    log,
  });
  const clock = createVirtualClock(parts.schedulerSpeed);
  const scheduler = startScheduler({ resolver, invoker, queues, clock, log });

  return {
    resolver,
    pools: new Map([...functions.values()].map(pool => [pool.definition.label, pool])),
    scheduler,
    stop: async () => {
      scheduler.stop();
      states.stop();
      await Promise.all([
        invoker.stop(),
        ...sources.map(source => source.stop()),
        ...[...functions.values()].map(pool => pool.stop()),
      ]);
    },
  };
};

const createPools = (
  resolver: Resolver,
  { endpoints, concurrency, backgroundNiceness, log }: RunnerParts,
): Map<string, LambdaPool> => {
  const routed = routedFunctions(resolver);
  return new Map(
    [...functionDefinitions(resolver, endpoints)].map(([arn, definition]) => {
      const size = concurrency[definition.label] ?? concurrency.default ?? 2;
      const niceness = routed.has(arn) ? 0 : backgroundNiceness;
      return [arn, new LambdaPool({ ...definition, niceness }, size, log)];
    }),
  );
};

/** Functions that event rules invoke. */
const ruleFunctions = (resolver: Resolver): string[] =>
  resourcesOf(resolver.assembly, 'AWS::Events::Rule')
    .flatMap(rule => resolver.property<{ Arn: string }[] | undefined>(rule, 'Targets') ?? [])
    .map(target => target.Arn)
    .filter(arn => arn.startsWith('arn:aws:lambda:'));
