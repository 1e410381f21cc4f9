import type { Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import type { LambdaPool } from './lambda-pool.ts';
import { nameOf } from './names.ts';
import { createGate, type Loop, startLoop } from './poll-loop.ts';
import { type Queues, queueOfArn, type ReceivedMessage } from './queues.ts';
import { resourcesOf } from './template.ts';

/** Lambda's asynchronous invocation: events wait in a queue of their own, which outlives a killed runner. */
export interface AsyncInvoker {
  enqueue(functionArn: string, event: unknown): Promise<void>;
  stop(): Promise<void>;
}

interface InvokeConfig {
  readonly MaximumRetryAttempts?: number;
  readonly MaximumEventAgeInSeconds?: number;
  readonly DestinationConfig?: { readonly OnFailure?: { readonly Destination: string } };
}

interface Envelope {
  readonly event: unknown;
  readonly attempt: number;
  readonly at: number;
}

export interface AsyncInvokerParts {
  readonly resolver: Resolver;
  readonly queues: Queues;
  readonly pools: ReadonlyMap<string, LambdaPool>;
  /** seconds before the second and the third try: 60 and 120 on AWS */
  readonly retrySeconds: readonly number[];
  readonly log: LogSink;
}

const queueOf = (pool: LambdaPool): string =>
  `local-async-${pool.definition.functionName}`.slice(0, 80);

/** Makes a queue for each function that a rule or schedule invokes, and works it. */
export const createAsyncInvoker = async (
  parts: AsyncInvokerParts,
  functionArns: Iterable<string>,
): Promise<AsyncInvoker> => {
  const { queues, pools, log } = parts;
  const configs = configsOf(parts.resolver);
  const loops: Loop[] = [];
  const poolOf = (arn: string): LambdaPool => {
    const pool = pools.get(arn);
    if (!pool) throw new Error(`no function has the ARN ${arn}`);
    return pool;
  };
  for (const arn of new Set(functionArns)) {
    const pool = poolOf(arn);
    // hidden a little longer than the function may take: what a killed runner held comes back
    const VisibilityTimeout = String(pool.definition.timeoutSeconds + 10);
    await queues.create(queueOf(pool), { VisibilityTimeout });
    const gate = createGate(pool.size);
    loops.push(
      startLoop(`async ${pool.definition.label}`, log, async signal => {
        const leave = await gate.enter();
        const messages = await queues.receive(queueOf(pool), 1, signal).catch(error => {
          leave();
          throw error;
        });
        const config = configs.get(arn) ?? {};
        void Promise.all(messages.map(message => work(parts, pool, config, message)))
          .catch(error => log('async', undefined, `${(error as Error).message}\n`))
          .finally(leave);
      }),
    );
  }
  return {
    enqueue: (arn, event) =>
      queues.send(queueOf(poolOf(arn)), {
        body: JSON.stringify({ event, attempt: 1, at: Date.now() } satisfies Envelope),
      }),
    stop: async () => {
      await Promise.all(loops.map(loop => loop.stop()));
    },
  };
};

const configsOf = (resolver: Resolver): Map<string, InvokeConfig> => {
  const byName = new Map(
    resourcesOf(resolver.assembly, 'AWS::Lambda::Function').map(resource => [
      nameOf(resource),
      resolver.arn(resource),
    ]),
  );
  return new Map(
    resourcesOf(resolver.assembly, 'AWS::Lambda::EventInvokeConfig').map(resource => {
      const config = resolver.properties<InvokeConfig & { FunctionName: string }>(resource);
      return [byName.get(config.FunctionName) ?? config.FunctionName, config];
    }),
  );
};

const work = async (
  { queues, retrySeconds }: AsyncInvokerParts,
  pool: LambdaPool,
  config: InvokeConfig,
  message: ReceivedMessage,
): Promise<void> => {
  const { event, attempt, at } = JSON.parse(message.Body) as Envelope;
  const { requestId, outcome } = await pool.invoke(event);
  // the runner is going: the event stays in its queue for the next one
  if (!outcome.ok && outcome.error.errorType === 'Runtime.Stopped') return;
  if (!outcome.ok) {
    const delaySeconds = retrySeconds[attempt - 1] ?? retrySeconds.at(-1) ?? 0;
    const age = (Date.now() - at) / 1_000 + delaySeconds;
    const again =
      attempt <= (config.MaximumRetryAttempts ?? 2) &&
      age <= (config.MaximumEventAgeInSeconds ?? 21_600);
    const destination = config.DestinationConfig?.OnFailure?.Destination;
    if (again) {
      const body = JSON.stringify({ event, attempt: attempt + 1, at } satisfies Envelope);
      await queues.send(queueOf(pool), { body, delaySeconds });
    } else if (destination) {
      const record = failureRecord(pool, requestId, attempt, event, outcome.error);
      await queues.send(queueOfArn(destination), { body: JSON.stringify(record) });
    }
  }
  await queues.delete(queueOf(pool), [message]);
};

/** The invocation record that Lambda sends to a destination (AWS: "Adding a destination"). */
const failureRecord = (
  pool: LambdaPool,
  requestId: string,
  attempts: number,
  requestPayload: unknown,
  responsePayload: unknown,
) => ({
  version: '1.0',
  timestamp: new Date().toISOString(),
  requestContext: {
    requestId,
    functionArn: `${pool.definition.functionArn}:$LATEST`,
    condition: 'RetriesExhausted',
    approximateInvokeCount: attempts,
  },
  requestPayload,
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload,
});
