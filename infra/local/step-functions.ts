import type { Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import type { LambdaPool } from './lambda-pool.ts';
import { ServiceError } from './services.ts';
import { createMachine, type Machine } from './state-machine.ts';
import { resourcesOf } from './template.ts';

/** Input, output and state of an execution hold at most this much (AWS limit). */
export const maxStateBytes = 256 * 1024;

interface Execution {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly input: string;
  readonly startDate: number;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  stopDate?: number;
  output?: string;
  error?: string;
  cause?: string;
  abort: () => void;
}

interface Parts {
  readonly resolver: Resolver;
  readonly pools: ReadonlyMap<string, LambdaPool>;
  readonly log: LogSink;
}

/**
 * Step Functions for the template's machines. Executions live in this process: killed with it, they are gone
 * (on AWS they would go on), and whoever started them has to notice, as the tick does.
 */
export const createStepFunctions = (parts: Parts) => {
  const machines = new Map<string, Machine>();
  for (const resource of resourcesOf(parts.resolver.assembly, 'AWS::StepFunctions::StateMachine')) {
    machines.set(parts.resolver.arn(resource), createMachine(parts, resource));
  }
  const executions = new Map<string, Execution>();

  const machineOf = (arn: string): Machine => {
    const machine = machines.get(arn);
    if (!machine) throw new ServiceError('StateMachineDoesNotExist', `no state machine ${arn}`);
    return machine;
  };

  const find = (arn: string): Execution => {
    const execution = executions.get(arn);
    if (!execution) throw new ServiceError('ExecutionDoesNotExist', `no execution ${arn}`);
    return execution;
  };

  const start = (machine: Machine, name: string, input: string): Execution => {
    const stateMachineArn = machine.arn;
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const execution: Execution = {
      executionArn,
      stateMachineArn,
      name,
      input,
      startDate: Date.now() / 1_000,
      status: 'RUNNING',
      abort: () => {},
    };
    executions.set(executionArn, execution);
    const running = machine.run(name, executionArn, JSON.parse(input));
    execution.abort = running.abort;
    void running.result.then(
      output => finish(execution, { status: 'SUCCEEDED', output: JSON.stringify(output) }),
      (error: Error) => {
        finish(execution, { status: 'FAILED', error: error.name, cause: error.message });
        const line = { level: 'ERROR', message: `execution ${name} failed`, error: error.message };
        parts.log('step-functions', undefined, `${JSON.stringify(line)}\n`);
      },
    );
    return execution;
  };

  return {
    startExecution: async (request: { stateMachineArn: string; name?: string; input?: string }) => {
      const machine = machineOf(request.stateMachineArn);
      const name = request.name ?? crypto.randomUUID();
      const input = request.input ?? '{}';
      checkStart(name, input);
      const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
      const known = executions.get(arn);
      // the same start while it runs is answered as the first; anything else by that name is refused (AWS)
      if (known && (known.status !== 'RUNNING' || known.input !== input)) {
        throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
      }
      const { executionArn, startDate } = known ?? start(machine, name, input);
      return { executionArn, startDate };
    },
    describeExecution: async ({ executionArn }: { executionArn: string }) =>
      described(find(executionArn)),
    listExecutions: async (request: {
      stateMachineArn: string;
      statusFilter?: string;
      maxResults?: number;
    }) => {
      machineOf(request.stateMachineArn);
      const found = [...executions.values()].filter(
        ({ stateMachineArn, status }) =>
          stateMachineArn === request.stateMachineArn &&
          (!request.statusFilter || status === request.statusFilter),
      );
      return {
        executions: found
          .reverse()
          .slice(0, request.maxResults ?? 100)
          .map(summary),
      };
    },
    stop: () => {
      for (const { abort } of executions.values()) abort();
    },
  };
};

const finish = (execution: Execution, result: Partial<Execution>): void => {
  Object.assign(execution, result, { stopDate: Date.now() / 1_000, abort: () => {} });
};

const summary = ({ input: _i, output: _o, error: _e, cause: _c, abort: _a, ...rest }: Execution) =>
  rest;

const described = ({ abort: _, ...execution }: Execution) => execution;

const checkStart = (name: string, input: string): void => {
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw new ServiceError('InvalidName', `expected 1 to 80 of A-Z a-z 0-9 - _, got '${name}'`);
  }
  if (Buffer.byteLength(input) > maxStateBytes) {
    throw new ServiceError('InvalidExecutionInput', `expected at most ${maxStateBytes} bytes`);
  }
  try {
    JSON.parse(input);
  } catch {
    throw new ServiceError('InvalidExecutionInput', 'expected JSON');
  }
};
