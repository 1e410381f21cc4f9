import type { LambdaPool } from '../../infra/local/lambda-pool.ts';
import { ServiceError } from '../../infra/local/services.ts';
import { createMachine, type Machine } from '../../infra/local/state-machine.ts';
import { resourcesOf } from '../../infra/local/template.ts';
import type { Json } from './call.ts';
import type { Cloud } from './cloud.ts';

export type Invoke = (arn: string, event: unknown) => ReturnType<LambdaPool['invoke']>;

/** The template's state machines, interpreted once for all scenarios: a definition takes long to be checked. */
export const createMachines = (cloud: Cloud, invoke: Invoke): Map<string, Machine> => {
  const pools = new Map(
    [...cloud.definitions].map(([arn, definition]) => {
      const pool = { definition, invoke: (event: unknown) => invoke(arn, event) };
      return [arn, pool as unknown as LambdaPool];
    }),
  );
  return new Map(
    resourcesOf(cloud.resolver.assembly, 'AWS::StepFunctions::StateMachine').map(resource => {
      const machine = createMachine({ resolver: cloud.resolver, pools }, resource);
      return [machine.arn, machine];
    }),
  );
};

/** What one scenario started. Executions outlive every worker, as on AWS. */
export class Executions {
  readonly #machines: ReadonlyMap<string, Machine>;
  readonly #tell: (line: string) => void;
  readonly #started = new Map<string, { input: string; isRunning: boolean }>();

  constructor(machines: ReadonlyMap<string, Machine>, tell: (line: string) => void) {
    this.#machines = machines;
    this.#tell = tell;
  }

  /** Started again with the same input while it runs it is the same; any other start by its name is refused (AWS). */
  start = async ({ stateMachineArn, name, input }: Json): Promise<object> => {
    const machine = this.#machines.get(stateMachineArn);
    if (!machine) throw new ServiceError('StateMachineDoesNotExist', stateMachineArn);
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const answer = { executionArn, startDate: Date.now() / 1_000 };
    const known = this.#started.get(name);
    if (known?.isRunning && known.input === input) return answer;
    if (known)
      throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${name}'`);
    const execution = { input, isRunning: true };
    this.#started.set(name, execution);
    const { result } = machine.run(name, executionArn, JSON.parse(input));
    const over = (said: string) => {
      execution.isRunning = false;
      this.#tell(`execution ${name} ${said}`);
    };
    void result.then(
      () => over('ends'),
      (error: Error) => over(`fails: ${error.name} ${error.message}`),
    );
    return answer;
  };
}
