import type { StateMachine, StateMachineDefinition } from 'aws-local-stepfunctions';
import { createJudge, statementsOf } from './iam.ts';
import type { Resolver } from './intrinsics.ts';
import type { LambdaPool } from './lambda-pool.ts';
import type { Resource } from './template.ts';

type Json = Parameters<StateMachine['run']>[0];

export interface Machine {
  readonly arn: string;
  run(
    name: string,
    executionArn: string,
    input: Json,
  ): { readonly result: Promise<Json>; readonly abort: () => void };
}

interface Parts {
  readonly resolver: Resolver;
  readonly pools: ReadonlyMap<string, LambdaPool>;
}

/** Step Functions' own limit for one state's input or output (AWS limit). */
const maxStateBytes = 256 * 1024;
/** A task without a time-out waits longer than any function may run (15 minutes); the interpreter would give it 60 s. */
const defaultTaskSeconds = 1_000;

/** An error whose `name` is what Retry and Catch compare. */
class StateError extends Error {
  readonly isRetryable = true;
  readonly isCatchable = true;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly ItemProcessor?: { States: Record<string, State> };
  readonly Iterator?: { States: Record<string, State> };
  readonly Branches?: readonly { States: Record<string, State> }[];
}

/** A machine of the template. Its tasks run in the functions' pools; anything else it wants is refused now, not when it gets there. */
export const createMachine = (parts: Parts, resource: Resource): Machine => {
  const text = parts.resolver.property<string>(resource, 'DefinitionString');
  const definition = JSON.parse(text) as { States: Record<string, State> };
  const role = parts.resolver.byArn(parts.resolver.property<string>(resource, 'RoleArn'));
  const allows = createJudge(role ? statementsOf(parts.resolver, role) : []);
  const handlers: Record<string, (input: Json) => Promise<Json>> = {};
  for (const [name, state] of statesOf(definition.States)) {
    if (state.Type !== 'Task') continue;
    if (name in handlers)
      throw new Error(`two tasks are called ${name}: the interpreter tells them apart by name`);
    handlers[name] = taskHandler(parts.pools, name, state, arn =>
      allows({ action: 'lambda:InvokeFunction', resource: arn }),
    );
    if (!state.TimeoutSecondsPath) state.TimeoutSeconds ??= defaultTaskSeconds;
  }
  const machine = interpreter(definition);
  const arn = parts.resolver.arn(resource);
  return {
    arn,
    run: (name, executionArn, input) => {
      let abort = () => {};
      const context = {
        Execution: { Id: executionArn, Name: name, RoleArn: role?.logicalId },
        StateMachine: { Id: arn, Name: arn.split(':').at(-1) },
      };
      const started = machine().then(stateMachine => {
        const execution = stateMachine.run(input, {
          overrides: { taskResourceLocalHandlers: handlers },
          context,
        });
        abort = execution.abort;
        void drain(execution.eventLogs);
        return execution.result as Promise<Json>;
      });
      return { result: started, abort: () => abort() };
    },
  };
};

/** Loads the interpreter at the first start: its import takes longer than the rest of the runner. */
const interpreter = (definition: unknown): (() => Promise<StateMachine>) => {
  let machine: Promise<StateMachine> | undefined;
  return () => {
    machine ??= import('aws-local-stepfunctions').then(
      ({ StateMachine: Interpreter }) => new Interpreter(definition as StateMachineDefinition),
    );
    return machine;
  };
};

function* statesOf(states: Record<string, State>): Generator<[string, State]> {
  for (const [name, state] of Object.entries(states)) {
    yield [name, state];
    const inner = [state.ItemProcessor, state.Iterator, ...(state.Branches ?? [])];
    for (const part of inner) if (part) yield* statesOf(part.States);
  }
}

const taskHandler = (
  pools: ReadonlyMap<string, LambdaPool>,
  name: string,
  { Resource = '' }: State,
  mayInvoke: (arn: string) => boolean,
) => {
  const isIntegration = Resource === 'arn:aws:states:::lambda:invoke';
  if (!isIntegration && !pools.has(Resource)) {
    throw new Error(`task ${name}: expected a function of the template, got ${Resource}`);
  }
  return async (input: Json): Promise<Json> => {
    const { FunctionName, Payload } = input as { FunctionName: string; Payload: Json };
    const arn = isIntegration ? FunctionName : Resource;
    const pool = pools.get(arn);
    if (!pool || !mayInvoke(arn)) {
      throw new StateError(
        'Lambda.AccessDeniedException',
        `the machine's role may not invoke ${arn}`,
      );
    }
    checkSize(name, 'input', JSON.stringify(input));
    const { outcome } = await pool.invoke(isIntegration ? Payload : input);
    if (!outcome.ok) throw new StateError(outcome.error.errorType, outcome.error.errorMessage);
    checkSize(name, 'output', outcome.payload);
    const output = JSON.parse(outcome.payload) as Json;
    return isIntegration
      ? { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: output }
      : output;
  };
};

const checkSize = (state: string, direction: string, text: string): void => {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxStateBytes) {
    throw new StateError(
      'States.DataLimitExceeded',
      `the ${direction} of ${state} has ${bytes} bytes, a state takes ${maxStateBytes}`,
    );
  }
};

/** The interpreter keeps its log until somebody reads it. */
const drain = async (events: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of events);
};
